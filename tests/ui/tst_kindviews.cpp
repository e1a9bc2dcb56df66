// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/backend.h"
#include "core/backend/config.h"
#include "core/backend/container.h"
#include "core/backend/event.h"
#include "core/backend/networking.h"
#include "core/backend/node.h"
#include "core/backend/pod.h"
#include "core/backend/storage.h"
#include "core/backend/workload.h"
#include "core/session/session.h"
#include "ui/pages/kindview.h"

#include <QDir>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <string_view>

using namespace darse;
using namespace darse::ui;
using backend::Kind;
using backend::ObjectPtr;
using backend::Status;

namespace {

/// A connection that has nothing: no interface, no number.
class BareBackend final : public backend::Backend {
public:
    void open() override {}
    [[nodiscard]] backend::Link link() const override { return backend::Link::Connected; }
    [[nodiscard]] std::optional<Error> error() const override { return std::nullopt; }
    [[nodiscard]] backend::Capabilities capabilities() const override { return {}; }
};

template <class T>
std::shared_ptr<T> named(const QString& name)
{
    auto object = std::make_shared<T>();
    object->key = name;
    object->name = name;
    return object;
}

template <class... T>
ObjectPtr firstOf(Kind kind)
{
    ObjectPtr found;
    ((found = T::kKind == kind ? ObjectPtr(named<T>(QStringLiteral("x"))) : found), ...);
    return found;
}

/// An object about which nothing is known but its name.
ObjectPtr bare(Kind kind)
{
    using namespace backend;
    return firstOf<Container, Pod, Deployment, Job, ConfigMap, Secret, Service, Route, Network, Volume, Image, Node,
                   Event>(kind);
}

bool isWritten(const char* text)
{
    return text != nullptr && !std::string_view(text).empty();
}

const Action* actionOf(Kind kind, std::string_view id)
{
    const auto& actions = kindView(kind).actions;
    const auto found = std::ranges::find_if(actions, [id](const Action& action) { return action.id == id; });
    return found == actions.end() ? nullptr : &*found;
}

const Column* columnOf(Kind kind, std::string_view id)
{
    const auto& columns = kindView(kind).columns;
    const auto found = std::ranges::find_if(columns, [id](const Column& column) { return column.id == id; });
    return found == columns.end() ? nullptr : &*found;
}

} // namespace

class TestKindViews : public QObject {
    Q_OBJECT

    session::Session m_session{std::make_unique<BareBackend>()};

    static void eachKind()
    {
        QTest::addColumn<Kind>("kind");
        for (const Kind kind : backend::kAllKinds)
            QTest::newRow(qPrintable(backend::kindName(kind))) << kind;
    }

    bool applies(std::string_view id, Status status) const
    {
        const auto container = named<backend::Container>(QStringLiteral("web"));
        container->status = status;
        const Action* action = actionOf(Kind::Container, id);
        return action != nullptr && action->applies(*container);
    }

    SortKey statusKey(Status status)
    {
        const auto container = named<backend::Container>(QStringLiteral("web"));
        container->status = status;
        return columnOf(Kind::Container, "status")->sortKey(*container, m_session);
    }

private Q_SLOTS:
    void everyKindHasOneView()
    {
        QCOMPARE(kindViews().size(), backend::kAllKinds.size());
        for (const Kind kind : backend::kAllKinds)
            QVERIFY(kindView(kind).kind == kind);
    }

    void nothingIsLeftUnsaid_data() { eachKind(); }
    void nothingIsLeftUnsaid()
    {
        QFETCH(Kind, kind);
        const KindView& view = kindView(kind);
        QVERIFY(isWritten(view.plural) && isWritten(view.singular) && isWritten(view.empty));
        QVERIFY(std::string_view(view.purpose).ends_with('.'));
        for (const Column& column : view.columns)
            QVERIFY2(isWritten(column.title) && column.width > 0, column.id);
        for (const Action& action : view.actions) {
            QVERIFY2(isWritten(action.label) && !action.icon.isEmpty(), action.id);
            QVERIFY2(std::string_view(action.operation).find("%1") != std::string_view::npos, action.id);
            // What only the console knows of has no line for a terminal.
            const bool isOurs = action.commandLine.isEmpty() && (action.open || action.leadsTo);
            QVERIFY2(isOurs || action.commandLine.count(QStringLiteral("%1")) == 1, action.id);
            QVERIFY2(action.isDanger == isWritten(action.consequence), action.id);
        }
        for (const FactGroup& group : view.facts) {
            QVERIFY(isWritten(group.title) && !group.facts.empty());
            for (const Fact& fact : group.facts)
                QVERIFY(isWritten(fact.label));
        }
    }

    void namesAreUnique_data() { eachKind(); }
    void namesAreUnique()
    {
        QFETCH(Kind, kind);
        QSet<QByteArray> columns;
        for (const Column& column : kindView(kind).columns)
            columns.insert(column.id);
        QCOMPARE(std::size_t(columns.size()), kindView(kind).columns.size());
        QSet<QByteArray> actions;
        for (const Action& action : kindView(kind).actions)
            actions.insert(action.id);
        QCOMPARE(std::size_t(actions.size()), kindView(kind).actions.size());
    }

    void theFirstSortingIsByAColumnThatIsShown_data() { eachKind(); }
    void theFirstSortingIsByAColumnThatIsShown()
    {
        QFETCH(Kind, kind);
        const Column* column = columnOf(kind, kindView(kind).sortedBy);
        QVERIFY(column != nullptr);
        QVERIFY(column->isShownAtFirst);
        QVERIFY(kindView(kind).columns.front().isShownAtFirst);
    }

    void everyPictureIsDrawn_data() { eachKind(); }
    void everyPictureIsDrawn()
    {
        QFETCH(Kind, kind);
        const QDir icons(qEnvironmentVariable("DARSE_SOURCE_DIR") + QStringLiteral("/resources/icons"));
        QVERIFY(icons.exists(kindView(kind).icon + QStringLiteral(".svg")));
        for (const Action& action : kindView(kind).actions)
            QVERIFY2(icons.exists(action.icon + QStringLiteral(".svg")), action.id);
    }

    void tabsComeInTheOrderOfTheHouse_data() { eachKind(); }
    void tabsComeInTheOrderOfTheHouse()
    {
        QFETCH(Kind, kind);
        const std::vector<Tab>& tabs = kindView(kind).tabs;
        QVERIFY(!tabs.empty() && tabs.front() == Tab::Details);
        QVERIFY(std::ranges::adjacent_find(tabs, std::ranges::greater_equal()) == tabs.end());
    }

    /// A backend may leave everything but the name open; every cell and fact must still have an answer.
    void anObjectWithoutFactsIsShown_data() { eachKind(); }
    void anObjectWithoutFactsIsShown()
    {
        QFETCH(Kind, kind);
        const ObjectPtr object = bare(kind);
        for (const Column& column : kindView(kind).columns) {
            QVERIFY2(column.text != nullptr, column.id);
            const QString text = column.text(*object, m_session);
            // Events go by the name of what they are about.
            QVERIFY2(column.paint != Paint::Name || text == object->name || kind == Kind::Event, column.id);
            QVERIFY2(column.paint != Paint::Age || !text.isEmpty(), column.id);
            if (column.sortKey)
                QVERIFY2(!std::holds_alternative<QString>(column.sortKey(*object, m_session)) ||
                             column.paint != Paint::Number,
                         column.id);
            if (column.tooltip)
                column.tooltip(*object, m_session);
        }
        for (const FactGroup& group : kindView(kind).facts) {
            for (const Fact& fact : group.facts) {
                QVERIFY2(fact.value != nullptr, fact.label);
                QVERIFY2(!fact.value(*object, m_session).contains(QStringLiteral("nan")), fact.label);
                QVERIFY2(!fact.links || fact.links(*object).empty(), fact.label);
            }
        }
    }

    void aBackendWithoutVerbsOffersNone_data() { eachKind(); }
    void aBackendWithoutVerbsOffersNone()
    {
        QFETCH(Kind, kind);
        for (const Action& action : kindView(kind).actions) {
            QVERIFY2(action.applies && action.isOffered && (action.run || action.open || action.leadsTo), action.id);
            QVERIFY2(!action.undo || action.done != nullptr, action.id);
            QVERIFY2(!action.isOffered(m_session.backend()), action.id);
        }
    }

    void whatCannotBeRepeatedAsksFirst_data() { eachKind(); }
    void whatCannotBeRepeatedAsksFirst()
    {
        QFETCH(Kind, kind);
        for (const char* id : {"delete", "kill"}) {
            const Action* action = actionOf(kind, id);
            QVERIFY2(action == nullptr || action->isDanger, id);
        }
    }

    void aContainerIsOfferedWhatFitsItsStatus()
    {
        QVERIFY(applies("start", Status::Stopped));
        QVERIFY(applies("start", Status::Failed));
        QVERIFY(!applies("start", Status::Running));
        QVERIFY(applies("stop", Status::Running));
        QVERIFY(!applies("stop", Status::Stopped));
        QVERIFY(applies("pause", Status::Running));
        QVERIFY(!applies("pause", Status::Paused));
        QVERIFY(applies("resume", Status::Paused));
        QVERIFY(!applies("resume", Status::Running));
        QVERIFY(applies("kill", Status::Running));
        QVERIFY(!applies("kill", Status::Stopped));
        QVERIFY(applies("delete", Status::Stopped));
    }

    void nothingIsScaledBelowZero()
    {
        const auto deployment = named<backend::Deployment>(QStringLiteral("web"));
        deployment->desired = 0;
        QVERIFY(!actionOf(Kind::Deployment, "scaledown")->applies(*deployment));
        QVERIFY(actionOf(Kind::Deployment, "scaleup")->applies(*deployment));
    }

    void theWorstStatusSortsFirst()
    {
        QVERIFY(statusKey(Status::Failed) < statusKey(Status::Warning));
        QVERIFY(statusKey(Status::Warning) < statusKey(Status::Running));
        QVERIFY(statusKey(Status::Running) < statusKey(Status::Stopped));
    }

    void theYoungestSortsFirstByAge()
    {
        const auto older = named<backend::Container>(QStringLiteral("a"));
        older->created = QDateTime::fromSecsSinceEpoch(1000);
        const auto younger = named<backend::Container>(QStringLiteral("b"));
        younger->created = QDateTime::fromSecsSinceEpoch(2000);
        const Column* age = columnOf(Kind::Container, "created");
        QVERIFY(age->sortKey(*younger, m_session) < age->sortKey(*older, m_session));
    }

    void sizesSortAsNumbers()
    {
        const auto small = named<backend::Image>(QStringLiteral("a"));
        small->size = 900;
        const auto large = named<backend::Image>(QStringLiteral("b"));
        large->size = 10'000;
        const Column* size = columnOf(Kind::Image, "size");
        QVERIFY(size->sortKey(*small, m_session) < size->sortKey(*large, m_session));
    }

    void theRawReasonIsInTheTooltipOfTheStatus()
    {
        const auto container = named<backend::Container>(QStringLiteral("web"));
        container->reason = QStringLiteral("OOMKilled <b>137</b>");
        QCOMPARE(columnOf(Kind::Container, "status")->tooltip(*container, m_session), container->reason);
    }
};

QTEST_GUILESS_MAIN(TestKindViews)
#include "tst_kindviews.moc"
