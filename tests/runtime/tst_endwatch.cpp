// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/runtimefixture.h"
#include "tests/support/openfiles.h"
#include "tests/support/verify.h"

#include <QTest>

#include <condition_variable>
#include <csignal>
#include <map>
#include <mutex>

using namespace darse;
using namespace darse::runtime;
using test::RuntimeFixture;
using namespace std::chrono_literals;

namespace {

/// What a watch has said, for a test to wait for.
class Told {
public:
    [[nodiscard]] EndWatch::Ended listener()
    {
        return [this](const ContainerId& id, std::optional<Ending> ending) {
            const std::scoped_lock lock(m_mutex);
            m_told.emplace(id, ending);
            m_changed.notify_all();
        };
    }
    /// Everything, once so much has been said.
    [[nodiscard]] std::multimap<ContainerId, std::optional<Ending>> await(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        (void)m_changed.wait_for(lock, 60s, [&] { return m_told.size() >= count; });
        return m_told;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::multimap<ContainerId, std::optional<Ending>> m_told;
};

} // namespace

/// Who learns of the end of containers, and when.
class TestEndWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_openFiles = test::openFileCount(); }
    void cleanup() { QCOMPARE(test::openFileCount(), m_openFiles); }

    void everyEndIsToldOnce();
    void anEndBeforeTheWatchIsTold();
    void aMonitorThatDiesIsTold();
    void aMonitorThatHasDiedIsTold();
    void aProcessWithoutAMonitorIsWatched();
    void endsAreFoundAfterARestart();
    void whatIsForgottenIsNotTold();

private:
    std::size_t m_openFiles = 0;
};

void TestEndWatch::everyEndIsToldOnce()
{
    RuntimeFixture fixture;
    Told told;
    const auto watch = EndWatch::open(fixture.places(), told.listener());
    VERIFY_OK(watch);
    std::map<ContainerId, int> wanted;
    for (int i = 0; i < 8; ++i) {
        const Launch launch = fixture.bundle({.arguments = {"sh", "-c", "exit " + std::to_string(i)}});
        const auto launched = fixture.runtime().create(launch, {});
        VERIFY_OK(launched);
        VERIFY_OK((*watch)->add(launch.id, launched->monitorPid));
        VERIFY_OK(fixture.runtime().start(launch.id));
        wanted[launch.id] = i;
    }
    const auto ends = told.await(wanted.size());
    QCOMPARE(ends.size(), wanted.size());
    for (const auto& [id, ending] : ends) {
        QVERIFY(ending.has_value());
        QCOMPARE(ending->exitCode, wanted[id]);
        VERIFY_OK(fixture.runtime().remove(id));
    }
    QCOMPARE(told.await(wanted.size()).size(), wanted.size());
}

void TestEndWatch::anEndBeforeTheWatchIsTold()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.bundle({.arguments = {"sh", "-c", "exit 5"}});
    const auto launched = fixture.runtime().create(launch, {});
    VERIFY_OK(launched);
    VERIFY_OK(fixture.runtime().start(launch.id));
    QVERIFY(fixture.awaited(launch).has_value());
    Told told;
    const auto watch = EndWatch::open(fixture.places(), told.listener());
    VERIFY_OK(watch);
    VERIFY_OK((*watch)->add(launch.id, launched->monitorPid));
    const auto ends = told.await(1);
    QCOMPARE(ends.size(), std::size_t{1});
    QCOMPARE(ends.begin()->second->exitCode, 5);
}

void TestEndWatch::aMonitorThatDiesIsTold()
{
    RuntimeFixture fixture;
    Told told;
    const auto watch = EndWatch::open(fixture.places(), told.listener());
    VERIFY_OK(watch);
    const Launch launch = fixture.bundle({.arguments = {"sleep", "1000"}});
    const auto launched = fixture.runtime().create(launch, {});
    VERIFY_OK(launched);
    VERIFY_OK((*watch)->add(launch.id, launched->monitorPid));
    VERIFY_OK(fixture.runtime().start(launch.id));
    QCOMPARE(::kill(launched->monitorPid, SIGKILL), 0);
    const auto ends = told.await(1);
    QCOMPARE(ends.size(), std::size_t{1});
    QVERIFY(!ends.begin()->second.has_value());
    QVERIFY(!fixture.runtime().ending(launch.id).has_value());
    QCOMPARE(int(fixture.runtime().state(launch.id)->status), int(RuntimeStatus::Running));
    VERIFY_OK(fixture.runtime().kill(launch.id, SIGKILL));
    QTRY_COMPARE(int(fixture.runtime().state(launch.id)->status), int(RuntimeStatus::Stopped));
    VERIFY_OK(fixture.runtime().remove(launch.id));
}

void TestEndWatch::aMonitorThatHasDiedIsTold()
{
    RuntimeFixture fixture;
    Told told;
    const auto watch = EndWatch::open(fixture.places(), told.listener());
    VERIFY_OK(watch);
    const Launch launch = fixture.running({.arguments = {"sleep", "1000"}});
    // A number that somebody else has: ours.
    VERIFY_OK((*watch)->add(launch.id, ::getpid()));
    QVERIFY(!told.await(1).begin()->second.has_value());
}

void TestEndWatch::aProcessWithoutAMonitorIsWatched()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.bundle({.arguments = {"sleep", "1000"}});
    const auto launched = fixture.runtime().create(launch, {});
    VERIFY_OK(launched);
    VERIFY_OK(fixture.runtime().start(launch.id));
    QCOMPARE(::kill(launched->monitorPid, SIGKILL), 0);
    Told told;
    const auto watch = EndWatch::open(fixture.places(), told.listener());
    VERIFY_OK(watch);
    auto process = fixture.runtime().firstProcess(launch.id);
    VERIFY_OK(process);
    VERIFY_OK((*watch)->addProcess(launch.id, std::move(*process)));
    VERIFY_OK(fixture.runtime().kill(launch.id, SIGKILL));
    const auto ends = told.await(1);
    QCOMPARE(ends.size(), std::size_t{1});
    QVERIFY(!ends.begin()->second.has_value());
    VERIFY_FAILS(fixture.runtime().firstProcess(launch.id), ErrorKind::NotFound);
    VERIFY_OK(fixture.runtime().remove(launch.id));
}

void TestEndWatch::endsAreFoundAfterARestart()
{
    RuntimeFixture fixture;
    const Launch gone = fixture.bundle({.arguments = {"sh", "-c", "exit 6"}});
    const Launch alive = fixture.bundle({.arguments = {"sleep", "1000"}});
    std::map<ContainerId, int> monitors;
    {
        Told told;
        const auto watch = EndWatch::open(fixture.places(), told.listener());
        VERIFY_OK(watch);
        for (const Launch& launch : {gone, alive}) {
            const auto launched = fixture.runtime().create(launch, {});
            VERIFY_OK(launched);
            monitors[launch.id] = launched->monitorPid;
        }
    }
    VERIFY_OK(fixture.runtime().start(gone.id));
    VERIFY_OK(fixture.runtime().start(alive.id));
    QVERIFY(fixture.awaited(gone).has_value());

    fixture.restart();
    Told told;
    const auto watch = EndWatch::open(fixture.places(), told.listener());
    VERIFY_OK(watch);
    QCOMPARE(fixture.runtime().list()->size(), std::size_t{2});
    for (const auto& [id, monitor] : monitors)
        VERIFY_OK((*watch)->add(id, monitor));
    const auto first = told.await(1);
    QVERIFY(first.begin()->first == gone.id);
    QCOMPARE(first.begin()->second->exitCode, 6);
    VERIFY_OK(fixture.runtime().kill(alive.id, SIGKILL));
    const auto both = told.await(2);
    QCOMPARE(both.find(alive.id)->second->exitCode, 137);
}

void TestEndWatch::whatIsForgottenIsNotTold()
{
    RuntimeFixture fixture;
    Told told;
    const auto watch = EndWatch::open(fixture.places(), told.listener());
    VERIFY_OK(watch);
    std::vector<Launch> launches;
    for (int i = 0; i < 2; ++i) {
        launches.push_back(fixture.bundle({.arguments = {"sleep", "1000"}}));
        const auto launched = fixture.runtime().create(launches.back(), {});
        VERIFY_OK(launched);
        VERIFY_OK((*watch)->add(launches.back().id, launched->monitorPid));
    }
    (*watch)->forget(launches[0].id);
    // The second is told after the first would have been.
    VERIFY_OK(fixture.runtime().kill(launches[0].id, SIGKILL));
    QVERIFY(fixture.awaited(launches[0]).has_value());
    VERIFY_OK(fixture.runtime().kill(launches[1].id, SIGKILL));
    const auto ends = told.await(1);
    QCOMPARE(ends.size(), std::size_t{1});
    QVERIFY(ends.begin()->first == launches[1].id);
}

QTEST_GUILESS_MAIN(TestEndWatch)
#include "tst_endwatch.moc"
