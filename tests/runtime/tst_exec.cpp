// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/runtimefixture.h"
#include "tests/support/openfiles.h"
#include "tests/support/verify.h"

#include <QTest>

#include <csignal>
#include <thread>

using namespace darse;
using namespace darse::runtime;
using test::processJson;
using test::RuntimeFixture;

/// Additional processes in a container that runs.
class TestExec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_openFiles = test::openFileCount(); }
    void cleanup() { QCOMPARE(test::openFileCount(), m_openFiles); }

    void outputErrorsAndCode_data() { runtimes(); }
    void outputErrorsAndCode();
    void inputIsReadToItsEnd();
    void aTerminalOfItsOwn_data() { runtimes(); }
    void aTerminalOfItsOwn();
    void whatCannotRunIsToldApart_data();
    void whatCannotRunIsToldApart();
    void aCodeOfItsOwnIsNoFailure();
    void aSignalIsACode();
    void nothingOfOursIsOpenInside();
    void aDetachedOneIsNotHeldUp_data();
    void aDetachedOneIsNotHeldUp();
    void aContainerThatDoesNotRunTakesNone();
    void aStopEndsAWait();
    void oneThatIsLetGoRunsOn();
    void nothingIsLeftBehind();

private:
    static void runtimes();
    static Result<std::unique_ptr<Exec>> started(RuntimeFixture& fixture, const Launch& container,
                                                 const std::vector<std::string>& arguments)
    {
        return startExec(fixture.runtime(), {.id = container.id, .processJson = processJson(arguments)}, {});
    }

    std::size_t m_openFiles = 0;
};

namespace {

const test::Wanted kContainer{.arguments = {"sleep", "1000"}};

} // namespace

void TestExec::runtimes()
{
    QTest::addColumn<QString>("runtime");
    QTest::newRow("crun") << QStringLiteral("crun");
    QTest::newRow("runc") << QStringLiteral("runc");
}

void TestExec::outputErrorsAndCode()
{
    QFETCH(const QString, runtime);
    RuntimeFixture fixture(runtime.toStdString());
    const Launch container = fixture.running(kContainer);
    const auto exec = started(fixture, container, {"sh", "-c", "echo out; echo err >&2; exit 7"});
    VERIFY_OK(exec);
    QVERIFY((*exec)->pid() > 0);
    std::string output;
    std::string errors;
    for (auto piece = (*exec)->streams().read({}); piece && *piece; piece = (*exec)->streams().read({}))
        ((*piece)->stream == Stream::Errors ? errors : output) += (*piece)->bytes;
    QCOMPARE(output, std::string("out\n"));
    QCOMPARE(errors, std::string("err\n"));
    QCOMPARE((*exec)->wait({}).value(), 7);
    QCOMPARE((*exec)->wait({}).value(), 7);
    VERIFY_FAILS((*exec)->streams().resize({.rows = 1, .columns = 1}), ErrorKind::InvalidState);
}

void TestExec::inputIsReadToItsEnd()
{
    RuntimeFixture fixture;
    const Launch container = fixture.running(kContainer);
    const auto exec =
        startExec(fixture.runtime(), {.id = container.id, .processJson = processJson({"cat"}), .hasInput = true}, {});
    VERIFY_OK(exec);
    Streams& streams = (*exec)->streams();
    const std::string input(3 << 20, 'x');
    std::string output;
    {
        const std::jthread reader([&] { output = test::allOutput(streams); });
        VERIFY_OK(streams.write(input, {}));
        VERIFY_OK(streams.closeInput());
    }
    QVERIFY(output == input);
    QCOMPARE((*exec)->wait({}).value(), 0);
    VERIFY_FAILS(streams.write("x", {}), ErrorKind::InvalidState);
}

void TestExec::aTerminalOfItsOwn()
{
    QFETCH(const QString, runtime);
    RuntimeFixture fixture(runtime.toStdString());
    const Launch container = fixture.running(kContainer);
    const auto exec = startExec(fixture.runtime(),
                                {.id = container.id,
                                 .processJson = processJson({"sh"}, true),
                                 .hasTerminal = true,
                                 .hasInput = true,
                                 .console = {.rows = 20, .columns = 70}},
                                {});
    VERIFY_OK(exec);
    Streams& streams = (*exec)->streams();
    VERIFY_OK(streams.write("until [ \"$(stty size)\" = '20 70' ]; do :; done; echo be''gun\n", {}));
    QVERIFY(test::outputUntil(streams, "begun").find("begun") != std::string::npos);
    VERIFY_OK(streams.resize({.rows = 33, .columns = 77}));
    VERIFY_OK(streams.write("until [ \"$(stty size)\" = '33 77' ]; do :; done; echo re''sized; exit 4\n", {}));
    QVERIFY(test::allOutput(streams).find("resized") != std::string::npos);
    QCOMPARE((*exec)->wait({}).value(), 4);
}

void TestExec::whatCannotRunIsToldApart_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("code");
    for (const char* runtime : {"crun", "runc"}) {
        const QString name = QString::fromLatin1(runtime);
        QTest::addRow("%s: in no folder", runtime) << name << QStringLiteral("nginxx") << 127;
        QTest::addRow("%s: no such path", runtime) << name << QStringLiteral("/bin/nginxx") << 127;
        QTest::addRow("%s: not executable", runtime) << name << QStringLiteral("/bin/plain") << 126;
        QTest::addRow("%s: a folder", runtime) << name << QStringLiteral("/bin") << 126;
    }
}

void TestExec::whatCannotRunIsToldApart()
{
    QFETCH(const QString, runtime);
    QFETCH(const QString, program);
    RuntimeFixture fixture(runtime.toStdString());
    const Launch container = fixture.running(kContainer);
    const auto exec = started(fixture, container, {program.toStdString()});
    QVERIFY(!exec);
    QTEST(int(launchFailure(exec.error())), "code");
    QVERIFY(exec.error().message().starts_with(program.toStdString() + ": "));
    QVERIFY(!exec.error().detail().empty());
}

void TestExec::aCodeOfItsOwnIsNoFailure()
{
    RuntimeFixture fixture;
    const Launch container = fixture.running(kContainer);
    for (const int code : {0, 1, 126, 127, 255}) {
        const auto exec = started(fixture, container, {"sh", "-c", "exit " + std::to_string(code)});
        VERIFY_OK(exec);
        QCOMPARE((*exec)->wait({}).value(), code);
    }
}

void TestExec::aSignalIsACode()
{
    RuntimeFixture fixture;
    const Launch container = fixture.running(kContainer);
    const auto exec = started(fixture, container, {"sleep", "1000"});
    VERIFY_OK(exec);
    QCOMPARE(::kill((*exec)->pid(), SIGKILL), 0);
    QCOMPARE((*exec)->wait({}).value(), 137);
}

void TestExec::nothingOfOursIsOpenInside()
{
    RuntimeFixture fixture;
    const Launch container = fixture.running(kContainer);
    const auto exec = started(fixture, container, {"ls", "/proc/self/fd"});
    VERIFY_OK(exec);
    // The fourth is the folder that is listed.
    QCOMPARE(test::allOutput((*exec)->streams()), std::string("0\n1\n2\n3\n"));
}

void TestExec::aDetachedOneIsNotHeldUp_data()
{
    QTest::addColumn<bool>("hasTerminal");
    QTest::newRow("pipes") << false;
    QTest::newRow("a terminal") << true;
}

void TestExec::aDetachedOneIsNotHeldUp()
{
    QFETCH(const bool, hasTerminal);
    RuntimeFixture fixture;
    const Launch container = fixture.running(kContainer);
    const auto exec = startExec(fixture.runtime(),
                                {.id = container.id,
                                 .processJson = processJson({"dd", "if=/dev/zero", "bs=1M", "count=3"}, hasTerminal),
                                 .hasTerminal = hasTerminal,
                                 .isDetached = true},
                                {});
    VERIFY_OK(exec);
    QCOMPARE((*exec)->wait({}).value(), 0);
}

void TestExec::aContainerThatDoesNotRunTakesNone()
{
    RuntimeFixture fixture;
    const Launch container = fixture.running({.arguments = {"true"}});
    QVERIFY(fixture.awaited(container).has_value());
    VERIFY_FAILS(started(fixture, container, {"true"}), ErrorKind::InvalidState);
    VERIFY_OK(fixture.runtime().remove(container.id));
    VERIFY_FAILS(started(fixture, container, {"true"}), ErrorKind::InvalidState);
}

void TestExec::aStopEndsAWait()
{
    RuntimeFixture fixture;
    const Launch container = fixture.running(kContainer);
    const auto exec = started(fixture, container, {"sleep", "1000"});
    VERIFY_OK(exec);
    std::stop_source source;
    Result<int> code = 0;
    {
        const std::jthread waiter([&] { code = (*exec)->wait(source.get_token()); });
        source.request_stop();
    }
    VERIFY_FAILS(code, ErrorKind::Canceled);
}

void TestExec::oneThatIsLetGoRunsOn()
{
    RuntimeFixture fixture;
    const Launch container = fixture.running(kContainer);
    auto exec = started(fixture, container, {"sleep", "1000"});
    VERIFY_OK(exec);
    const int pid = (*exec)->pid();
    exec->reset();
    QCOMPARE(::kill(pid, 0), 0);
}

void TestExec::nothingIsLeftBehind()
{
    RuntimeFixture fixture;
    const Launch container = fixture.running(kContainer);
    VERIFY_OK(started(fixture, container, {"true"}));
    QVERIFY(!started(fixture, container, {"nginxx"}));
    QVERIFY(std::filesystem::is_empty(fixture.places().folder / "t"));
}

QTEST_GUILESS_MAIN(TestExec)
#include "tst_exec.moc"
