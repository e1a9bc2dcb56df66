// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/layerfixture.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace darse;
using test::bytes;
using test::LayerFixture;
using test::TarWriter;

/// Hard links that try to get hold of what is outside, or of what is no file.
class TestUnpackHardLink : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hardLinksThatLeadOutAreRefused_data();
    void hardLinksThatLeadOutAreRefused();
    void hardLinkToALinkDoesNotOpenIt();
    void hardLinkOfAParentOfItselfIsRefused();
    void onlyFilesAreHardLinked_data();
    void onlyFilesAreHardLinked();
};

void TestUnpackHardLink::hardLinksThatLeadOutAreRefused_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char* target : {"../outside/secret", "/etc/passwd", "a/../../outside/secret", "..", "", "/", ".", "link",
                               "link/secret", "absolute/secret", "proc/exe", "missing", "missing/deep", "a/f/x"})
        QTest::addRow("'%s'", target) << QByteArray(target);
}

void TestUnpackHardLink::hardLinksThatLeadOutAreRefused()
{
    QFETCH(const QByteArray, target);
    LayerFixture layer;
    TarWriter tar;
    tar.file("a/f").symlink("link", "../outside").symlink("absolute", layer.outside()).symlink("proc", "/proc/self");
    if (target == "link")
        tar.symlink("link", "/").directory("link");
    QVERIFY(layer.refuses(tar.hardLink("hard", target.toStdString()).end()));
    QVERIFY(!layer.exists("hard"));
}

void TestUnpackHardLink::hardLinkToALinkDoesNotOpenIt()
{
    LayerFixture layer;
    TarWriter tar;
    tar.symlink("link", layer.outside() + "/secret").hardLink("hard", "link").file("hard", "written");
    VERIFY_OK(layer.unpack(tar.hardLink("other", "link").end()));
    QVERIFY(layer.isOutsideUntouched());
    QCOMPARE(bytes(layer.content("hard")), QByteArray("written"));
    QVERIFY(S_ISREG(layer.status("hard").st_mode));
    QVERIFY(S_ISLNK(layer.status("other").st_mode));
}

void TestUnpackHardLink::hardLinkOfAParentOfItselfIsRefused()
{
    LayerFixture layer;
    const auto report = layer.unpack(TarWriter().file("a/f").hardLink("a", "a/f").end());
    QVERIFY(!report);
    QVERIFY(layer.isOutsideUntouched());
}

void TestUnpackHardLink::onlyFilesAreHardLinked_data()
{
    QTest::addColumn<char>("type");
    QTest::newRow("directory") << '5';
    QTest::newRow("pipe") << '6';
}

void TestUnpackHardLink::onlyFilesAreHardLinked()
{
    QFETCH(const char, type);
    LayerFixture layer;
    QVERIFY(layer.refuses(TarWriter().add({.name = "a", .type = type, .mode = 0755}).hardLink("b", "a").end()));
}

QTEST_APPLESS_MAIN(TestUnpackHardLink)
#include "tst_unpack_hardlink.moc"
