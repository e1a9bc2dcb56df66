// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/config.h"
#include "core/backend/logs.h"
#include "core/backend/pod.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "tests/support/fakebackend.h"
#include "ui/pages/details/detailspage.h"

#include <QSignalSpy>

namespace darse::test {

class SilentLogs final : public backend::Logs {
public:
    std::unique_ptr<backend::LogStream> open(const QString& containerKey, const backend::LogOptions&) override
    {
        opened.append(containerKey);
        return std::make_unique<backend::LogStream>();
    }

    QStringList opened;
};

class OpenSecrets final : public backend::Secrets {
public:
    backend::Pending<QMap<QString, QString>> reveal(const QString& key) override
    {
        asked.append(key);
        return backend::ready<QMap<QString, QString>>(
            QMap<QString, QString>{{QStringLiteral("password"), QStringLiteral("hunter2")}});
    }

    QStringList asked;
};

/// A backend that has what a test gives it.
class DetailsBackend final : public backend::Backend {
    Q_OBJECT
public:
    void open() override {}
    [[nodiscard]] backend::Link link() const override { return backend::Link::Connected; }
    [[nodiscard]] std::optional<Error> error() const override { return {}; }
    [[nodiscard]] backend::Capabilities capabilities() const override { return {}; }
    backend::Objects* objects(backend::Kind kind) override { return &kinds[kind]; }
    backend::Containers* containers() override { return &verbs; }
    backend::Metrics* metrics() override { return hasMetrics ? &numbers : nullptr; }
    backend::Logs* logs() override { return hasLogs ? &lines : nullptr; }
    backend::Secrets* secrets() override { return &secretValues; }

    std::map<backend::Kind, FakeObjects> kinds;
    FakeContainers verbs;
    FakeMetrics numbers;
    SilentLogs lines;
    OpenSecrets secretValues;
    bool hasMetrics = true;
    bool hasLogs = true;
};

/// A details page with everything that it needs.
struct DetailsScene {
    DetailsBackend* backend = new DetailsBackend;
    session::Session session{std::unique_ptr<backend::Backend>(backend)};
    session::Settings settings{QString()};
    std::unique_ptr<ui::DetailsPage> page;

    void put(const backend::ObjectPtr& object) { backend->kinds[object->kind].put(object); }

    ui::DetailsPage& show(backend::Kind kind, const QString& key, const QString& tab = {})
    {
        if (!page) {
            page = std::make_unique<ui::DetailsPage>(ui::PageContext{session, settings});
            page->resize(1000, 700);
            page->setVisible(true);
        }
        static_cast<ui::Page&>(*page).show(ui::Location::ofObject({kind, key}, tab));
        return *page;
    }
};

} // namespace darse::test
