// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/pod.h"
#include "core/connect/demo/demobackend.h"
#include "core/session/session.h"
#include "tests/core/demosupport.h"

#include <QSignalSpy>
#include <QTest>

using namespace darse;
using namespace darse::backend;
using namespace darse::tests;
using namespace std::chrono_literals;
using connect::demo::DemoBackend;
using session::Metric;
using session::ObjectStore;
using session::Session;

namespace {

/// The demonstration, with kinds that come and go.
class ChangingBackend : public Backend {
public:
    void open() override { ++opened; }
    [[nodiscard]] Link link() const override { return Link::Connected; }
    [[nodiscard]] std::optional<Error> error() const override { return std::nullopt; }
    [[nodiscard]] Capabilities capabilities() const override { return {}; }
    Objects* objects(Kind kind) override { return source ? source->objects(kind) : nullptr; }

    DemoBackend* source = nullptr;
    int opened = 0;
};

/// Something of the console's that goes with the connection.
class Companion : public QObject {
public:
    explicit Companion(Session& session) : m_session(session) {}
    ~Companion() override { canReachTheBackend = m_session.backend().link() == Link::Connected; }

    static inline bool canReachTheBackend = false;

private:
    Session& m_session;
};

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensTheBackend()
    {
        auto backend = std::make_unique<ChangingBackend>();
        ChangingBackend& changing = *backend;
        const Session session(std::move(backend));
        QCOMPARE(changing.opened, 1);
    }

    void companionsAreMadeOnceAndDieBeforeTheBackend()
    {
        Companion::canReachTheBackend = false;
        {
            Session session(std::make_unique<ChangingBackend>());
            QCOMPARE(&session.companion<Companion>(), &session.companion<Companion>());
            QVERIFY(!Companion::canReachTheBackend);
        }
        QVERIFY(Companion::canReachTheBackend);
    }

    void storesFollowTheBackend()
    {
        auto backend = std::make_unique<DemoBackend>(fixedOptions());
        DemoBackend& demo = *backend;
        Session session(std::move(backend));
        ObjectStore& store = session.store(Kind::Pod);
        QCOMPARE(&store, &session.store(Kind::Pod));
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        demo.advance(10min);
        QTRY_VERIFY(*store.snapshot() == listOf(demo, Kind::Pod));
    }

    void projectsAreFound()
    {
        Session session(std::make_unique<DemoBackend>(fixedOptions()));
        QSignalSpy told(&session, &Session::projectsChanged);
        (void)session.projects();
        QTRY_VERIFY(session.projects().contains(QStringLiteral("shop")));
        QTRY_VERIFY(session.projects().contains(QStringLiteral("monitoring")));
        QVERIFY(!told.isEmpty());
        QStringList sorted = session.projects();
        sorted.sort();
        QCOMPARE(session.projects(), sorted);
        QVERIFY(!sorted.contains(QString()));
    }

    void choosingAProjectIsToldOnce()
    {
        Session session(std::make_unique<DemoBackend>(fixedOptions()));
        QSignalSpy told(&session, &Session::projectChanged);
        session.setProject(QStringLiteral("shop"));
        session.setProject(QStringLiteral("shop"));
        QCOMPARE(told.count(), 1);
    }

    void theScopeIsTheProjectAndWhatHasNone()
    {
        Session session(std::make_unique<DemoBackend>(fixedOptions()));
        Pod mine;
        mine.project = QStringLiteral("shop");
        Pod other;
        other.project = QStringLiteral("monitoring");
        const Pod free;
        QVERIFY(session.isInScope(mine) && session.isInScope(other) && session.isInScope(free));
        session.setProject(QStringLiteral("shop"));
        QVERIFY(session.isInScope(mine));
        QVERIFY(!session.isInScope(other));
        QVERIFY(session.isInScope(free));
    }

    void aLostLinkComesBack()
    {
        auto backend = std::make_unique<DemoBackend>(fixedOptions());
        DemoBackend& demo = *backend;
        Session session(std::move(backend), nullptr, [](auto, QObject*, auto) {});
        ObjectStore& store = session.store(Kind::Container);
        QObject::connect(&session.metrics(), &session::MetricsStore::ticked, &session, [] {});
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        demo.loseLink(Error(ErrorKind::Unreachable, "the engine does not answer"));
        QCOMPARE(store.state(), ObjectStore::State::Stale);
        QVERIFY(!store.snapshot()->empty());
        QCoreApplication::processEvents();
        demo.restoreLink();
        QTRY_COMPARE(store.state(), ObjectStore::State::Ready);
        demo.advance(1s);
        QVERIFY(session.metrics().latest({Kind::Container, QStringLiteral("postgres")}, Metric::Cpu));
    }

    void storesSurviveOtherInterfaces()
    {
        DemoBackend demo(fixedOptions());
        auto backend = std::make_unique<ChangingBackend>();
        ChangingBackend& changing = *backend;
        Session session(std::move(backend));
        ObjectStore& store = session.store(Kind::Job);
        QVERIFY(!session.has(Kind::Job));
        QCOMPARE(store.state(), ObjectStore::State::Ready);
        changing.source = &demo;
        Q_EMIT changing.linkChanged();
        QVERIFY(session.has(Kind::Job));
        QTRY_VERIFY(!store.snapshot()->empty());
        changing.source = nullptr;
        Q_EMIT changing.linkChanged();
        QVERIFY(store.snapshot()->empty());
        QCOMPARE(&store, &session.store(Kind::Job));
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
