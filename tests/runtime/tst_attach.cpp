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
using test::RuntimeFixture;

namespace {

constexpr std::size_t kMuch = 10 << 20;
const std::vector<std::string> kMuchOutput{"dd", "if=/dev/zero", "bs=1M", "count=10"};

} // namespace

/// The streams of a container, through its monitor.
class TestAttach : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_openFiles = test::openFileCount(); }
    void cleanup() { QCOMPARE(test::openFileCount(), m_openFiles); }

    void attachedBeforeStartLosesNothing();
    void aSlowReaderLosesNothing();
    void outputAndErrorsAreToldApart();
    void inputReachesTheProcessAndEnds();
    void inputStaysOpenWhenItIsToStay();
    void aContainerWithoutInputTakesNone();
    void everyClientReadsTheSame();
    void aTerminalEchoesAndResizes();
    void aStopEndsARead();
    void afterTheEndNobodyAnswers();
    void theLogIsOpenedAnew();
    void bundlesMayLieDeep();

private:
    /// A container that was attached to and then started.
    static std::unique_ptr<Streams> attached(RuntimeFixture& fixture, const Launch& launch);

    std::size_t m_openFiles = 0;
};

std::unique_ptr<Streams> TestAttach::attached(RuntimeFixture& fixture, const Launch& launch)
{
    if (!fixture.runtime().create(launch, {}))
        return nullptr;
    auto streams = attach(fixture.places(), launch);
    if (!streams || !fixture.runtime().start(launch.id))
        return nullptr;
    return std::move(streams).value();
}

void TestAttach::attachedBeforeStartLosesNothing()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.bundle({.arguments = kMuchOutput});
    const auto streams = attached(fixture, launch);
    QVERIFY(streams);
    QCOMPARE(test::allOutput(*streams).size(), kMuch);
    QCOMPARE(fixture.awaited(launch)->exitCode, 0);
}

void TestAttach::aSlowReaderLosesNothing()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.bundle({.arguments = kMuchOutput});
    const auto streams = attached(fixture, launch);
    QVERIFY(streams);
    // Another process is run for every fourth piece: slower than what writes.
    std::size_t total = 0;
    for (unsigned i = 0;; ++i) {
        const auto piece = streams->read({});
        VERIFY_OK(piece);
        if (!*piece)
            break;
        if ((*piece)->stream == Stream::Output)
            total += (*piece)->bytes.size();
        if (i % 64 == 0)
            VERIFY_OK(fixture.runtime().state(launch.id));
    }
    QCOMPARE(total, kMuch);
}

void TestAttach::outputAndErrorsAreToldApart()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.bundle({.arguments = {"sh", "-c", "echo out; echo err >&2"}});
    const auto streams = attached(fixture, launch);
    QVERIFY(streams);
    std::string output;
    std::string errors;
    for (auto piece = streams->read({}); piece && *piece; piece = streams->read({}))
        ((*piece)->stream == Stream::Errors ? errors : output) += (*piece)->bytes;
    QCOMPARE(output, std::string("out\n"));
    QCOMPARE(errors, std::string("err\n"));
}

void TestAttach::inputReachesTheProcessAndEnds()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.bundle({.arguments = {"cat"}, .keepsInputOpen = true});
    const auto streams = attached(fixture, launch);
    QVERIFY(streams);
    // More than a pipe holds, and cat answers meanwhile.
    const std::string input(3 << 20, 'x');
    std::string output;
    {
        const std::jthread reader([&] { output = test::allOutput(*streams); });
        VERIFY_OK(streams->write(input, {}));
        VERIFY_OK(streams->closeInput());
    }
    QVERIFY(output == input);
    QCOMPARE(fixture.awaited(launch)->exitCode, 0);
}

void TestAttach::inputStaysOpenWhenItIsToStay()
{
    RuntimeFixture fixture;
    const Launch launch =
        fixture.bundle({.arguments = {"cat"}, .keepsInputOpen = true, .closesInputAfterFirst = false});
    {
        const auto first = attached(fixture, launch);
        QVERIFY(first);
        VERIFY_OK(first->write("one\n", {}));
        QCOMPARE(test::outputUntil(*first, "one\n"), std::string("one\n"));
        VERIFY_OK(first->closeInput());
    }
    const auto second = attach(fixture.places(), launch);
    VERIFY_OK(second);
    VERIFY_OK((*second)->write("two\n", {}));
    QCOMPARE(test::outputUntil(**second, "two\n"), std::string("two\n"));
}

void TestAttach::aContainerWithoutInputTakesNone()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.bundle({.arguments = {"cat"}});
    const auto streams = attached(fixture, launch);
    QVERIFY(streams);
    VERIFY_FAILS(streams->write("x", {}), ErrorKind::InvalidState);
    VERIFY_OK(streams->closeInput());
    QCOMPARE(fixture.awaited(launch)->exitCode, 0);
}

void TestAttach::everyClientReadsTheSame()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.bundle({.arguments = {"cat"}, .keepsInputOpen = true});
    const auto first = attached(fixture, launch);
    QVERIFY(first);
    const auto second = attach(fixture.places(), launch);
    VERIFY_OK(second);
    VERIFY_OK((*second)->write("hello\n", {}));
    QCOMPARE(test::outputUntil(**second, "hello\n"), std::string("hello\n"));
    QCOMPARE(test::outputUntil(*first, "hello\n"), std::string("hello\n"));
}

void TestAttach::aTerminalEchoesAndResizes()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.bundle({.arguments = {"sh"}, .hasTerminal = true, .keepsInputOpen = true});
    const auto streams = attached(fixture, launch);
    QVERIFY(streams);
    VERIFY_OK(streams->resize({.rows = 33, .columns = 77}));
    // The size takes its way through another thread of the monitor's: ask until it has come.
    VERIFY_OK(streams->write("until [ \"$(stty size)\" = '33 77' ]; do :; done; echo re''sized\n", {}));
    QVERIFY(test::outputUntil(*streams, "resized").find("resized") != std::string::npos);
    VERIFY_OK(resizeContainer(launch, {.rows = 5000, .columns = 10}));
    VERIFY_OK(streams->write("until [ \"$(stty size)\" = '1000 10' ]; do :; done; exit 4\n", {}));
    QCOMPARE(fixture.awaited(launch)->exitCode, 4);
}

void TestAttach::aStopEndsARead()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.bundle({.arguments = {"sleep", "1000"}});
    const auto streams = attached(fixture, launch);
    QVERIFY(streams);
    std::stop_source source;
    Result<std::optional<Piece>> piece = std::optional<Piece>();
    {
        const std::jthread reader([&] { piece = streams->read(source.get_token()); });
        source.request_stop();
    }
    VERIFY_FAILS(piece, ErrorKind::Canceled);
}

void TestAttach::afterTheEndNobodyAnswers()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.running({.arguments = {"sh"}, .hasTerminal = true, .keepsInputOpen = true});
    const auto streams = attach(fixture.places(), launch);
    VERIFY_OK(streams);
    VERIFY_OK(fixture.runtime().kill(launch.id, SIGKILL));
    QVERIFY(fixture.awaited(launch).has_value());
    (void)test::allOutput(**streams);
    VERIFY_FAILS((*streams)->write("x", {}), ErrorKind::InvalidState);
    VERIFY_FAILS(attach(fixture.places(), launch), ErrorKind::InvalidState);
    VERIFY_FAILS(resizeContainer(launch, {.rows = 1, .columns = 1}), ErrorKind::InvalidState);
    VERIFY_FAILS(reopenLog(launch), ErrorKind::InvalidState);
}

void TestAttach::theLogIsOpenedAnew()
{
    RuntimeFixture fixture;
    const Launch launch = fixture.bundle({.arguments = {"cat"}, .keepsInputOpen = true});
    const auto streams = attached(fixture, launch);
    QVERIFY(streams);
    VERIFY_OK(streams->write("one\n", {}));
    QCOMPARE(test::outputUntil(*streams, "one\n"), std::string("one\n"));
    std::filesystem::rename(launch.log, launch.log.native() + ".1");
    VERIFY_OK(reopenLog(launch));
    QTRY_VERIFY(std::filesystem::exists(launch.log));
    VERIFY_OK(streams->write("two\n", {}));
    QTRY_VERIFY(test::contentOf(launch.log).find("F two\n") != std::string::npos);
    QVERIFY(test::contentOf(launch.log.native() + ".1").find("F one\n") != std::string::npos);
}

void TestAttach::bundlesMayLieDeep()
{
    RuntimeFixture fixture;
    Launch launch = fixture.bundle({.arguments = {"echo", "deep"}});
    const auto deep = launch.bundle / std::string(100, 'a');
    std::filesystem::create_directory(deep);
    std::filesystem::copy_file(launch.bundle / "config.json", deep / "config.json");
    std::filesystem::create_symlink("../rootfs", launch.bundle / "rootfs");
    launch.bundle = deep;
    const auto streams = attached(fixture, launch);
    QVERIFY(streams);
    QCOMPARE(test::allOutput(*streams), std::string("deep\n"));
}

QTEST_GUILESS_MAIN(TestAttach)
#include "tst_attach.moc"
