// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tourstops.h"

#include "core/session/session.h"
#include "ui/pages/details/detailstabs.h"
#include "ui/pages/kindview.h"
#include "ui/pages/runaction.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/places.h"
#include "ui/shell/shell.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocalServer>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Kind;

TourStop pageStop(const QString& name, const Location& location)
{
    return {name, [location](MainWindow& window) { window.shell().goTo(location); }};
}

/// The first widget of this class that can be seen.
template <class W>
W* seen(MainWindow& window)
{
    const auto all = window.findChildren<W*>();
    const auto found = std::ranges::find_if(all, [](const W* widget) { return widget->isVisible(); });
    return found == all.end() ? nullptr : *found;
}

void addPages(std::vector<TourStop>& stops, MainWindow& window)
{
    session::Session& session = window.session();
    for (const Place& place : places()) {
        if (place.kind && !session.has(*place.kind))
            continue;
        const QString page = QString::fromLatin1(place.page);
        stops.push_back(pageStop(page, {page, {}, {}}));
        stops.back().hasMenus = !place.kind || place.kind == Kind::Container;
        if (!place.kind || session.store(*place.kind).snapshot()->empty())
            continue;
        const QString key = session.store(*place.kind).snapshot()->front()->key;
        for (const TabRow* row : tabsOf(kindView(*place.kind), session.backend())) {
            const QString tab = QString::fromLatin1(row->id);
            const bool isTold = place.kind == Kind::Container || place.kind == Kind::Pod || row->tab == Tab::Details ||
                                row->tab == Tab::Yaml || row->tab == Tab::Files || row->tab == Tab::Picture;
            if (isTold)
                stops.push_back(pageStop(page + QLatin1Char('-') + tab, {page, key, tab}));
        }
    }
}

/// What only a click shows: the form beside a text, and a port that leads into a pod.
void addClicked(std::vector<TourStop>& stops, MainWindow& window)
{
    const auto click = [](MainWindow& shown, const char* name) {
        for (auto* one : shown.findChildren<QPushButton*>(QLatin1StringView(name)))
            one->isVisible() ? one->click() : void();
    };
    stops.push_back({QStringLiteral("yaml-form"), [click](MainWindow& shown) {
                         shown.shell().goTo({QStringLiteral("yaml"), {}, {}});
                         click(shown, "showForm");
                     }});
    if (!window.session().has(Kind::Pod) || window.session().store(Kind::Pod).snapshot()->empty())
        return;
    const backend::ObjectPtr pod = window.session().store(Kind::Pod).snapshot()->front();
    stops.push_back({QStringLiteral("pods-forwarded"), [click, pod](MainWindow& shown) {
                         shown.shell().goTo(Location::ofObject({Kind::Pod, pod->key}, QStringLiteral("details")));
                         click(shown, "forward");
                     }});
    stops.push_back(pageStop(QStringLiteral("forwards-some"), {QStringLiteral("forwards"), {}, {}}));
}

/// A list with rows selected, one that is filtered to nothing, and what is asked before many are deleted.
void addListStates(std::vector<TourStop>& stops)
{
    const auto select = [](MainWindow& window) {
        window.shell().goTo(Location::ofList(Kind::Container));
        if (auto* list = seen<QAbstractItemView>(window))
            list->selectAll();
    };
    stops.push_back({QStringLiteral("list-selected"), select});
    stops.push_back({QStringLiteral("list-deleting"), [select](MainWindow& window) {
                         select(window);
                         QKeyEvent press(QEvent::KeyPress, Qt::Key_Delete, Qt::NoModifier);
                         if (auto* list = seen<QAbstractItemView>(window))
                             QCoreApplication::sendEvent(list, &press);
                     }});
    stops.push_back({QStringLiteral("list-nothing-fits"), [](MainWindow& window) {
                         window.shell().goTo(Location::ofList(Kind::Container));
                         if (auto* field = seen<QLineEdit>(window))
                             field->setText(QStringLiteral("nothing is called like this"));
                     }});
}

/// Gives the drawer of operations something to tell.
void restartSome(MainWindow& window)
{
    constexpr std::size_t kSome = 3;
    session::Session& session = window.session();
    const auto& actions = kindView(Kind::Container).actions;
    const auto restart = std::ranges::find_if(
        actions, [](const Action& action) { return QLatin1StringView(action.id) == QLatin1StringView("restart"); });
    if (restart == actions.end())
        return;
    Objects some = applicable(*restart, *session.store(Kind::Container).snapshot());
    some.resize(std::min(some.size(), kSome));
    for (const backend::ObjectPtr& one : some) // many at once would be asked about
        runAction(*restart, {{one}, session, &window});
}

void addDrawers(std::vector<TourStop>& stops)
{
    const auto at = [](const char* page, auto open) {
        return [page = QString::fromLatin1(page), open](MainWindow& window) {
            window.shell().goTo({page, {}, {}});
            open(window);
        };
    };
    stops.push_back({QStringLiteral("operations"), at("containers", [](MainWindow& window) {
                         restartSome(window);
                         window.shell().openOperations();
                     })});
    stops.push_back({QStringLiteral("palette"),
                     at("overview", [](MainWindow& window) { window.shell().openPalette(QStringLiteral("po")); })});
    stops.push_back(
        {QStringLiteral("keys"), at("containers", [](MainWindow& window) { window.shell().openKeySheet(); })});
}

/// As large as for a class. What comes next has to leave it.
void addPresentation(std::vector<TourStop>& stops)
{
    stops.push_back({QStringLiteral("presentation-overview"), [](MainWindow& window) {
                         window.shell().goTo({QStringLiteral("overview"), {}, {}});
                         window.shell().runCommand(QStringLiteral("presentation"));
                     }});
    stops.push_back(pageStop(QStringLiteral("presentation-containers"), Location::ofList(Kind::Container)));
}

/// A connection on which nobody answers, and what it says in the drawer.
void addFailures(std::vector<TourStop>& stops, const QString& folder)
{
    stops.push_back({QStringLiteral("lost-overview"), [folder](MainWindow& window) {
                         window.shell().runCommand(QStringLiteral("presentation"));
                         window.addConnection(QStringLiteral("workshop"),
                                              QStringLiteral("unix://") + folder + QStringLiteral("/nobody.sock"));
                     }});
    stops.push_back(pageStop(QStringLiteral("lost-containers"), Location::ofList(Kind::Container)));
    stops.push_back({QStringLiteral("lost-notices"),
                     [](MainWindow& window) { window.shell().runCommand(QStringLiteral("notices")); }});
}

/// A connection on which somebody listens and never says a word: what is not known yet.
void addWaiting(std::vector<TourStop>& stops)
{
    stops.push_back({QStringLiteral("waiting-overview"), [](MainWindow& window) {
                         auto* silent = new QLocalServer(&window);
                         silent->setSocketOptions(QLocalServer::UserAccessOption);
                         silent->listen(QStringLiteral("darse-tour-%1").arg(QCoreApplication::applicationPid()));
                         window.addConnection(QStringLiteral("attic"),
                                              QStringLiteral("unix://") + silent->fullServerName());
                         window.shell().goTo({QStringLiteral("overview"), {}, {}});
                     }});
    stops.push_back(pageStop(QStringLiteral("waiting-containers"), Location::ofList(Kind::Container)));
    stops.push_back(pageStop(QStringLiteral("waiting-metrics"), {QStringLiteral("metrics"), {}, {}}));
}

/// Beside its button, without waiting for a choice.
void popUp(const QWidget& button, QMenu& menu)
{
    menu.popup(button.mapToGlobal(QPoint(0, button.height())));
}

} // namespace

std::vector<TourStop> tourStops(MainWindow& window, const QString& folder)
{
    std::vector<TourStop> stops;
    addPages(stops, window);
    addClicked(stops, window);
    addFirstSteps(stops);
    addListStates(stops);
    addQuestions(stops, window);
    stops.push_back(pageStop(QStringLiteral("settings"), {QStringLiteral("settings"), {}, {}}));
    addDrawers(stops);
    addPresentation(stops);
    addFailures(stops, folder);
    addWaiting(stops);
    return stops;
}

std::vector<TourStop> menuStops(MainWindow& window, const TourStop& page, QSet<const QMenu*>& shown)
{
    std::vector<TourStop> stops;
    const auto add = [&stops, &page, &shown](const QWidget* button, QMenu* menu) {
        if (!button->isVisible() || menu == nullptr || shown.contains(menu))
            return;
        shown.insert(menu);
        const QString name = page.name + QStringLiteral("-menu-") + QString::number(stops.size() + 1);
        stops.push_back({name, [button = QPointer(button), menu = QPointer(menu)](MainWindow&) {
                             if (button && menu)
                                 popUp(*button, *menu);
                         }});
    };
    for (const QPushButton* button : window.findChildren<QPushButton*>())
        add(button, button->menu());
    for (const QToolButton* button : window.findChildren<QToolButton*>())
        add(button, button->menu());
    return stops;
}

} // namespace darse::ui
