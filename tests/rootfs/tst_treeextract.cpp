// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compressing.h"
#include "tests/rootfs/treefixture.h"
#include "tests/support/verify.h"

#include <QTest>

#include <unistd.h>

using namespace darse;
using test::TarWriter;
using test::TreeFixture;

namespace {

constexpr rootfs::ExtractOptions kStrict{.keepsOwners = true, .refusesTypeChange = true};

std::string oneFile()
{
    return TarWriter().file("file", "new").end().bytes();
}

} // namespace

/// What goes into a container, in a tar.
class TestTreeExtract : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entriesAppearWhereTheyShould();
    void everyCompressionIsRead_data();
    void everyCompressionIsRead();
    void aMissingDirectoryIsNotFound();
    void aFileIsNoDirectory();
    void linksOnTheWayLeadWithin_data();
    void linksOnTheWayLeadWithin();
    void missingParentsAreMade();
    void filesAreReplacedNotFollowed();
    void directoriesThatComeAgainKeepWhatIsInThem();
    void theTopItselfStaysAsItIs();
    void aFileInsteadOfADirectory();
    void aDirectoryInsteadOfAFile();
    void typeChangesAreRefusedWhenTold_data();
    void typeChangesAreRefusedWhenTold();
    void modesAndTimesAreKept();
    void hardLinksWithinTheArchive();
    void holesAreNotWritten();
    void whatWasArchivedComesBack();
    void damageIsInvalid();
};

void TestTreeExtract::entriesAppearWhereTheyShould()
{
    const TreeFixture tree;
    tree.makeDirectory("srv/data");
    const std::string tar = TarWriter()
                                .directory("d/")
                                .file("d/file", "content")
                                .symlink("d/link", "/anywhere")
                                .fifo("d/pipe")
                                .end()
                                .bytes();
    VERIFY_OK(tree.extract("/srv/data", tar));
    QCOMPARE(tree.content("srv/data/d/file"), std::string("content"));
    QCOMPARE(std::filesystem::read_symlink(tree.path("srv/data/d/link")).native(), std::string("/anywhere"));
    QVERIFY(S_ISFIFO(tree.status("srv/data/d/pipe").st_mode));
}

void TestTreeExtract::everyCompressionIsRead_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::newRow("none") << QByteArray::fromStdString(oneFile());
    QTest::newRow("gzip") << QByteArray::fromStdString(test::gzipped(oneFile()));
    QTest::newRow("zstd") << QByteArray::fromStdString(test::zstdCompressed(oneFile()));
    QTest::newRow("xz") << QByteArray::fromStdString(test::xzCompressed(oneFile()));
    QTest::newRow("bzip2") << QByteArray::fromStdString(test::bzip2Compressed(oneFile()));
}

void TestTreeExtract::everyCompressionIsRead()
{
    QFETCH(QByteArray, tar);
    const TreeFixture tree;
    VERIFY_OK(tree.extract("/", tar.toStdString()));
    QCOMPARE(tree.content("file"), std::string("new"));
}

void TestTreeExtract::aMissingDirectoryIsNotFound()
{
    const TreeFixture tree;
    tree.link("dangling", "/missing");
    VERIFY_FAILS(tree.extract("/missing", oneFile()), ErrorKind::NotFound);
    VERIFY_FAILS(tree.extract("/dangling", oneFile()), ErrorKind::NotFound);
    QVERIFY(!tree.exists("missing"));
}

void TestTreeExtract::aFileIsNoDirectory()
{
    const TreeFixture tree;
    tree.write("here", "x");
    VERIFY_FAILS(tree.extract("/here", oneFile()), ErrorKind::InvalidInput);
    QCOMPARE(tree.content("here"), std::string("x"));
}

void TestTreeExtract::linksOnTheWayLeadWithin_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::newRow("absolute") << QByteArray("/real/lib");
    QTest::newRow("relative") << QByteArray("../real/lib");
    QTest::newRow("above the top") << QByteArray("../../../../real/lib");
}

void TestTreeExtract::linksOnTheWayLeadWithin()
{
    QFETCH(QByteArray, link);
    const TreeFixture tree;
    tree.makeDirectory("real/lib");
    tree.makeDirectory("usr");
    tree.link("usr/lib", link.toStdString());
    tree.link("to-usr", "/usr");
    VERIFY_OK(tree.extract("/to-usr", TarWriter().file("lib/deeper/a", "a").file("lib/b", "b").end().bytes()));
    QCOMPARE(tree.content("real/lib/deeper/a"), std::string("a"));
    QCOMPARE(tree.content("real/lib/b"), std::string("b"));
    QVERIFY(tree.isOutsideUntouched());
}

void TestTreeExtract::missingParentsAreMade()
{
    const TreeFixture tree;
    VERIFY_OK(tree.extract("/", TarWriter().file("a/b/c/file").end().bytes()));
    QVERIFY(tree.exists("a/b/c/file"));
    QCOMPARE(tree.status("a/b").st_mode & 07777U, 0755U);
}

void TestTreeExtract::filesAreReplacedNotFollowed()
{
    const TreeFixture tree;
    tree.write("target", "old");
    tree.link("file", "target");
    tree.write("twice", "old");
    std::filesystem::create_hard_link(tree.path("twice"), tree.path("other-name"));
    VERIFY_OK(tree.extract("/", TarWriter().file("file", "new").file("twice", "new").end().bytes()));
    QVERIFY(S_ISREG(tree.status("file").st_mode));
    QCOMPARE(tree.content("file"), std::string("new"));
    QCOMPARE(tree.content("target"), std::string("old"));
    QCOMPARE(tree.content("other-name"), std::string("old"));
}

void TestTreeExtract::directoriesThatComeAgainKeepWhatIsInThem()
{
    const TreeFixture tree;
    tree.write("d/old", "old");
    VERIFY_OK(tree.extract("/", TarWriter().directory("d/", 0700).file("d/new").end().bytes(), kStrict));
    QCOMPARE(tree.content("d/old"), std::string("old"));
    QVERIFY(tree.exists("d/new"));
    QCOMPARE(tree.status("d").st_mode & 07777U, 0700U);
}

void TestTreeExtract::theTopItselfStaysAsItIs()
{
    const TreeFixture tree;
    tree.makeDirectory("d");
    ::chmod(tree.path("d").c_str(), 0711);
    VERIFY_OK(tree.extract("/d", TarWriter().directory("./", 0700).file("./file").end().bytes()));
    QCOMPARE(tree.status("d").st_mode & 07777U, 0711U);
    QVERIFY(tree.exists("d/file"));
}

void TestTreeExtract::aFileInsteadOfADirectory()
{
    const TreeFixture tree;
    tree.write("thing/deep/file", "x");
    VERIFY_OK(tree.extract("/", TarWriter().file("thing", "new").end().bytes()));
    QCOMPARE(tree.content("thing"), std::string("new"));
}

void TestTreeExtract::aDirectoryInsteadOfAFile()
{
    const TreeFixture tree;
    tree.write("thing", "x");
    tree.makeDirectory("elsewhere");
    tree.link("link", "elsewhere");
    VERIFY_OK(tree.extract("/", TarWriter().directory("thing/").directory("link/").file("link/a").end().bytes()));
    QVERIFY(S_ISDIR(tree.status("thing").st_mode));
    QVERIFY(S_ISDIR(tree.status("link").st_mode));
    QVERIFY(!tree.exists("elsewhere/a"));
}

void TestTreeExtract::typeChangesAreRefusedWhenTold_data()
{
    QTest::addColumn<QByteArray>("tar");
    const auto row = [](const char* name, TarWriter tar) {
        QTest::newRow(name) << QByteArray::fromStdString(tar.end().bytes());
    };
    row("file over directory", TarWriter().file("directory"));
    row("link over directory", TarWriter().symlink("directory", "x"));
    row("pipe over directory", TarWriter().fifo("directory"));
    row("hard link over directory", TarWriter().file("a").hardLink("directory", "a"));
    row("directory over file", TarWriter().directory("file/"));
    row("directory over link", TarWriter().directory("link/"));
}

void TestTreeExtract::typeChangesAreRefusedWhenTold()
{
    QFETCH(QByteArray, tar);
    const TreeFixture tree;
    tree.write("directory/inner", "x");
    tree.write("file", "x");
    tree.link("link", "directory");
    VERIFY_FAILS(tree.extract("/", tar.toStdString(), kStrict), ErrorKind::InvalidInput);
    QVERIFY(tree.exists("directory/inner"));
    QVERIFY(S_ISREG(tree.status("file").st_mode));
    QVERIFY(S_ISLNK(tree.status("link").st_mode));
}

void TestTreeExtract::modesAndTimesAreKept()
{
    const TreeFixture tree;
    const std::string tar = TarWriter()
                                .add({.name = "d/", .type = '5', .mode = 01750, .modified = 1'100'000'000})
                                .add({.name = "d/program", .mode = 04755, .modified = 1'200'000'000})
                                .add({.name = "d/link", .type = '2', .link = "x", .modified = 1'300'000'000})
                                .end()
                                .bytes();
    VERIFY_OK(tree.extract("/", tar));
    QCOMPARE(tree.status("d").st_mode & 07777U, 01750U);
    QCOMPARE(tree.status("d").st_mtim.tv_sec, time_t{1'100'000'000});
    QCOMPARE(tree.status("d/program").st_mode & 07777U, 04755U);
    QCOMPARE(tree.status("d/program").st_mtim.tv_sec, time_t{1'200'000'000});
    QCOMPARE(tree.status("d/link").st_mtim.tv_sec, time_t{1'300'000'000});
}

void TestTreeExtract::hardLinksWithinTheArchive()
{
    const TreeFixture tree;
    tree.makeDirectory("d");
    const std::string tar =
        TarWriter().file("a/one", "same").hardLink("two", "a/one").hardLink("a/one", "a/one").end().bytes();
    VERIFY_OK(tree.extract("/d", tar));
    QCOMPARE(tree.status("d/a/one").st_ino, tree.status("d/two").st_ino);
    QCOMPARE(tree.content("d/two"), std::string("same"));
}

void TestTreeExtract::holesAreNotWritten()
{
    const TreeFixture tree;
    tree.write("from/holes", "start");
    QCOMPARE(::truncate(tree.path("from/holes").c_str(), 30'000'000), 0);
    tree.makeDirectory("to");
    const auto tar = tree.archive("/from/.");
    VERIFY_OK(tar);
    VERIFY_OK(tree.extract("/to", *tar));
    QCOMPARE(tree.status("to/holes").st_size, off_t{30'000'000});
    QVERIFY(tree.status("to/holes").st_blocks * 512 < 1'000'000);
}

void TestTreeExtract::whatWasArchivedComesBack()
{
    const TreeFixture tree;
    tree.write("from/a/file", "file");
    tree.write("from/\xff odd", "odd");
    tree.link("from/a/link", "/nowhere");
    std::filesystem::create_hard_link(tree.path("from/a/file"), tree.path("from/hard"));
    tree.makeDirectory("to");
    const auto tar = tree.archive("/from");
    VERIFY_OK(tar);
    VERIFY_OK(tree.extract("/to", *tar));
    const auto again = tree.archive("/to/from");
    VERIFY_OK(again);
    QVERIFY(*again == *tar);
}

void TestTreeExtract::damageIsInvalid()
{
    const TreeFixture tree;
    VERIFY_FAILS(tree.extract("/", "this is no tar at all, but a text that goes on for a while"),
                 ErrorKind::InvalidInput);
    const std::string tar = TarWriter().file("file", std::string(100'000, 'x')).end().bytes();
    VERIFY_FAILS(tree.extract("/", tar.substr(0, 60'000)), ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(TestTreeExtract)
#include "tst_treeextract.moc"
