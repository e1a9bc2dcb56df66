// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/layerfixture.h"
#include "tests/support/verify.h"

#include <QTest>

#include <clocale>
#include <sys/stat.h>
#include <unistd.h>

using namespace darse;
using test::bytes;
using test::LayerFixture;
using test::TarWriter;

/// What honest layers become.
class TestUnpack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filesHaveTheirContent();
    void missingDirectoriesAreMade();
    void linksAreMade();
    void hardLinksShareTheirFile();
    void fifosAreMade();
    void namesAreBytes_data();
    void namesAreBytes();
    void deepAndLongNamesWork();
    void theSameNameAgainReplaces();
    void directoryAgainKeepsItsContent();
    void emptyLayersAreLayers();
    void theSourceIsReadToItsVeryEnd();
    void missingEndMarkIsReported();
    void contentAndEntriesAreReported();
};

void TestUnpack::initTestCase()
{
    // What a program with windows does; conversions of names would show.
    std::setlocale(LC_ALL, "C.UTF-8");
}

void TestUnpack::filesHaveTheirContent()
{
    LayerFixture layer;
    const std::string large(3'000'001, 'x');
    VERIFY_OK(
        layer.unpack(TarWriter().directory("d").file("d/small", "small").file("large", large).file("empty", "").end()));
    QCOMPARE(bytes(layer.content("d/small")), QByteArray("small"));
    QVERIFY(layer.content("large") == large);
    QCOMPARE(layer.status("empty").st_size, off_t{0});
    QVERIFY(layer.exists("empty"));
}

void TestUnpack::missingDirectoriesAreMade()
{
    LayerFixture layer;
    const auto report = layer.unpack(TarWriter().file("a/b/c/file").end());
    VERIFY_OK(report);
    for (const char* name : {"a", "a/b", "a/b/c"})
        QCOMPARE(layer.status(name).st_mode, mode_t{S_IFDIR | 0755});
    QCOMPARE(report->entries, std::uint64_t{4});
}

void TestUnpack::linksAreMade()
{
    LayerFixture layer;
    const std::string longTarget(3000, 't');
    VERIFY_OK(layer.unpack(TarWriter()
                               .symlink("up", "../../etc/passwd")
                               .symlink("absolute", "/etc/passwd")
                               .symlink("long", longTarget)
                               .end()));
    QCOMPARE(bytes(layer.target("up")), QByteArray("../../etc/passwd"));
    QCOMPARE(bytes(layer.target("absolute")), QByteArray("/etc/passwd"));
    QVERIFY(layer.target("long") == longTarget);
}

void TestUnpack::hardLinksShareTheirFile()
{
    LayerFixture layer;
    TarWriter tar;
    tar.file("d/one", "one")
        .hardLink("two", "d/one")
        .hardLink("e/three", "./d//one")
        .symlink("s", "gone")
        .hardLink("s2", "s");
    VERIFY_OK(layer.unpack(tar.hardLink("two", "two").end()));
    QCOMPARE(layer.status("d/one").st_nlink, nlink_t{3});
    QCOMPARE(layer.status("e/three").st_ino, layer.status("two").st_ino);
    QCOMPARE(bytes(layer.target("s2")), QByteArray("gone"));
}

void TestUnpack::fifosAreMade()
{
    LayerFixture layer;
    VERIFY_OK(layer.unpack(TarWriter().add({.name = "pipe", .type = '6', .mode = 0622}).end()));
    QCOMPARE(layer.status("pipe").st_mode, mode_t{S_IFIFO | 0622});
}

void TestUnpack::namesAreBytes_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("UTF-8") << QByteArray("\xc3\xa9t\xc3\xa9-\xe6\x97\xa5");
    QTest::newRow("decomposed") << QByteArray("e\xcc\x81-A\xcc\x8a");
    QTest::newRow("Latin-1") << QByteArray("caf\xe9");
    QTest::newRow("anything") << QByteArray("\xff\xfe\x01\x7f *?[\\n\"");
}

void TestUnpack::namesAreBytes()
{
    QFETCH(const QByteArray, name);
    const std::string raw = name.toStdString();
    LayerFixture layer;
    TarWriter tar;
    tar.file(raw + ".ustar").hardLink(raw + ".hard", raw + ".ustar").symlink(raw + ".link", raw);
    tar.add({.name = "x", .pax = {{"path", raw + ".pax"}}});
    tar.add({.name = "y", .type = '2', .pax = {{"path", raw + ".paxlink"}, {"linkpath", raw}}});
    tar.add({.name = "L", .type = 'L', .content = raw + ".gnu"}).file("z");
    const auto report = layer.unpack(tar.end());
    VERIFY_OK(report);
    QVERIFY(report->notes.empty());
    for (const char* end : {".ustar", ".hard", ".pax", ".gnu"})
        QVERIFY2(layer.exists(raw + end), end);
    QVERIFY(layer.target(raw + ".link") == raw);
    QVERIFY(layer.target(raw + ".paxlink") == raw);
}

void TestUnpack::deepAndLongNamesWork()
{
    LayerFixture layer;
    const std::string name(255, 'n');
    std::string deep;
    while (deep.size() < 4093)
        deep += "d/";
    const auto report = layer.unpack(TarWriter().file(name).directory(deep).file(deep + 'f').end());
    VERIFY_OK(report);
    QVERIFY(layer.exists(name));
    QCOMPARE(report->entries, std::uint64_t{deep.size() / 2 + 2});
    QCOMPARE(layer.status("d/d/d/d").st_mode, mode_t{S_IFDIR | 0755});
}

void TestUnpack::theSameNameAgainReplaces()
{
    LayerFixture layer;
    TarWriter tar;
    tar.file("a", "first and longer").hardLink("keeps", "a").file("a", "second");
    tar.file("to-link").symlink("to-link", "x").symlink("to-file", "a").file("to-file", "own");
    tar.directory("to-file2/deep").file("to-file2/deep/f").file("to-file2", "flat").file("to-file2-beside");
    tar.file("to-directory").directory("to-directory").file("to-directory/f");
    tar.symlink("link-to-directory", "to-directory").directory("link-to-directory").file("link-to-directory/g");
    tar.fifo("pipe").file("pipe", "no pipe");
    VERIFY_OK(layer.unpack(tar.end()));
    QCOMPARE(bytes(layer.content("a")), QByteArray("second"));
    QCOMPARE(bytes(layer.content("keeps")), QByteArray("first and longer"));
    QCOMPARE(bytes(layer.target("to-link")), QByteArray("x"));
    QCOMPARE(bytes(layer.content("to-file")), QByteArray("own"));
    QCOMPARE(bytes(layer.content("to-file2")), QByteArray("flat"));
    QVERIFY(layer.exists("to-directory/f"));
    QVERIFY(!layer.exists("to-directory/g"));
    QVERIFY(S_ISDIR(layer.status("link-to-directory").st_mode));
    QCOMPARE(bytes(layer.content("pipe")), QByteArray("no pipe"));
}

void TestUnpack::directoryAgainKeepsItsContent()
{
    LayerFixture layer;
    VERIFY_OK(layer.unpack(TarWriter().directory("d", 0700).file("d/f").directory("d", 0751).file("d/g").end()));
    QVERIFY(layer.exists("d/f"));
    QVERIFY(layer.exists("d/g"));
    QCOMPARE(layer.status("d").st_mode, mode_t{S_IFDIR | 0751});
}

void TestUnpack::emptyLayersAreLayers()
{
    LayerFixture layer;
    VERIFY_OK(layer.unpack(""));
    const auto report = layer.unpack(TarWriter().end());
    VERIFY_OK(report);
    QCOMPARE(report->entries, std::uint64_t{0});
    QVERIFY(report->hasEndMark);
}

void TestUnpack::theSourceIsReadToItsVeryEnd()
{
    for (const std::size_t padding : {0, 1, 511, 512, 10'240, 1'000'000}) {
        LayerFixture layer;
        const std::string tar =
            TarWriter().file("f", std::string(300'000, 'x')).end().bytes() + std::string(padding, '\0');
        std::size_t given = 0;
        const ByteSource source = [from = test::sourceOf(tar), &given](std::span<char> into,
                                                                       const std::stop_token& stop) {
            auto count = from(into, stop);
            given += count ? *count : 0;
            return count;
        };
        const auto report = layer.unpackFrom(source);
        VERIFY_OK(report);
        QCOMPARE(given, tar.size());
        QVERIFY(report->hasEndMark);
        QVERIFY(report->notes.empty());
    }
}

void TestUnpack::missingEndMarkIsReported()
{
    LayerFixture layer;
    for (const std::size_t size :
         {std::size_t{512}, std::size_t{512} * 1024 - 512}) { // at an odd place, and at that of a buffer
        const auto report = layer.unpack(TarWriter().file("f", std::string(size, '\0')));
        VERIFY_OK(report);
        QVERIFY(!report->hasEndMark);
        QVERIFY(layer.unpack(TarWriter().file("f", std::string(size, '\0')).end())->hasEndMark);
    }
}

void TestUnpack::contentAndEntriesAreReported()
{
    LayerFixture layer;
    const auto report =
        layer.unpack(TarWriter().directory("d").file("d/a", "12345").file("d/b", "123").hardLink("c", "d/a").end());
    VERIFY_OK(report);
    QCOMPARE(report->content.count(), std::uint64_t{8});
    QCOMPARE(report->entries, std::uint64_t{4});
}

QTEST_APPLESS_MAIN(TestUnpack)
#include "tst_unpack.moc"
