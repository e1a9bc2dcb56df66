// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/layerfixture.h"
#include "tests/support/openfiles.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using test::bytes;
using test::LayerFixture;
using test::TarWriter;

/// Layers that try to write outside, one trick each.
class TestUnpackHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_openFiles = test::openFileCount(); }
    void cleanup() { QCOMPARE(test::openFileCount(), m_openFiles); }

    void namesThatLeadOutAreRefused_data();
    void namesThatLeadOutAreRefused();
    void absoluteNamesAreInTheLayer();
    void linksOnTheWayStayInTheLayer_data();
    void linksOnTheWayStayInTheLayer();
    void chainsOfLinksStayInTheLayer();
    void loopsOfLinksAreRefused();
    void lastLinkIsNeverFollowed();
    void linkInPlaceOfADirectoryDoesNotMisleadWhatFollows();
    void directoryInPlaceOfALinkIsTheOneThatCounts();
    void filesAreNoDirectories_data();
    void filesAreNoDirectories();
    void rootIsADirectory_data();
    void rootIsADirectory();
    void deviceThatLooksLikeAWhiteoutIsLeftOut();
    void labelsAndTrustedAttributesAreLeftOut();
    void secondArchiveIsLeftOut();
    void unknownKindsAreFiles();

private:
    std::size_t m_openFiles = 0;
};

void TestUnpackHostile::namesThatLeadOutAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char* name : {"..", "../", "../evil", "../outside/secret", "a/../../evil", "/../evil", "./../evil",
                             "a/..", "a/../b", "../../../../../../../../../../tmp/evil"})
        QTest::addRow("%s", name) << QByteArray(name);
}

void TestUnpackHostile::namesThatLeadOutAreRefused()
{
    QFETCH(const QByteArray, name);
    for (const char type : {'0', '1', '2', '5', '6'}) {
        LayerFixture layer;
        QVERIFY(layer.refuses(
            TarWriter().file("a/f").add({.name = name.toStdString(), .type = type, .link = "a/f"}).end()));
        LayerFixture again;
        QVERIFY(
            again.refuses(TarWriter()
                              .file("a/f")
                              .add({.name = "x", .type = type, .link = "a/f", .pax = {{"path", name.toStdString()}}})
                              .end()));
    }
}

void TestUnpackHostile::absoluteNamesAreInTheLayer()
{
    LayerFixture layer;
    VERIFY_OK(layer.unpack(TarWriter().file(layer.outside() + "/secret").file("//etc//passwd").directory("/").end()));
    QVERIFY(layer.isOutsideUntouched());
    QCOMPARE(bytes(layer.content(layer.outside() + "/secret")), QByteArray("content"));
    QCOMPARE(bytes(layer.content("etc/passwd")), QByteArray("content"));
}

void TestUnpackHostile::linksOnTheWayStayInTheLayer_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("place"); // of what is written through the link
    QTest::newRow("relative") << QByteArray("../outside") << QByteArray("outside");
    QTest::newRow("far up") << QByteArray("../../../../../../../../outside") << QByteArray("outside");
    QTest::newRow("absolute") << QByteArray("/outside") << QByteArray("outside");
    QTest::newRow("absolute and up") << QByteArray("/../../outside") << QByteArray("outside");
    QTest::newRow("top") << QByteArray("/") << QByteArray("");
    QTest::newRow("here") << QByteArray(".") << QByteArray("");
    QTest::newRow("up") << QByteArray("..") << QByteArray("");
    QTest::newRow("missing") << QByteArray("a/b//c/./") << QByteArray("a/b/c");
    QTest::newRow("there") << QByteArray("there/deep/..") << QByteArray("there");
    QTest::newRow("proc") << QByteArray("/proc/self/root") << QByteArray("proc/self/root");
    QTest::newRow("cwd") << QByteArray("/proc/self/cwd/../outside") << QByteArray("proc/self/outside");
}

void TestUnpackHostile::linksOnTheWayStayInTheLayer()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, place);
    LayerFixture layer;
    TarWriter tar;
    tar.directory("there/deep").symlink("link", target.toStdString()).file("link/secret", "written");
    tar.directory("link/directory").symlink("link/sym", "x").fifo("link/pipe").hardLink("link/hard", "link/secret");
    VERIFY_OK(layer.unpack(tar.end()));
    QVERIFY(layer.isOutsideUntouched());
    const std::string at = place.toStdString() + '/';
    QCOMPARE(bytes(layer.content(at + "secret")), QByteArray("written"));
    for (const char* name : {"directory", "sym", "pipe", "hard"})
        QVERIFY2(layer.exists(at + name), name);
    QVERIFY(S_ISLNK(layer.status("link").st_mode));
}

void TestUnpackHostile::chainsOfLinksStayInTheLayer()
{
    LayerFixture layer;
    TarWriter tar;
    tar.symlink("a", "b/c").directory("b").symlink("b/c", "../d").symlink("d", "/e/../..").symlink("e", "..");
    tar.file("a/outside/secret", "one").file("a/a/b/c/d/outside/directory/file", "two");
    VERIFY_OK(layer.unpack(tar.end()));
    QVERIFY(layer.isOutsideUntouched());
    QCOMPARE(bytes(layer.content("outside/secret")), QByteArray("one"));
    QCOMPARE(bytes(layer.content("outside/directory/file")), QByteArray("two"));
}

void TestUnpackHostile::loopsOfLinksAreRefused()
{
    LayerFixture layer;
    QVERIFY(layer.refuses(TarWriter().symlink("a", "b").symlink("b", "a").file("a/f").end()));
    LayerFixture growing;
    QVERIFY(growing.refuses(TarWriter().symlink("a", "a/a/a").file("a/f").end()));
}

void TestUnpackHostile::lastLinkIsNeverFollowed()
{
    for (const char type : {'0', '5', '6', '2'}) {
        for (const std::string target : {"../outside/secret", "../outside", "../outside/new", "/outside"}) {
            LayerFixture layer;
            VERIFY_OK(layer.unpack(TarWriter()
                                       .symlink("link", target)
                                       .add({.name = "link", .type = type, .link = "x", .mode = 0777})
                                       .end()));
            QVERIFY(layer.isOutsideUntouched());
            QVERIFY(layer.target("link") != target);
        }
    }
}

void TestUnpackHostile::linkInPlaceOfADirectoryDoesNotMisleadWhatFollows()
{
    LayerFixture layer;
    TarWriter tar;
    tar.directory("d").file("d/secret", "inside").symlink("d", "../outside").file("d/secret", "through");
    tar.directory("e/f").file("e/f/x").symlink("e", layer.outside()).file("e/directory/file", "through").file("e/f/x");
    VERIFY_OK(layer.unpack(tar.end()));
    QVERIFY(layer.isOutsideUntouched());
    QCOMPARE(bytes(layer.content("outside/secret")), QByteArray("through"));
    QCOMPARE(bytes(layer.content(layer.outside() + "/directory/file")), QByteArray("through"));
}

void TestUnpackHostile::directoryInPlaceOfALinkIsTheOneThatCounts()
{
    LayerFixture layer;
    VERIFY_OK(
        layer.unpack(TarWriter().directory("to").symlink("d", "to").file("d/one").directory("d").file("d/two").end()));
    QVERIFY(layer.exists("to/one"));
    QVERIFY(!layer.exists("to/two"));
    QVERIFY(layer.exists("d/two"));
}

void TestUnpackHostile::filesAreNoDirectories_data()
{
    QTest::addColumn<char>("type");
    QTest::newRow("file") << '0';
    QTest::newRow("pipe") << '6'; // opening one would wait for ever
}

void TestUnpackHostile::filesAreNoDirectories()
{
    QFETCH(const char, type);
    for (const char* name : {"d/f", "d/e/f", "d/.wh.f", "d/.wh..wh..opq", "link/f", "link/.wh..wh..opq"}) {
        LayerFixture layer;
        QVERIFY(layer.refuses(TarWriter().add({.name = "d", .type = type}).symlink("link", "d").file(name).end()));
    }
}

void TestUnpackHostile::rootIsADirectory_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char* name : {".", "/", "./", "", "//"})
        QTest::addRow("'%s'", name) << QByteArray(name);
}

void TestUnpackHostile::rootIsADirectory()
{
    QFETCH(const QByteArray, name);
    for (const char type : {'1', '2', '6'}) {
        LayerFixture layer;
        QVERIFY(
            layer.refuses(TarWriter().file("f").add({.name = name.toStdString(), .type = type, .link = "f"}).end()));
        QVERIFY(S_ISDIR(layer.status(".").st_mode));
    }
}

void TestUnpackHostile::deviceThatLooksLikeAWhiteoutIsLeftOut()
{
    LayerFixture layer;
    const auto report = layer.unpack(TarWriter().device("gone", 0, 0).file("f").hardLink("linked", "gone").end());
    VERIFY_OK(report);
    QVERIFY(!layer.exists("gone"));
    QVERIFY(!layer.exists("linked"));
    QCOMPARE(report->notes.size(), std::size_t{2});
}

void TestUnpackHostile::labelsAndTrustedAttributesAreLeftOut()
{
    LayerFixture layer;
    TarWriter tar;
    tar.add({.name = "f",
             .pax = {{"SCHILY.xattr.security.selinux", "system_u:object_r:shadow_t"},
                     {"SCHILY.xattr.trusted.x", "1"},
                     {"SCHILY.xattr.system.posix_acl_access", "x"},
                     {"SCHILY.xattr.nonsense", "x"}}});
    const auto report = layer.unpack(tar.end());
    VERIFY_OK(report);
    QCOMPARE(report->notes.size(), std::size_t{4});
    QVERIFY(layer.attribute("f", "security.selinux").find("shadow") == std::string::npos);
    QVERIFY(layer.attribute("f", "trusted.x").empty());
}

void TestUnpackHostile::secondArchiveIsLeftOut()
{
    LayerFixture layer;
    const auto report = layer.unpack(TarWriter().symlink("a", "../outside").end().file("a/secret").file("late").end());
    VERIFY_OK(report);
    QVERIFY(layer.isOutsideUntouched());
    QVERIFY(!layer.exists("late"));
    QCOMPARE(report->notes.size(), std::size_t{1});
}

void TestUnpackHostile::unknownKindsAreFiles()
{
    LayerFixture layer;
    VERIFY_OK(layer.unpack(TarWriter().add({.name = "z", .type = 'Z', .content = "content"}).file("after").end()));
    QCOMPARE(bytes(layer.content("z")), QByteArray("content"));
    QVERIFY(layer.exists("after"));
}

QTEST_APPLESS_MAIN(TestUnpackHostile)
#include "tst_unpack_hostile.moc"
