// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stop.h"
#include "core/sys/processrunner.h"
#include "tests/support/openfiles.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <random>
#include <sys/wait.h>
#include <thread>

using namespace darse;
using namespace darse::sys;
using namespace std::chrono_literals;

namespace {

Command script(const std::string& text)
{
    return {.argv = {"/bin/sh", "-c", text}, .deadline = Deadline::after(60s)};
}

bool hasChildren()
{
    siginfo_t info{};
    return ::waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0 || errno != ECHILD;
}

/// A run on a thread of its own, which the test watches and stops.
class Background {
public:
    Background(ProcessRunner& runner, Command command) :
        m_thread([this, &runner, order = std::move(command)] { m_result = runner.run(order, m_source.get_token()); })
    {
    }

    [[nodiscard]] const Result<Outcome>& stopped()
    {
        m_source.request_stop();
        m_thread.join();
        return m_result;
    }

private:
    std::stop_source m_source;
    Result<Outcome> m_result = Outcome{};
    std::jthread m_thread;
};

} // namespace

/// Children that do not behave.
class TestProcessHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_openFiles = test::openFileCount(); }
    void cleanup()
    {
        QCOMPARE(test::openFileCount(), m_openFiles);
        QVERIFY(!hasChildren());
    }

    void aHundredMegabytesAreDrainedAndCapped();
    void bothStreamsFloodAtOnce();
    void anEndlessWriterMeetsItsDeadline();
    void inputThatNobodyReads();
    void oneThatIgnoresSigtermIsKilled();
    void aStoppedOneIsKilledToo();
    void oneThatCleansUpGetsTheTime();
    void grandchildrenDieWithTheGroup();
    void aGrandchildThatHoldsTheOutputIsNotWaitedFor();
    void aStopWhileAGrandchildHoldsTheOutputKillsIt();
    void anEarlyCloseOfTheOutputIsNotTheEnd();
    void manyAtOnceDoNotMix();
    void cancellationAtAnyMoment();

private:
    test::TempDir m_place;
    SystemProcessRunner m_runner;
    std::size_t m_openFiles = 0;
};

void TestProcessHostile::aHundredMegabytesAreDrainedAndCapped()
{
    Command command = script("head -c 100000000 /dev/zero; echo done >&2");
    command.outputLimit = kibibytes(100);
    const auto outcome = m_runner.run(command, {});
    VERIFY_OK(outcome);
    QCOMPARE(outcome->output, std::string(102400, '\0'));
    QVERIFY(outcome->isOutputTruncated);
    QCOMPARE(outcome->errors, std::string("done\n"));
    QVERIFY(!outcome->areErrorsTruncated);
    QVERIFY(outcome->exit.isSuccess());
}

void TestProcessHostile::bothStreamsFloodAtOnce()
{
    const auto outcome = m_runner.run(
        script("head -c 5000000 /dev/zero >&2 & head -c 5000000 /dev/zero; wait; head -c 5000000 /dev/zero >&2"), {});
    VERIFY_OK(outcome);
    QVERIFY(outcome->isOutputTruncated);
    QVERIFY(outcome->areErrorsTruncated);
    QVERIFY(outcome->isComplete);
    QVERIFY(outcome->exit.isSuccess());
}

void TestProcessHostile::anEndlessWriterMeetsItsDeadline()
{
    Command command = script("echo before >&2; exec cat /dev/zero");
    command.deadline = Deadline::after(1s);
    const auto outcome = m_runner.run(command, {});
    VERIFY_FAILS(outcome, ErrorKind::Timeout);
    QCOMPARE(outcome.error().message(), std::string("run /bin/sh: timed out"));
}

void TestProcessHostile::inputThatNobodyReads()
{
    Command command = script("exit 4");
    command.input.assign(10'000'000, 'x');
    const auto ignored = m_runner.run(command, {});
    VERIFY_OK(ignored);
    QCOMPARE(ignored->exit.code, 4);
    command.argv = {"head", "-c", "3"};
    const auto partly = m_runner.run(command, {});
    VERIFY_OK(partly);
    QCOMPARE(partly->output, std::string("xxx"));
}

void TestProcessHostile::oneThatIgnoresSigtermIsKilled()
{
    const std::string marker = m_place / "ignores";
    Command command = script("trap '' TERM; echo last words >&2; : > " + marker + "; while :; do sleep 60; done");
    command.killGrace = 50ms;
    Background run(m_runner, command);
    QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(marker), 20000);
    const auto& result = run.stopped();
    VERIFY_FAILS(result, ErrorKind::Canceled);
    QCOMPARE(result.error().detail(), std::string("last words\n"));
}

void TestProcessHostile::aStoppedOneIsKilledToo()
{
    const std::string marker = m_place / "stops";
    Background run(m_runner, script(": > " + marker + "; kill -STOP $$"));
    QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(marker), 20000);
    VERIFY_FAILS(run.stopped(), ErrorKind::Canceled);
}

void TestProcessHostile::oneThatCleansUpGetsTheTime()
{
    const std::string marker = m_place / "cleans";
    Command command =
        script("trap 'echo clean > " + marker + "; exit 0' TERM; : > " + marker + "; while :; do sleep 0.05; done");
    command.killGrace = 30s;
    Background run(m_runner, command);
    QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(marker), 20000);
    VERIFY_FAILS(run.stopped(), ErrorKind::Canceled);
    QCOMPARE(test::contentOf(marker), std::string("clean\n"));
}

void TestProcessHostile::grandchildrenDieWithTheGroup()
{
    const std::string marker = m_place / "family";
    Background run(m_runner, script("sleep 300 & echo $! > " + marker + "; wait"));
    QTRY_VERIFY_WITH_TIMEOUT(test::contentOf(marker).ends_with('\n'), 20000);
    const auto grandchild = PidFd::open(std::stoi(test::contentOf(marker)));
    VERIFY_OK(grandchild);
    VERIFY_FAILS(run.stopped(), ErrorKind::Canceled);
    VERIFY_OK(grandchild->waitForEnd(Deadline::after(20s), {}));
}

void TestProcessHostile::aGrandchildThatHoldsTheOutputIsNotWaitedFor()
{
    Command command = script("sleep 300 & echo $!; exit 3");
    command.drainGrace = 50ms;
    const auto outcome = m_runner.run(command, {});
    VERIFY_OK(outcome);
    QCOMPARE(outcome->exit.code, 3);
    QVERIFY(!outcome->isComplete);
    const auto grandchild = PidFd::open(std::stoi(outcome->output));
    VERIFY_OK(grandchild);
    QVERIFY(!grandchild->hasEnded().valueOr(true)); // a daemon may live on
    VERIFY_OK(grandchild->sendSignal(SIGKILL));
}

void TestProcessHostile::aStopWhileAGrandchildHoldsTheOutputKillsIt()
{
    const std::string marker = m_place / "holder";
    Command command = script("sleep 300 & echo $! > " + marker);
    command.drainGrace = 60s;
    Background run(m_runner, command);
    QTRY_VERIFY_WITH_TIMEOUT(test::contentOf(marker).ends_with('\n'), 20000);
    const auto grandchild = PidFd::open(std::stoi(test::contentOf(marker)));
    VERIFY_OK(grandchild);
    VERIFY_FAILS(run.stopped(), ErrorKind::Canceled);
    VERIFY_OK(grandchild->waitForEnd(Deadline::after(20s), {}));
}

void TestProcessHostile::anEarlyCloseOfTheOutputIsNotTheEnd()
{
    const auto outcome = m_runner.run(script("exec >&- 2>&-; sleep 0.1; exit 9"), {});
    VERIFY_OK(outcome);
    QCOMPARE(outcome->exit.code, 9);
}

void TestProcessHostile::manyAtOnceDoNotMix()
{
    constexpr int kThreads = 8;
    constexpr int kRuns = 25;
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        threads.reserve(kThreads);
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < kRuns; ++i) {
                    Command command =
                        script("read line; echo \"$line\"; echo \"$line\" >&2; exit " + std::to_string(i));
                    command.input = std::to_string(thread) + "-" + std::to_string(i) + "\n";
                    const auto outcome = m_runner.run(command, {});
                    if (outcome && outcome->output == command.input && outcome->errors == command.input &&
                        outcome->exit.code == i && outcome->isComplete)
                        ++right;
                }
            });
        }
    }
    QCOMPARE(right.load(), kThreads * kRuns);
}

void TestProcessHostile::cancellationAtAnyMoment()
{
    std::mt19937 random(4);
    std::uniform_int_distribution<int> microseconds(0, 8000);
    for (int i = 0; i < 100; ++i) {
        std::stop_source source;
        std::jthread canceler([&source, delay = std::chrono::microseconds(microseconds(random))] {
            (void)waitUntil(Deadline::after(delay), {}).isOk();
            source.request_stop();
        });
        Command command = script("echo started; sleep 300 & sleep 300; wait");
        command.killGrace = i % 2 == 0 ? 0ms : 2000ms;
        const auto started = std::chrono::steady_clock::now();
        const auto outcome = m_runner.run(command, source.get_token());
        VERIFY_FAILS(outcome, ErrorKind::Canceled);
        QVERIFY(std::chrono::steady_clock::now() - started < 30s);
    }
}

QTEST_APPLESS_MAIN(TestProcessHostile)
#include "tst_processhostile.moc"
