// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rootfs/treefixture.h"
#include "tests/support/verify.h"

#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace darse;
using test::entryOf;
using test::outline;
using test::TreeFixture;

namespace {

using Lines = QByteArrayList;

void setTime(const std::filesystem::path& path, timespec time)
{
    const timespec times[2] = {time, time};
    ::utimensat(AT_FDCWD, path.c_str(), times, AT_SYMLINK_NOFOLLOW);
}

} // namespace

/// What comes out of a container: how the tar of `docker cp` looks.
class TestTreeArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void directoriesComeUnderTheirName_data();
    void directoriesComeUnderTheirName();
    void filesAndLinksComeAsThemselves();
    void linksBelowAreNotFollowed();
    void hardLinksAreWrittenOnce();
    void pipesAndSocketsDoNotBlock();
    void aSocketItselfIsRefused();
    void holesStayHoles();
    void longAndOddNamesComeBack();
    void timesHaveNanoseconds();
    void onlyPortableAttributesLeave();
    void deepTreesNeedFewDescriptors();
    void aStopEndsIt();
    void anErrorOfTheSinkEndsIt();
};

void TestTreeArchive::directoriesComeUnderTheirName_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Lines>("lines");
    QTest::newRow("name") << QByteArray("/a/b") << Lines{"d b/", "- b/file", "d b/sub/", "- b/sub/x"};
    QTest::newRow("slash") << QByteArray("/a/b/") << Lines{"d b/", "- b/file", "d b/sub/", "- b/sub/x"};
    QTest::newRow("content") << QByteArray("/a/b/.") << Lines{"d ./", "- ./file", "d ./sub/", "- ./sub/x"};
    QTest::newRow("followed") << QByteArray("/to-b/") << Lines{"d to-b/", "- to-b/file", "d to-b/sub/", "- to-b/sub/x"};
    QTest::newRow("root") << QByteArray("/") << Lines{"d /",         "d /a/",        "d /a/b/",        "- /a/b/file",
                                                      "d /a/b/sub/", "- /a/b/sub/x", "l /to-b -> /a/b"};
}

void TestTreeArchive::directoriesComeUnderTheirName()
{
    QFETCH(QByteArray, path);
    QFETCH(Lines, lines);
    const TreeFixture tree;
    tree.write("a/b/file", "file");
    tree.write("a/b/sub/x", "x");
    tree.link("to-b", "/a/b");
    const auto tar = tree.archive(path.toStdString());
    VERIFY_OK(tar);
    QCOMPARE(outline(*tar), lines);
}

void TestTreeArchive::filesAndLinksComeAsThemselves()
{
    const TreeFixture tree;
    tree.write("a/file", "content");
    tree.link("a/link", "/a/file");
    tree.link("way", "/a");
    QCOMPARE(outline(*tree.archive("/a/file")), (Lines{"- file"}));
    QCOMPARE(entryOf(*tree.archive("/way/file"), "file").content, std::string("content"));
    QCOMPARE(outline(*tree.archive("/a/link")), (Lines{"l link -> /a/file"}));
    QCOMPARE(outline(*tree.archive("/way")), (Lines{"l way -> /a"}));
}

void TestTreeArchive::linksBelowAreNotFollowed()
{
    const TreeFixture tree;
    tree.makeDirectory("d");
    tree.link("d/absolute", tree.outside());
    tree.link("d/relative", "../../outside/secret");
    const auto tar = tree.archive("/d");
    VERIFY_OK(tar);
    QCOMPARE(outline(*tar), (Lines{"d d/", "l d/absolute -> " + QByteArray::fromStdString(tree.outside()),
                                   "l d/relative -> ../../outside/secret"}));
    VERIFY_FAILS(tree.archive("/d/absolute/"), ErrorKind::NotFound);
    VERIFY_FAILS(tree.archive("/d/absolute/secret"), ErrorKind::NotFound);
}

void TestTreeArchive::hardLinksAreWrittenOnce()
{
    const TreeFixture tree;
    tree.write("d/a", "same");
    std::filesystem::create_hard_link(tree.path("d/a"), tree.path("d/b"));
    const auto tar = tree.archive("/d");
    VERIFY_OK(tar);
    QCOMPARE(outline(*tar), (Lines{"d d/", "- d/a", "h d/b -> d/a"}));
}

void TestTreeArchive::pipesAndSocketsDoNotBlock()
{
    const TreeFixture tree;
    tree.makeDirectory("d");
    QCOMPARE(::mkfifo(tree.path("d/pipe").c_str(), 0600), 0);
    const UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    tree.path("d/socket").native().copy(address.sun_path, sizeof address.sun_path - 1);
    QCOMPARE(::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    const auto tar = tree.archive("/d");
    VERIFY_OK(tar);
    QCOMPARE(outline(*tar), (Lines{"d d/", "p d/pipe"}));
}

void TestTreeArchive::aSocketItselfIsRefused()
{
    const TreeFixture tree;
    const UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    tree.path("socket").native().copy(address.sun_path, sizeof address.sun_path - 1);
    QCOMPARE(::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    VERIFY_FAILS(tree.archive("/socket"), ErrorKind::InvalidInput);
}

void TestTreeArchive::holesStayHoles()
{
    const TreeFixture tree;
    tree.write("d/holes", "start");
    const UniqueFd file(::open(tree.path("d/holes").c_str(), O_WRONLY | O_CLOEXEC));
    QCOMPARE(::pwrite(file.get(), "middle", 6, 5'000'000), ssize_t{6});
    QCOMPARE(::ftruncate(file.get(), 20'000'000), 0);
    tree.write("d/nothing", "");
    QCOMPARE(::truncate(tree.path("d/nothing").c_str(), 1'000'000), 0);
    const auto tar = tree.archive("/d");
    VERIFY_OK(tar);
    QVERIFY2(tar->size() < 100'000, std::to_string(tar->size()).c_str());
    const std::string content = entryOf(*tar, "d/holes").content;
    QVERIFY(content == test::contentOf(tree.path("d/holes")));
    QVERIFY(entryOf(*tar, "d/nothing").content == std::string(1'000'000, '\0'));
}

void TestTreeArchive::longAndOddNamesComeBack()
{
    const TreeFixture tree;
    const std::string deep = std::string(90, 'a') + '/' + std::string(200, 'b') + '/' + "\xc3\xa9t\xc3\xa9";
    const std::string odd = "caf\xe9 \xff\n";
    const std::string longAndOdd = std::string(150, '\xfe');
    for (const std::string& name : {deep, odd, longAndOdd})
        tree.write("d/" + name, "content of " + name);
    tree.link("d/link", std::string(300, 't'));
    const auto tar = tree.archive("/d");
    VERIFY_OK(tar);
    for (const std::string& name : {deep, odd, longAndOdd})
        QCOMPARE(entryOf(*tar, "d/" + name).content, "content of " + name);
    QCOMPARE(entryOf(*tar, "d/link").link, std::string(300, 't'));
}

void TestTreeArchive::timesHaveNanoseconds()
{
    const TreeFixture tree;
    tree.write("d/new", "x");
    tree.write("d/old", "x");
    setTime(tree.path("d/new"), {.tv_sec = 1'700'000'000, .tv_nsec = 120'000'000});
    setTime(tree.path("d/old"), {.tv_sec = -2, .tv_nsec = 500'000'000});
    const auto tar = tree.archive("/d");
    VERIFY_OK(tar);
    QCOMPARE(entryOf(*tar, "d/new").modified.tv_sec, time_t{1'700'000'000});
    QCOMPARE(entryOf(*tar, "d/new").modified.tv_nsec, 120'000'000L);
    const std::string before = "mtime=-1.5\n";
    QVERIFY(tar->find(before) != std::string::npos);
}

void TestTreeArchive::onlyPortableAttributesLeave()
{
    const TreeFixture tree;
    tree.write("d/file", "x");
    const auto set = [&](const char* name, std::string_view value) {
        return ::setxattr(tree.path("d/file").c_str(), name, value.data(), value.size(), 0);
    };
    QCOMPARE(set("user.note", std::string_view("a\0\n=", 4)), 0);
    QCOMPARE(set("user.overlay.opaque", "y"), 0);
    QCOMPARE(set("user.a=b", "c"), 0);
    const auto tar = tree.archive("/d");
    VERIFY_OK(tar);
    const std::map<std::string, std::string> expected{{"user.note", std::string("a\0\n=", 4)}};
    QVERIFY(entryOf(*tar, "d/file").attributes == expected);
}

void TestTreeArchive::deepTreesNeedFewDescriptors()
{
    const TreeFixture tree;
    std::string path = "d";
    for (int i = 0; i < 300; ++i)
        path += "/x";
    tree.makeDirectory(path);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const ScopeGuard restore([&] { ::setrlimit(RLIMIT_NOFILE, &before); });
    const rlimit few{.rlim_cur = 40, .rlim_max = before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    const auto tar = tree.archive("/d");
    VERIFY_OK(tar);
    QCOMPARE(outline(*tar).size(), 301);
}

void TestTreeArchive::aStopEndsIt()
{
    const TreeFixture tree;
    tree.write("d/file", "x");
    std::stop_source source;
    source.request_stop();
    VERIFY_FAILS(tree.archive("/d", source.get_token()), ErrorKind::Canceled);
}

void TestTreeArchive::anErrorOfTheSinkEndsIt()
{
    const TreeFixture tree;
    tree.write("file", std::string(1'000'000, 'x'));
    const ByteSink full = [](std::string_view) -> Result<void> { return Error(ErrorKind::Unreachable, "gone"); };
    VERIFY_FAILS(rootfs::archiveInside(tree.root(), "/file", full, {}), ErrorKind::Unreachable);
}

QTEST_GUILESS_MAIN(TestTreeArchive)
#include "tst_treearchive.moc"
