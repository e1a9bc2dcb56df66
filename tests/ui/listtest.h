// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/settings.h"
#include "tests/ui/tabletest.h"
#include "ui/pages/kindview.h"
#include "ui/pages/list/listpage.h"
#include "ui/pages/list/objectview.h"

#include <QLineEdit>
#include <QTest>

namespace darse::test {

/// Containers with one quiet verb, one that is not offered, and one that is dangerous.
inline ui::KindView testView()
{
    using backend::Backend;
    using backend::Object;
    ui::Action stop{};
    stop.id = "stop";
    stop.label = "Stop";
    stop.operation = "Stop %1";
    stop.icon = QStringLiteral("stop");
    stop.commandLine = QStringLiteral("docker stop %1");
    stop.applies = [](const Object& object) { return object.status == backend::Status::Running; };
    stop.run = [](Backend& backend, const Object& object) { return backend.containers()->stop(object.key); };
    ui::Action absent = stop;
    absent.id = "absent";
    absent.isOffered = [](Backend&) { return false; };
    ui::Action remove = stop;
    remove.id = "delete";
    remove.label = "Delete";
    remove.operation = "Delete %1";
    remove.isDanger = true;
    remove.consequence = "Volumes stay.";
    remove.applies = {};
    remove.run = [](Backend& backend, const Object& object) { return backend.containers()->kill(object.key); };
    ui::KindView view{};
    view.kind = backend::Kind::Container;
    view.icon = QStringLiteral("container");
    view.plural = "Containers";
    view.singular = "Container";
    view.purpose = "A container is a process that sees only its own files.";
    view.empty = "No containers yet";
    view.columns = testColumns();
    ui::Action together = stop;
    together.id = "together";
    together.label = "Together";
    together.applies = {};
    together.run = {};
    together.leadsTo = [](const std::vector<backend::ObjectPtr>& containers) {
        QStringList keys;
        for (const backend::ObjectPtr& container : containers)
            keys << container->key;
        return ui::Location::ofLogs(keys);
    };
    view.actions = {stop, absent, remove, together};
    return view;
}

/// A window with the list of containers of a fake backend.
struct ListWindow {
    explicit ListWindow(FakeBackend* fake, const ui::KindView& shown = testView()) :
        backend(fake),
        view(shown),
        session(std::unique_ptr<backend::Backend>(fake)),
        settings(QString()),
        page(std::make_unique<ui::ListPage>(view, ui::PageContext{session, settings}))
    {
        page->resize(1000, 600);
        page->setVisible(true);
        page->activateWindow();
    }

    [[nodiscard]] ui::ObjectView* rows() const { return page->findChild<ui::ObjectView*>(); }
    [[nodiscard]] QLineEdit* filter() const { return page->findChild<QLineEdit*>(QStringLiteral("filter")); }
    template <class Widget>
    [[nodiscard]] Widget* part(const char* name) const
    {
        return page->findChild<Widget*>(QLatin1StringView(name));
    }
    [[nodiscard]] int selected() const { return rows()->selectedCount(); }

    FakeBackend* backend;
    ui::KindView view;
    session::Session session;
    session::Settings settings;
    std::unique_ptr<ui::ListPage> page;
};

} // namespace darse::test
