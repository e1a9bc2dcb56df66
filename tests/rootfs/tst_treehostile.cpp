// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rootfs/treefixture.h"
#include "tests/support/verify.h"

#include <QTest>

#include <sys/xattr.h>

using namespace darse;
using test::TarWriter;
using test::TreeFixture;

/// Archives that are after what is beside the container.
class TestTreeHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesThatLeadOutAreRefused_data();
    void namesThatLeadOutAreRefused();
    void absoluteNamesStartAtTheirPlace();
    void linksInTheArchiveLeadWithin_data();
    void linksInTheArchiveLeadWithin();
    void linksInTheContainerLeadWithin();
    void twoArchivesInARowLeadWithin();
    void hardLinksReachNothingOutside_data();
    void hardLinksReachNothingOutside();
    void hardLinksToDirectoriesAndNothingAreRefused();
    void whiteoutDevicesAreRefused();
    void marksOfOverlayDoNotEnter();
    void aPathInTheRequestStaysWithin();
    void tooManyAttributesAreRefused();
    void namesThatAreTooLongAreRefused();
};

void TestTreeHostile::namesThatLeadOutAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("up") << QByteArray("../escaped");
    QTest::newRow("down and up") << QByteArray("a/../../escaped");
    QTest::newRow("absolute") << QByteArray("/../escaped");
    QTest::newRow("in the middle") << QByteArray("a/b/../c");
    QTest::newRow("only") << QByteArray("..");
}

void TestTreeHostile::namesThatLeadOutAreRefused()
{
    QFETCH(QByteArray, name);
    for (const char type : {'0', '1', '2', '5', '6'}) {
        const TreeFixture tree;
        tree.makeDirectory("d");
        TarWriter tar;
        tar.file("original").add({.name = name.toStdString(), .type = type, .link = "original"}).end();
        VERIFY_FAILS(tree.extract("/d", tar.bytes()), ErrorKind::InvalidInput);
        QVERIFY(tree.isOutsideUntouched());
        QVERIFY(!tree.exists("escaped"));
    }
}

void TestTreeHostile::absoluteNamesStartAtTheirPlace()
{
    const TreeFixture tree;
    tree.makeDirectory("d");
    VERIFY_OK(tree.extract("/d", TarWriter().file(tree.outside() + "/secret", "overwritten").end().bytes()));
    QCOMPARE(tree.content("d" + tree.outside() + "/secret"), std::string("overwritten"));
    QVERIFY(tree.isOutsideUntouched());
}

void TestTreeHostile::linksInTheArchiveLeadWithin_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("absolute") << QByteArray("OUTSIDE");
    QTest::newRow("relative") << QByteArray("../outside");
    QTest::newRow("relative, high") << QByteArray("../../../../../../OUTSIDE");
    QTest::newRow("of the process") << QByteArray("/proc/self/root");
    QTest::newRow("of the working directory") << QByteArray("/proc/self/cwd");
}

void TestTreeHostile::linksInTheArchiveLeadWithin()
{
    QFETCH(QByteArray, target);
    const TreeFixture tree;
    target.replace("OUTSIDE", tree.outside().c_str());
    tree.makeDirectory("d");
    const std::string tar = TarWriter()
                                .symlink("way", target.toStdString())
                                .file("way/secret", "overwritten")
                                .file("way/directory/file", "overwritten")
                                .end()
                                .bytes();
    // It is refused or ends within: which one depends on what stands within.
    (void)tree.extract("/d", tar);
    (void)tree.extract("/", tar);
    QVERIFY(tree.isOutsideUntouched());
}

void TestTreeHostile::linksInTheContainerLeadWithin()
{
    const TreeFixture tree;
    tree.link("to-outside", tree.outside());
    tree.link("up", "../outside");
    tree.link("secret", tree.outside() + "/secret");
    const std::string tar = TarWriter().file("to-outside/secret", "overwritten").end().bytes();
    VERIFY_FAILS(tree.extract("/", tar), ErrorKind::InvalidInput);
    VERIFY_FAILS(tree.extract("/to-outside", tar), ErrorKind::NotFound);
    VERIFY_FAILS(tree.extract("/up", tar), ErrorKind::NotFound);
    VERIFY_OK(tree.extract("/", TarWriter().file("secret", "overwritten").end().bytes()));
    QVERIFY(S_ISREG(tree.status("secret").st_mode));
    QVERIFY(tree.isOutsideUntouched());
}

void TestTreeHostile::twoArchivesInARowLeadWithin()
{
    const TreeFixture tree;
    VERIFY_OK(tree.extract("/", TarWriter().symlink("x", ".").symlink("x/y", "../outside").end().bytes()));
    (void)tree.extract("/", TarWriter().file("y/secret", "overwritten").end().bytes());
    (void)tree.extract("/", TarWriter().directory("y/directory/", 0777).end().bytes());
    QVERIFY(tree.isOutsideUntouched());
}

void TestTreeHostile::hardLinksReachNothingOutside_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("up") << QByteArray("../outside/secret");
    QTest::newRow("absolute") << QByteArray("OUTSIDE/secret");
    QTest::newRow("through a link") << QByteArray("way/secret");
    QTest::newRow("through a relative link") << QByteArray("up/secret");
}

void TestTreeHostile::hardLinksReachNothingOutside()
{
    QFETCH(QByteArray, target);
    const TreeFixture tree;
    target.replace("OUTSIDE", tree.outside().c_str());
    const std::string tar = TarWriter()
                                .symlink("way", tree.outside())
                                .symlink("up", "../outside")
                                .hardLink("stolen", target.toStdString())
                                .file("stolen", "overwritten")
                                .end()
                                .bytes();
    VERIFY_FAILS(tree.extract("/", tar), ErrorKind::InvalidInput);
    QVERIFY(!tree.exists("stolen"));
    QVERIFY(tree.isOutsideUntouched());
}

void TestTreeHostile::hardLinksToDirectoriesAndNothingAreRefused()
{
    const TreeFixture tree;
    VERIFY_FAILS(tree.extract("/", TarWriter().directory("d/").hardLink("l", "d").end().bytes()),
                 ErrorKind::InvalidInput);
    VERIFY_FAILS(tree.extract("/", TarWriter().hardLink("l", "missing").end().bytes()), ErrorKind::InvalidInput);
    VERIFY_FAILS(tree.extract("/", TarWriter().hardLink("l", "/").end().bytes()), ErrorKind::InvalidInput);
}

void TestTreeHostile::whiteoutDevicesAreRefused()
{
    const TreeFixture tree;
    VERIFY_FAILS(tree.extract("/", TarWriter().device("gone", 0, 0).end().bytes()), ErrorKind::InvalidInput);
    QVERIFY(!tree.exists("gone"));
}

void TestTreeHostile::marksOfOverlayDoNotEnter()
{
    const TreeFixture tree;
    const std::string tar = TarWriter()
                                .add({.name = "d/",
                                      .type = '5',
                                      .mode = 0755,
                                      .pax = {{"SCHILY.xattr.user.overlay.opaque", "y"},
                                              {"SCHILY.xattr.trusted.overlay.opaque", "y"},
                                              {"SCHILY.xattr.user.note", "kept"}}})
                                .end()
                                .bytes();
    VERIFY_OK(tree.extract("/", tar));
    char value[16];
    QCOMPARE(::getxattr(tree.path("d").c_str(), "user.overlay.opaque", value, sizeof value), ssize_t{-1});
    QCOMPARE(::getxattr(tree.path("d").c_str(), "trusted.overlay.opaque", value, sizeof value), ssize_t{-1});
    QCOMPARE(::getxattr(tree.path("d").c_str(), "user.note", value, sizeof value), ssize_t{4});
}

void TestTreeHostile::aPathInTheRequestStaysWithin()
{
    const TreeFixture tree;
    const std::string tar = TarWriter().file("secret", "overwritten").end().bytes();
    VERIFY_FAILS(tree.extract("/../outside", tar), ErrorKind::NotFound);
    VERIFY_FAILS(tree.extract(tree.outside(), tar), ErrorKind::NotFound);
    VERIFY_FAILS(tree.archive("../outside/secret"), ErrorKind::NotFound);
    VERIFY_FAILS(tree.archive(std::string("a\0b", 3)), ErrorKind::InvalidInput);
    QVERIFY(tree.isOutsideUntouched());
}

void TestTreeHostile::tooManyAttributesAreRefused()
{
    const TreeFixture tree;
    const std::string tar =
        TarWriter().add({.name = "f", .pax = {{"SCHILY.xattr.user.big", std::string(300'000, 'x')}}}).end().bytes();
    VERIFY_FAILS(tree.extract("/", tar), ErrorKind::InvalidInput);
}

void TestTreeHostile::namesThatAreTooLongAreRefused()
{
    const TreeFixture tree;
    std::string deep;
    for (int i = 0; i < 3000; ++i)
        deep += "d/";
    VERIFY_FAILS(tree.extract("/", TarWriter().file(deep + "file").end().bytes()), ErrorKind::InvalidInput);
    VERIFY_FAILS(tree.extract("/", TarWriter().file(std::string(256, 'x')).end().bytes()), ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(TestTreeHostile)
#include "tst_treehostile.moc"
