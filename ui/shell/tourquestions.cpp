// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every dialog of the window, each in the states that a person meets.
#include "core/session/session.h"
#include "ui/pages/kindview.h"
#include "ui/pages/runaction.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/places.h"
#include "ui/shell/shell.h"
#include "ui/shell/tourstops.h"

#include <QAbstractItemView>
#include <QAction>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Kind;

constexpr std::chrono::milliseconds kPageIsThere{300};

/// Commands that open the desktop's own file dialog, or no dialog at all.
bool isElsewhere(const QString& id)
{
    static const QSet<QString> kElsewhere{QStringLiteral("create.load"), QStringLiteral("create.import"),
                                          QStringLiteral("create.yaml"), QStringLiteral("export"),
                                          QStringLiteral("save"),        QStringLiteral("copy-yaml")};
    return kElsewhere.contains(id);
}

QDialog* openDialog(MainWindow& window)
{
    const auto all = window.findChildren<QDialog*>();
    const auto found = std::ranges::find_if(all, [](const QDialog* dialog) { return dialog->isVisible(); });
    return found == all.end() ? nullptr : *found;
}

/// Opens what `id` opens, and then does something in it.
TourStop commandStop(const QString& name, const QString& id, const std::function<void(QDialog&)>& then = {})
{
    return {name, [id, then](MainWindow& window) {
                window.shell().goTo(Location::ofList(Kind::Container));
                window.shell().runCommand(id);
                QDialog* dialog = openDialog(window);
                if (then && dialog != nullptr)
                    then(*dialog);
            }};
}

/// The first field with something in it that is not taken.
void write(QDialog& dialog, const QString& text)
{
    if (auto* field = dialog.findChild<QLineEdit*>())
        field->setText(text);
}

void addCommands(std::vector<TourStop>& stops, MainWindow& window)
{
    for (const Command& command : window.shell().commands()) {
        if (command.id == QLatin1StringView("trash") || (command.text.endsWith(u'…') && !isElsewhere(command.id)))
            stops.push_back(commandStop(QStringLiteral("ask-") + command.id, command.id));
    }
    for (const char* id : {"create.pull", "create.volume", "create.network"})
        stops.push_back(commandStop(QStringLiteral("refused-") + QLatin1StringView(id), QLatin1StringView(id),
                                    [](QDialog& dialog) { write(dialog, QStringLiteral("not this")); }));
}

/// Each way to a server has words and fields of its own.
void addConnections(std::vector<TourStop>& stops)
{
    for (const char* scheme : {"unix", "ssh", "tls", "tcp", "kube"}) {
        const QString begin = QLatin1StringView(scheme);
        stops.push_back({QStringLiteral("connection-") + begin, [begin](MainWindow& window) {
                             window.shell().goTo(Location::ofList(Kind::Container));
                             Q_EMIT window.shell().connectionAddAsked();
                             QTimer::singleShot(0, &window, [&window, begin] {
                                 if (QDialog* dialog = openDialog(window))
                                     write(*dialog, begin + QStringLiteral("://"));
                             });
                         }});
    }
}

Objects targetsOf(const Action& action, Kind kind, session::Session& session)
{
    Objects targets = applicable(action, *session.store(kind).snapshot());
    if (targets.empty() && action.open) { // a dialog is about one
        for (const backend::ObjectPtr& object : *session.store(kind).snapshot()) {
            if (applies(action, *object))
                return {object};
        }
    }
    constexpr std::size_t kSome = 2;
    targets.resize(std::min(targets.size(), kSome));
    return targets;
}

/// What is asked before something is done to objects; dangerous things, to one and to some.
void addActions(std::vector<TourStop>& stops, MainWindow& window)
{
    for (const Place& place : places()) {
        if (!place.kind || !window.session().has(*place.kind))
            continue;
        const Kind kind = *place.kind;
        for (const Action& action : kindView(kind).actions) {
            const bool isAsking = action.isDanger || action.open;
            if (!isAsking || isElsewhere(QLatin1StringView(action.id)) || !isOffered(action, window.session()) ||
                (action.open && !actionLabel(action).endsWith(u'…')))
                continue;
            const auto ask = [&action, kind](std::size_t many) {
                return [&action, kind, many](MainWindow& shown) {
                    shown.shell().goTo(Location::ofList(kind));
                    Objects targets = targetsOf(action, kind, shown.session());
                    targets.resize(std::min(targets.size(), many));
                    runAction(action, {targets, shown.session(), &shown});
                };
            };
            const QString name =
                QStringLiteral("ask-%1-%2").arg(QLatin1StringView(place.page), QLatin1StringView(action.id));
            stops.push_back({name, ask(1)});
            if (!action.open)
                stops.push_back({name + QStringLiteral("-some"), ask(2)});
        }
    }
}

/// What stands in the trash, and the toast that offers to take it back.
void addTrash(std::vector<TourStop>& stops)
{
    stops.push_back({QStringLiteral("toast-undo"), [](MainWindow& window) {
                         window.shell().goTo(Location::ofList(Kind::Container));
                         for (const Action& action : kindView(Kind::Container).actions) {
                             Objects targets = targetsOf(action, Kind::Container, window.session());
                             if (!action.undo || targets.empty() || !isOffered(action, window.session()))
                                 continue;
                             runAction(action, {targets, window.session(), &window});
                             if (QDialog* dialog = openDialog(window))
                                 dialog->findChild<QPushButton*>(QStringLiteral("confirm"))->click();
                         }
                     }});
    stops.push_back(commandStop(QStringLiteral("trash-some"), QStringLiteral("trash")));
}

/// What the tabs of the first object open, and a login where the certificate is not trusted.
void addOfTabs(std::vector<TourStop>& stops)
{
    const auto first = [](MainWindow& window, Kind kind, const char* tab) {
        const auto all = window.session().store(kind).snapshot();
        if (!all->empty())
            window.shell().goTo(Location::ofObject({kind, all->front()->key}, QLatin1StringView(tab)));
    };
    stops.push_back({QStringLiteral("ask-layers"), [first](MainWindow& window) {
                         first(window, Kind::Image, "details");
                         QTimer::singleShot(kPageIsThere, &window, [&window] {
                             for (auto* look : window.findChildren<QPushButton*>(QStringLiteral("lookInside")))
                                 look->isVisible() ? look->click() : void();
                         });
                     }});
    stops.push_back({QStringLiteral("ask-moment"), [first](MainWindow& window) {
                         first(window, Kind::Container, "logs");
                         QTimer::singleShot(kPageIsThere, &window, [&window] {
                             for (auto* go : window.findChildren<QAction*>(QStringLiteral("goToTime")))
                                 go->trigger();
                         });
                     }});
    stops.push_back(
        {QStringLiteral("ask-login-distrusted"), [](MainWindow& window) {
             window.shell().goTo({QStringLiteral("registries"), QStringLiteral("private.example.org:5000"), {}});
             window.shell().runCommand(QStringLiteral("registry.login"));
         }});
}

/// What the other button of the mouse opens on a row.
void addRowMenus(std::vector<TourStop>& stops, MainWindow& window)
{
    for (const Kind kind : {Kind::Container, Kind::Pod, Kind::Image, Kind::Volume, Kind::Network}) {
        if (!window.session().has(kind))
            continue;
        stops.push_back({QStringLiteral("row-menu-") + backend::kindName(kind), [kind](MainWindow& shown) {
                             shown.shell().goTo(Location::ofList(kind));
                             for (auto* list : shown.findChildren<QAbstractItemView*>()) {
                                 if (!list->isVisible() || list->model() == nullptr)
                                     continue;
                                 list->setCurrentIndex(list->model()->index(0, 0));
                                 const QPoint at = list->visualRect(list->currentIndex()).center();
                                 QContextMenuEvent click(QContextMenuEvent::Mouse, at,
                                                         list->viewport()->mapToGlobal(at));
                                 QCoreApplication::sendEvent(list->viewport(), &click);
                                 return;
                             }
                         }});
    }
}

} // namespace

void addQuestions(std::vector<TourStop>& stops, MainWindow& window)
{
    addCommands(stops, window);
    if (window.session().has(Kind::Container))
        addMaking(stops);
    addConnections(stops);
    addActions(stops, window);
    addOfTabs(stops);
    addRowMenus(stops, window);
    addTrash(stops);
}

} // namespace darse::ui
