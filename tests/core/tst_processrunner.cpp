// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/processrunner.h"
#include "tests/support/openfiles.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace darse;
using namespace darse::sys;
using namespace std::chrono_literals;

namespace {

Command program(std::vector<std::string> argv)
{
    return {.argv = std::move(argv), .deadline = Deadline::after(30s)};
}

Command script(const std::string& text)
{
    return program({"/bin/sh", "-c", text});
}

} // namespace

class TestProcessRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_openFiles = test::openFileCount(); }
    void cleanup() { QCOMPARE(test::openFileCount(), m_openFiles); }

    void outputErrorsAndExitCodeComeBack();
    void aSignalIsNotAnExitCode();
    void argumentsAreNotInterpreted();
    void inputArrivesAndEnds();
    void withoutInputItReadsNothing();
    void theEnvironmentIsOurs();
    void theEnvironmentCanBeReplaced();
    void itStartsInTheDirectory();
    void programsAreLookedUpInPath();
    void failuresToStartAreTold_data();
    void failuresToStartAreTold();
    void aBadDirectoryIsToldApart();
    void nonsenseIsRefusedBeforeItRuns();
    void theChildInheritsNoDescriptors();
    void theChildHasCleanSignals();
    void theChildLeadsItsOwnSession();
    void itWorksWithoutStdio();
    void aStopBeforeTheStartStartsNothing();
    void runCheckedTellsHowItEnded();

private:
    SystemProcessRunner m_runner;
    std::size_t m_openFiles = 0;
};

void TestProcessRunner::outputErrorsAndExitCodeComeBack()
{
    const auto outcome = m_runner.run(script("echo out; echo err >&2; exit 7"), {});
    VERIFY_OK(outcome);
    QCOMPARE(outcome->output, std::string("out\n"));
    QCOMPARE(outcome->errors, std::string("err\n"));
    QVERIFY((outcome->exit == ExitStatus{.code = 7, .signal = 0}));
    QVERIFY(outcome->isComplete);
    QVERIFY(!outcome->isOutputTruncated);
    QVERIFY(!outcome->areErrorsTruncated);
    QVERIFY(outcome->duration < 30s);
}

void TestProcessRunner::aSignalIsNotAnExitCode()
{
    const auto outcome = m_runner.run(script("kill -KILL $$"), {});
    VERIFY_OK(outcome);
    QCOMPARE(outcome->exit.signal, SIGKILL);
    QVERIFY(!outcome->exit.isSuccess());
}

void TestProcessRunner::argumentsAreNotInterpreted()
{
    const std::string hostile = "$(id) `id`; * \"'\\ \n&& >x";
    const auto outcome = m_runner.run(program({"printf", "%s|", hostile, "", "b"}), {});
    VERIFY_OK(outcome);
    QCOMPARE(outcome->output, hostile + "||b|");
}

void TestProcessRunner::inputArrivesAndEnds()
{
    Command command = program({"cat"});
    command.input = std::string("a\0b\n", 4) + std::string(300'000, 'x');
    const auto outcome = m_runner.run(command, {});
    VERIFY_OK(outcome);
    QVERIFY(outcome->output == command.input);
}

void TestProcessRunner::withoutInputItReadsNothing()
{
    const auto outcome = m_runner.run(program({"cat"}), {});
    VERIFY_OK(outcome);
    QVERIFY(outcome->output.empty());
    QVERIFY(outcome->exit.isSuccess());
}

void TestProcessRunner::theEnvironmentIsOurs()
{
    ::setenv("DARSE_TEST_VALUE", "of the parent", 1);
    const auto outcome = m_runner.run(script("echo $DARSE_TEST_VALUE"), {});
    ::unsetenv("DARSE_TEST_VALUE");
    VERIFY_OK(outcome);
    QCOMPARE(outcome->output, std::string("of the parent\n"));
}

void TestProcessRunner::theEnvironmentCanBeReplaced()
{
    Command command = program({"env"});
    command.environment = std::vector<std::string>{"A=1", "B=two words"};
    const auto outcome = m_runner.run(command, {});
    VERIFY_OK(outcome);
    QCOMPARE(outcome->output, std::string("A=1\nB=two words\n"));
}

void TestProcessRunner::itStartsInTheDirectory()
{
    const test::TempDir place;
    Command command = program({"pwd", "-P"});
    command.directory = place.path();
    const auto outcome = m_runner.run(command, {});
    VERIFY_OK(outcome);
    QCOMPARE(outcome->output, std::filesystem::canonical(place.path()).native() + "\n");
}

void TestProcessRunner::programsAreLookedUpInPath()
{
    const test::TempDir place;
    place.write("first/darse-probe", "#!/bin/sh\necho not executable\n");
    place.write("second/darse-probe", "#!/bin/sh\necho second\n");
    ::chmod((place / "second/darse-probe").c_str(), 0755);
    const std::string saved = ::getenv("PATH");
    const std::string path = ":relative:" + (place / "first").native() + ":" + (place / "second").native();
    ::setenv("PATH", path.c_str(), 1);
    const auto found = m_runner.run(program({"darse-probe"}), {});
    ::setenv("PATH", (place / "first").c_str(), 1);
    const auto forbidden = m_runner.run(program({"darse-probe"}), {});
    ::setenv("PATH", "", 1);
    const auto missing = m_runner.run(program({"darse-probe"}), {});
    ::setenv("PATH", saved.c_str(), 1);
    VERIFY_OK(found);
    QCOMPARE(found->output, std::string("second\n"));
    VERIFY_FAILS(forbidden, ErrorKind::PermissionDenied);
    VERIFY_FAILS(missing, ErrorKind::NotFound);
}

void TestProcessRunner::failuresToStartAreTold_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("mode");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("errnoValue");
    QTest::newRow("missing") << QByteArray() << 0 << ErrorKind::NotFound << ENOENT;
    QTest::newRow("not executable") << QByteArray("#!/bin/sh\n") << 0644 << ErrorKind::PermissionDenied << EACCES;
    QTest::newRow("not a program") << QByteArray("just text\n") << 0755 << ErrorKind::Unsupported << ENOEXEC;
    QTest::newRow("no interpreter") << QByteArray("#!/nowhere\n") << 0755 << ErrorKind::NotFound << ENOENT;
}

void TestProcessRunner::failuresToStartAreTold()
{
    QFETCH(const QByteArray, content);
    QFETCH(const int, mode);
    QFETCH(const ErrorKind, kind);
    QFETCH(const int, errnoValue);
    const test::TempDir place;
    const std::string path = place / "tool";
    if (!content.isEmpty()) {
        place.write("tool", content.toStdString());
        ::chmod(path.c_str(), static_cast<mode_t>(mode));
    }
    const auto outcome = m_runner.run(program({path}), {});
    VERIFY_FAILS(outcome, kind);
    QCOMPARE(outcome.error().errnoValue(), errnoValue);
    QVERIFY(outcome.error().message().starts_with("run " + path + ": "));
}

void TestProcessRunner::aBadDirectoryIsToldApart()
{
    Command command = program({"true"});
    command.directory = "/nowhere/at/all";
    const auto outcome = m_runner.run(command, {});
    VERIFY_FAILS(outcome, ErrorKind::NotFound);
    QCOMPARE(outcome.error().message(), std::string("run true: directory /nowhere/at/all: No such file or directory"));
}

void TestProcessRunner::nonsenseIsRefusedBeforeItRuns()
{
    VERIFY_FAILS(m_runner.run(program({}), {}), ErrorKind::InvalidInput);
    VERIFY_FAILS(m_runner.run(program({""}), {}), ErrorKind::InvalidInput);
    VERIFY_FAILS(m_runner.run(program({"echo", std::string("a\0b", 3)}), {}), ErrorKind::InvalidInput);
    Command command = program({"true"});
    command.environment = std::vector<std::string>{std::string("A=\0", 3)};
    VERIFY_FAILS(m_runner.run(command, {}), ErrorKind::InvalidInput);
}

void TestProcessRunner::theChildInheritsNoDescriptors()
{
    const UniqueFd leaky(::open("/dev/null", O_RDONLY)); // on purpose without close-on-exec
    const UniqueFd high(::fcntl(leaky.get(), F_DUPFD, 900));
    const auto outcome = m_runner.run(program({"ls", "/proc/self/fd"}), {});
    VERIFY_OK(outcome);
    QCOMPARE(outcome->output, std::string("0\n1\n2\n3\n")); // 3 is the listing itself
}

void TestProcessRunner::theChildHasCleanSignals()
{
    const auto saved = ::signal(SIGPIPE, SIG_IGN);
    sigset_t blocked;
    sigset_t before;
    ::sigemptyset(&blocked);
    ::sigaddset(&blocked, SIGUSR1);
    ::pthread_sigmask(SIG_BLOCK, &blocked, &before);
    const auto outcome = m_runner.run(program({"sed", "-n", "/^Sig[BIC]/p", "/proc/self/status"}), {});
    sigset_t after;
    ::pthread_sigmask(SIG_SETMASK, &before, &after);
    ::signal(SIGPIPE, saved);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->output,
             std::string("SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\nSigCgt:\t0000000000000000\n"));
    QCOMPARE(::sigismember(&after, SIGUSR1), 1);
    QCOMPARE(::sigismember(&after, SIGUSR2), 0);
}

void TestProcessRunner::theChildLeadsItsOwnSession()
{
    const auto outcome = m_runner.run(script("echo $$; cut -d' ' -f5,6 /proc/$$/stat"), {});
    VERIFY_OK(outcome);
    const QList<QByteArray> numbers = QByteArray::fromStdString(outcome->output).simplified().split(' ');
    QCOMPARE(numbers.size(), 3);
    QCOMPARE(numbers[1], numbers[0]);
    QCOMPARE(numbers[2], numbers[0]);
}

void TestProcessRunner::itWorksWithoutStdio()
{
    const UniqueFd in(::fcntl(0, F_DUPFD_CLOEXEC, 10));
    const UniqueFd out(::fcntl(1, F_DUPFD_CLOEXEC, 10));
    const UniqueFd err(::fcntl(2, F_DUPFD_CLOEXEC, 10));
    for (int fd : {0, 1, 2})
        ::close(fd);
    Command command = script("cat; echo err >&2");
    command.input = "in";
    const auto outcome = m_runner.run(command, {});
    ::dup2(in.get(), 0);
    ::dup2(out.get(), 1);
    ::dup2(err.get(), 2);
    VERIFY_OK(outcome);
    QCOMPARE(outcome->output, std::string("in"));
    QCOMPARE(outcome->errors, std::string("err\n"));
}

void TestProcessRunner::aStopBeforeTheStartStartsNothing()
{
    const test::TempDir place;
    std::stop_source source;
    source.request_stop();
    VERIFY_FAILS(m_runner.run(program({"touch", place / "trace"}), source.get_token()), ErrorKind::Canceled);
    VERIFY_FAILS(m_runner.run({.argv = {"touch", place / "trace"}, .deadline = Deadline::after(0s)}, {}),
                 ErrorKind::Timeout);
    QVERIFY(!std::filesystem::exists(place / "trace"));
}

void TestProcessRunner::runCheckedTellsHowItEnded()
{
    VERIFY_OK(runChecked(m_runner, program({"true"}), {}));
    const auto failed = runChecked(m_runner, script("echo why >&2; exit 3"), {});
    VERIFY_FAILS(failed, ErrorKind::Io);
    QCOMPARE(failed.error().message(), std::string("/bin/sh failed with exit code 3"));
    QCOMPARE(failed.error().detail(), std::string("why\n"));
    const auto killed = runChecked(m_runner, script("kill -TERM $$"), {});
    QCOMPARE(killed.error().message(), std::string("/bin/sh was ended by signal SIGTERM"));
}

QTEST_APPLESS_MAIN(TestProcessRunner)
#include "tst_processrunner.moc"
