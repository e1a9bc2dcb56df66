// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/runtimefixture.h"
#include "tests/support/openfiles.h"
#include "tests/support/verify.h"

#include <QTest>

#include <algorithm>
#include <csignal>
#include <thread>

using namespace darse;
using namespace darse::runtime;
using test::RuntimeFixture;
using namespace std::chrono_literals;

/// The life of a container under a real runtime and its monitor.
class TestRuntime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_openFiles = test::openFileCount(); }
    void cleanup() { QCOMPARE(test::openFileCount(), m_openFiles); }

    void aLifeFromCreateToRemove_data();
    void aLifeFromCreateToRemove();
    void endsAreTold_data();
    void endsAreTold();
    void pauseAndResume_data() { aLifeFromCreateToRemove_data(); }
    void pauseAndResume();
    void limitsChangeOnALivingContainer_data() { aLifeFromCreateToRemove_data(); }
    void limitsChangeOnALivingContainer();
    void killedForMemoryIsToldApart();
    void aSignalReachesOnlyTheLiving();
    void aSecondRunOfTheSameContainer();
    void anotherRuntimeKeepsWhatItMade();
    void outputIsLogged();
    void thirtyTwoAtOnce();
    void nothingOfOursIsOpenInside();

private:
    std::size_t m_openFiles = 0;
};

void TestRuntime::aLifeFromCreateToRemove_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::newRow("crun") << QStringLiteral("crun");
    QTest::newRow("runc") << QStringLiteral("runc");
}

void TestRuntime::aLifeFromCreateToRemove()
{
    QFETCH(const QString, runtime);
    RuntimeFixture fixture(runtime.toStdString());
    Runtime& tool = fixture.runtime();
    const Launch launch = fixture.bundle({.arguments = {"sleep", "1000"}});
    VERIFY_FAILS(tool.state(launch.id), ErrorKind::NotFound);

    const auto launched = tool.create(launch, {});
    VERIFY_OK(launched);
    QVERIFY(launched->pid > 0);
    QVERIFY(launched->monitorPid > 0);
    VERIFY_FAILS(tool.create(launch, {}), ErrorKind::AlreadyExists);
    QCOMPARE(int(tool.state(launch.id)->status), int(RuntimeStatus::Created));
    VERIFY_OK(tool.start(launch.id));
    VERIFY_FAILS(tool.start(launch.id), ErrorKind::InvalidState);
    const auto state = tool.state(launch.id);
    QCOMPARE(int(state->status), int(RuntimeStatus::Running));
    QCOMPARE(state->pid, launched->pid);
    QVERIFY(tool.list().value() == std::vector{launch.id});
    QVERIFY(!tool.ending(launch.id));

    VERIFY_OK(tool.kill(launch.id, SIGKILL));
    const auto ending = fixture.awaited(launch);
    QVERIFY(ending.has_value());
    QCOMPARE(ending->exitCode, 137);
    QVERIFY(!ending->isOomKilled);
    const auto age = std::chrono::system_clock::now() - ending->at;
    QVERIFY(age < 60s && age > -1s);
    QCOMPARE(int(tool.state(launch.id)->status), int(RuntimeStatus::Stopped));

    VERIFY_OK(tool.remove(launch.id));
    VERIFY_OK(tool.remove(launch.id));
    VERIFY_FAILS(tool.state(launch.id), ErrorKind::NotFound);
    QVERIFY(tool.list()->empty());
    QVERIFY(!tool.ending(launch.id));
}

void TestRuntime::endsAreTold_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("code");
    QTest::newRow("well") << QStringLiteral("exit 0") << 0;
    QTest::newRow("a code") << QStringLiteral("exit 3") << 3;
    // The first process of its namespace is deaf to the signals that it sends itself: a child takes them.
    QTest::newRow("SIGKILL") << QStringLiteral("sh -c 'kill -9 $$'; exit $?") << 137;
    QTest::newRow("SIGTERM") << QStringLiteral("sh -c 'kill -15 $$'; exit $?") << 143;
    QTest::newRow("not for this machine") << QStringLiteral("exec /bin/plain") << 126;
}

void TestRuntime::endsAreTold()
{
    QFETCH(const QString, script);
    QFETCH(const int, code);
    RuntimeFixture fixture;
    const Launch launch = fixture.running({.arguments = {"sh", "-c", script.toStdString()}});
    const auto ending = fixture.awaited(launch);
    QVERIFY(ending.has_value());
    QCOMPARE(ending->exitCode, code);
}

void TestRuntime::pauseAndResume()
{
    QFETCH(const QString, runtime);
    RuntimeFixture fixture(runtime.toStdString());
    const Launch launch = fixture.running({.arguments = {"sleep", "1000"}});
    VERIFY_OK(fixture.runtime().pause(launch.id));
    QCOMPARE(int(fixture.runtime().state(launch.id)->status), int(RuntimeStatus::Paused));
    VERIFY_OK(fixture.runtime().resume(launch.id));
    QCOMPARE(int(fixture.runtime().state(launch.id)->status), int(RuntimeStatus::Running));
    VERIFY_OK(fixture.runtime().pause(launch.id));
    VERIFY_OK(fixture.runtime().remove(launch.id));
}

void TestRuntime::limitsChangeOnALivingContainer()
{
    QFETCH(const QString, runtime);
    RuntimeFixture fixture(runtime.toStdString());
    const Launch launch = fixture.running({.arguments = {"sleep", "1000"}, .memoryLimit = 64 << 20});
    const auto limit = [&] { return fixture.cgroupValue(launch, "memory.limit_in_bytes", "memory.max"); };
    QCOMPARE(limit(), std::to_string(64 << 20));
    VERIFY_OK(fixture.runtime().update(launch.id, R"({"memory": {"limit": 33554432, "swap": 33554432}})"));
    QCOMPARE(limit(), std::to_string(32 << 20));
    QVERIFY(!fixture.runtime().update(launch.id, R"({"memory": )"));
}

void TestRuntime::killedForMemoryIsToldApart()
{
    RuntimeFixture fixture;
    // tail keeps the last line, and there is only one.
    const Launch launch = fixture.running({.arguments = {"sh", "-c", "exec tail /dev/zero"}, .memoryLimit = 16 << 20});
    const auto ending = fixture.awaited(launch);
    QVERIFY(ending.has_value());
    QCOMPARE(ending->exitCode, 137);
    QVERIFY(ending->isOomKilled);
}

void TestRuntime::aSignalReachesOnlyTheLiving()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.running({.arguments = {"sh", "-c", "trap 'exit 9' TERM; while :; do sleep 1; done"}});
    VERIFY_FAILS(fixture.runtime().kill(RuntimeFixture::freshId(), SIGTERM), ErrorKind::NotFound);
    // The signal is not heard before the trap is set.
    QTRY_VERIFY((void(fixture.runtime().kill(launch.id, SIGTERM)), fixture.runtime().ending(launch.id).has_value()));
    QCOMPARE(fixture.runtime().ending(launch.id)->exitCode, 9);
    VERIFY_FAILS(fixture.runtime().kill(launch.id, SIGTERM), ErrorKind::NotFound);
    const Launch deaf = fixture.running({.arguments = {"sleep", "1000"}});
    VERIFY_OK(fixture.runtime().killAll(deaf.id, SIGKILL));
    QCOMPARE(fixture.awaited(deaf)->exitCode, 137);
}

void TestRuntime::aSecondRunOfTheSameContainer()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.running({.arguments = {"true"}});
    QCOMPARE(fixture.awaited(launch)->exitCode, 0);
    VERIFY_OK(fixture.runtime().remove(launch.id));
    VERIFY_OK(fixture.runtime().create(launch, {}));
    QVERIFY(!fixture.runtime().ending(launch.id));
    VERIFY_OK(fixture.runtime().start(launch.id));
    QCOMPARE(fixture.awaited(launch)->exitCode, 0);
}

void TestRuntime::anotherRuntimeKeepsWhatItMade()
{
    RuntimeFixture fixture("runc");
    const Launch launch = fixture.running({.arguments = {"sleep", "1000"}});
    sys::SystemProcessRunner runner;
    const auto other = Runtime::open({.folder = fixture.places().folder, .runtime = "crun"}, runner);
    VERIFY_OK(other);
    QCOMPARE((*other)->programs().runtimeName, std::string("crun"));
    QCOMPARE(int((*other)->state(launch.id)->status), int(RuntimeStatus::Running));
    VERIFY_OK((*other)->kill(launch.id, SIGKILL));
    QCOMPARE(fixture.awaited(launch)->exitCode, 137);
    VERIFY_OK((*other)->remove(launch.id));
}

void TestRuntime::outputIsLogged()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.running({.arguments = {"sh", "-c", "echo out; echo err >&2; printf rest"}});
    QVERIFY(fixture.awaited(launch).has_value());
    const std::string log = test::contentOf(launch.log);
    QVERIFY(log.find(" stdout F out\n") != std::string::npos);
    QVERIFY(log.find(" stderr F err\n") != std::string::npos);
    QVERIFY(log.find(" stdout P rest\n") != std::string::npos);
}

void TestRuntime::thirtyTwoAtOnce()
{
    RuntimeFixture fixture;
    std::vector<Launch> launches;
    for (int i = 0; i < 32; ++i)
        launches.push_back(fixture.bundle({.arguments = {"sh", "-c", "exit " + std::to_string(i)}}));
    std::vector<int> codes(launches.size(), -1);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < launches.size(); ++i) {
            threads.emplace_back([&, i] {
                Runtime& runtime = fixture.runtime();
                if (!runtime.create(launches[i], {}) || !runtime.start(launches[i].id))
                    return;
                const auto ending = fixture.awaited(launches[i]);
                if (ending && runtime.remove(launches[i].id))
                    codes[i] = ending->exitCode;
            });
        }
    }
    for (std::size_t i = 0; i < codes.size(); ++i)
        QCOMPARE(codes[i], int(i));
    QVERIFY(fixture.runtime().list()->empty());
}

void TestRuntime::nothingOfOursIsOpenInside()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.running({.arguments = {"ls", "/proc/self/fd"}});
    QCOMPARE(fixture.awaited(launch)->exitCode, 0);
    // Four lines: the last is the folder that is listed.
    const std::string log = test::contentOf(launch.log);
    QCOMPARE(std::ranges::count(log, '\n'), 4);
    QVERIFY(log.ends_with(" stdout F 3\n"));
}

QTEST_GUILESS_MAIN(TestRuntime)
#include "tst_runtime.moc"
