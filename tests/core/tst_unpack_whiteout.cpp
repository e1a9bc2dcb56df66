// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/layerfixture.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using test::LayerFixture;
using test::TarWriter;

/// What a layer says about the layers below it.
class TestUnpackWhiteout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whiteoutsBecomeDevices();
    void directoriesOfWhiteoutsAreMade();
    void opaqueDirectoriesGetTheirMark();
    void opaqueRootIsReported();
    void whiteoutRemovesNothingOfItsOwnLayer();
    void whatComesAfterItsWhiteoutReplacesIt();
    void directoryAndItsWhiteoutHideWhatIsBelow();
    void marksOfAufsAreIgnored();
    void whiteoutsOfNothingAreRefused_data();
    void whiteoutsOfNothingAreRefused();
    void whiteoutsThroughLinksStayInTheLayer();
    void opaqueMarksThroughLinksStayInTheLayer();
    void whiteoutAsDirectoryIsRefused();
    void hardLinksToWhiteoutsAreRefused();
    void marksThatALayerBringsAreDropped();
};

void TestUnpackWhiteout::whiteoutsBecomeDevices()
{
    LayerFixture layer;
    const auto report = layer.unpack(
        TarWriter().file(".wh.top", "").directory("d").file("d/.wh.file", "").directory("d/.wh.dir").end());
    VERIFY_OK(report);
    QCOMPARE(report->entries, std::uint64_t{4});
    for (const char* name : {"top", "d/file", "d/dir"})
        QVERIFY2(layer.isWhiteout(name), name);
    QVERIFY(!layer.exists("d/.wh.file"));
}

void TestUnpackWhiteout::directoriesOfWhiteoutsAreMade()
{
    LayerFixture layer;
    VERIFY_OK(layer.unpack(TarWriter().file("a/b/.wh.c", "").file("d/e/.wh..wh..opq", "").end()));
    QVERIFY(layer.isWhiteout("a/b/c"));
    QVERIFY(layer.isOpaque("d/e"));
    QVERIFY(!layer.isOpaque("d"));
}

void TestUnpackWhiteout::opaqueDirectoriesGetTheirMark()
{
    LayerFixture layer;
    VERIFY_OK(layer.unpack(TarWriter().directory("d").file("d/.wh..wh..opq", "").file("d/f").directory("e").end()));
    QVERIFY(layer.isOpaque("d"));
    QVERIFY(!layer.exists("d/.wh..wh..opq"));
    QVERIFY(layer.exists("d/f"));
    QVERIFY(!layer.isOpaque("e"));
    QCOMPARE(layer.status("d").st_mtim.tv_sec, time_t{1'000'000'000});
}

void TestUnpackWhiteout::opaqueRootIsReported()
{
    LayerFixture layer;
    const auto report = layer.unpack(TarWriter().file(".wh..wh..opq", "").file("f").end());
    VERIFY_OK(report);
    QVERIFY(report->hidesAllBelow);
    LayerFixture other;
    QVERIFY(!other.unpack(TarWriter().file("d/.wh..wh..opq", "").end())->hidesAllBelow);
}

void TestUnpackWhiteout::whiteoutRemovesNothingOfItsOwnLayer()
{
    LayerFixture layer;
    VERIFY_OK(layer.unpack(TarWriter().file("f").file(".wh.f", "").symlink("l", "f").file(".wh.l", "").end()));
    QCOMPARE(QByteArray::fromStdString(layer.content("f")), QByteArray("content"));
    QCOMPARE(QByteArray::fromStdString(layer.target("l")), QByteArray("f"));
}

void TestUnpackWhiteout::whatComesAfterItsWhiteoutReplacesIt()
{
    LayerFixture layer;
    TarWriter tar;
    tar.file(".wh.f", "")
        .file("f")
        .file(".wh.l", "")
        .symlink("l", "f")
        .file(".wh.h", "")
        .hardLink("h", "f")
        .file(".wh.p", "")
        .fifo("p");
    VERIFY_OK(layer.unpack(tar.end()));
    QCOMPARE(QByteArray::fromStdString(layer.content("f")), QByteArray("content"));
    QCOMPARE(QByteArray::fromStdString(layer.target("l")), QByteArray("f"));
    QCOMPARE(layer.status("h").st_ino, layer.status("f").st_ino);
    QVERIFY(S_ISFIFO(layer.status("p").st_mode));
}

void TestUnpackWhiteout::directoryAndItsWhiteoutHideWhatIsBelow()
{
    LayerFixture layer;
    TarWriter tar;
    tar.file(".wh.before", "").directory("before").file("before/f");
    tar.directory("after").file("after/f").file(".wh.after", "");
    tar.file(".wh.implied", "").file("implied/deep/f");
    VERIFY_OK(layer.unpack(tar.end()));
    for (const char* name : {"before", "after", "implied"}) {
        QVERIFY2(layer.isOpaque(name), name);
        QVERIFY2(S_ISDIR(layer.status(name).st_mode), name);
    }
    QVERIFY(layer.exists("before/f"));
    QVERIFY(layer.exists("after/f"));
    QVERIFY(layer.exists("implied/deep/f"));
    QVERIFY(!layer.isOpaque("implied/deep"));
}

void TestUnpackWhiteout::marksOfAufsAreIgnored()
{
    LayerFixture layer;
    TarWriter tar;
    tar.directory(".wh..wh.plnk").file(".wh..wh.plnk/1.2").file(".wh..wh.aufs", "").directory(".wh..wh.orph").file("f");
    const auto report = layer.unpack(tar.end());
    VERIFY_OK(report);
    QCOMPARE(report->entries, std::uint64_t{1});
    QVERIFY(!layer.exists(".wh..wh.plnk"));
    QVERIFY(!layer.exists(".wh..wh.aufs"));
}

void TestUnpackWhiteout::whiteoutsOfNothingAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char* name : {".wh.", ".wh..", ".wh...", "d/.wh.", "d/.wh..", "d/.wh...", "d/../.wh.f", "../.wh.secret",
                             "../outside/.wh..wh..opq", "d/.wh.../f"})
        QTest::addRow("%s", name) << QByteArray(name);
}

void TestUnpackWhiteout::whiteoutsOfNothingAreRefused()
{
    QFETCH(const QByteArray, name);
    LayerFixture layer;
    VERIFY_FAILS(layer.unpack(TarWriter().directory("d").file(name.toStdString(), "").end()), ErrorKind::InvalidInput);
    QVERIFY(layer.isOutsideUntouched());
    QVERIFY(S_ISDIR(layer.status("d").st_mode));
}

void TestUnpackWhiteout::whiteoutsThroughLinksStayInTheLayer()
{
    LayerFixture layer;
    TarWriter tar;
    tar.symlink("up", "../outside").file("up/.wh.secret", "");
    tar.symlink("absolute", layer.outside()).file("absolute/.wh.secret", "");
    tar.symlink("root", "/").file("root/.wh.etc", "");
    VERIFY_OK(layer.unpack(tar.end()));
    QVERIFY(layer.isOutsideUntouched());
    QVERIFY(layer.isWhiteout("outside/secret"));
    QVERIFY(layer.isWhiteout(layer.outside() + "/secret"));
    QVERIFY(layer.isWhiteout("etc"));
}

void TestUnpackWhiteout::opaqueMarksThroughLinksStayInTheLayer()
{
    LayerFixture layer;
    TarWriter tar;
    tar.symlink("up", "../outside/directory")
        .file("up/.wh..wh..opq", "")
        .symlink("root", "../..")
        .file("root/.wh..wh..opq", "");
    const auto report = layer.unpack(tar.end());
    VERIFY_OK(report);
    QVERIFY(report->hidesAllBelow);
    QVERIFY(layer.isOutsideUntouched());
    QVERIFY(layer.isOpaque("outside/directory"));
    QVERIFY(!layer.isOpaque("../outside/directory"));
    QVERIFY(!layer.isOpaque("../outside"));
}

void TestUnpackWhiteout::whiteoutAsDirectoryIsRefused()
{
    LayerFixture layer;
    VERIFY_FAILS(layer.unpack(TarWriter().file(".wh.d/f").end()), ErrorKind::InvalidInput);
    QVERIFY(!layer.exists(".wh.d"));
}

void TestUnpackWhiteout::hardLinksToWhiteoutsAreRefused()
{
    LayerFixture layer;
    VERIFY_FAILS(layer.unpack(TarWriter().file(".wh.f", "").hardLink("g", "f").end()), ErrorKind::InvalidInput);
}

void TestUnpackWhiteout::marksThatALayerBringsAreDropped()
{
    LayerFixture layer;
    TarWriter tar;
    tar.add({.name = "d",
             .type = '5',
             .mode = 0755,
             .pax = {{"SCHILY.xattr.user.overlay.opaque", "y"},
                     {"SCHILY.xattr.trusted.overlay.opaque", "y"},
                     {"LIBARCHIVE.xattr.user.overlay.redirect", "L291dHNpZGU"},
                     {"SCHILY.xattr.user.overlay", "x"},
                     {"SCHILY.xattr.user.overlayed", "kept"}}});
    tar.add({.name = "f",
             .pax = {{"SCHILY.xattr.user.overlay.metacopy", ""}, {"SCHILY.xattr.trusted.overlay.redirect", "/"}}});
    const auto report = layer.unpack(tar.end());
    VERIFY_OK(report);
    QCOMPARE(report->notes.size(), std::size_t{6});
    QVERIFY(!layer.isOpaque("d"));
    QVERIFY(layer.attribute("d", "user.overlay.redirect").empty());
    QVERIFY(layer.attribute("d", "trusted.overlay.opaque").empty());
    QVERIFY(layer.attribute("f", "user.overlay.metacopy").empty());
    QCOMPARE(QByteArray::fromStdString(layer.attribute("d", "user.overlayed")), QByteArray("kept"));
}

QTEST_APPLESS_MAIN(TestUnpackWhiteout)
#include "tst_unpack_whiteout.moc"
