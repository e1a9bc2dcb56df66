// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/config.h"
#include "core/backend/files.h"
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
    backend::Pending<QMap<QString, QByteArray>> reveal(const QString& key) override
    {
        asked.append(key);
        return backend::ready<QMap<QString, QByteArray>>(
            QMap<QString, QByteArray>{{QStringLiteral("password"), "hunter2"}});
    }

    QStringList asked;
};

/// Each owner has one file, which is called after it.
class NamedFiles final : public backend::Files {
public:
    backend::Pending<backend::FolderListing> list(const QString& owner, const QString&) override
    {
        asked.append(owner);
        return backend::ready<backend::FolderListing>(
            backend::FolderListing{.entries = {{.name = QStringLiteral("of-") + owner}}});
    }
    backend::Pending<QByteArray> read(const QString&, const QString&, qint64) override
    {
        return backend::ready<QByteArray>(QByteArray());
    }
    backend::Pending<void> write(const QString&, const QString&, const QByteArray&) override { return done(); }
    backend::Pending<void> makeFolder(const QString&, const QString&) override { return done(); }
    backend::Pending<void> remove(const QString&, const QString&) override { return done(); }
    std::unique_ptr<backend::Transfer> download(const QString&, const backend::FileEntry&, const QString&,
                                                const QString&) override
    {
        return nullptr;
    }
    std::unique_ptr<backend::Transfer> upload(const QString&, const QString&, const QStringList&) override
    {
        return nullptr;
    }

    QStringList asked;

private:
    static backend::Pending<void> done() { return backend::ready<void>(ok()); }
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
    backend::Files* files(backend::Kind kind) override
    {
        return hasFiles && kind == backend::Kind::Container ? &namedFiles : nullptr;
    }

    std::map<backend::Kind, FakeObjects> kinds;
    FakeContainers verbs;
    FakeMetrics numbers;
    SilentLogs lines;
    OpenSecrets secretValues;
    NamedFiles namedFiles;
    bool hasFiles = false;
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
