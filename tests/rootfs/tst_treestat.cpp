// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rootfs/treefixture.h"
#include "tests/support/verify.h"

#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace darse;
using test::TreeFixture;

/// What stat says of a path in a container.
class TestTreeStat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statTellsAboutFiles();
    void statOfALinkIsItsOwnAndTellsWhereItLeads_data();
    void statOfALinkIsItsOwnAndTellsWhereItLeads();
    void statNamesAsDockerDoes_data();
    void statNamesAsDockerDoes();
    void whatIsMissingIsNotFound();
    void aFileAsADirectoryIsNone();
};

void TestTreeStat::statTellsAboutFiles()
{
    const TreeFixture tree;
    tree.write("etc/motd", "hello");
    const timespec time{.tv_sec = 1'234'567'890, .tv_nsec = 5};
    const timespec times[2] = {time, time};
    QCOMPARE(::utimensat(AT_FDCWD, tree.path("etc/motd").c_str(), times, 0), 0);
    ::chmod(tree.path("etc/motd").c_str(), 0640);
    const auto stat = rootfs::statInside(tree.root(), "/etc/motd");
    VERIFY_OK(stat);
    QCOMPARE(stat->name, std::string("motd"));
    QCOMPARE(stat->size, std::uint64_t{5});
    QCOMPARE(stat->mode, std::uint32_t{S_IFREG | 0640});
    QCOMPARE(stat->modified.time_since_epoch().count(), 1'234'567'890'000'000'005);
    QVERIFY(stat->linkTarget.empty());
}

void TestTreeStat::statOfALinkIsItsOwnAndTellsWhereItLeads_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("leadsTo");
    QTest::newRow("relative") << QByteArray("b/file") << QByteArray("/a/b/file");
    QTest::newRow("absolute") << QByteArray("/a/b") << QByteArray("/a/b");
    QTest::newRow("through a link") << QByteArray("../other/file") << QByteArray("/a/b/file");
    QTest::newRow("above the top") << QByteArray("../../../../a/b") << QByteArray("/a/b");
    QTest::newRow("the top") << QByteArray("/") << QByteArray("/");
    QTest::newRow("nowhere") << QByteArray("../x/../y") << QByteArray("/y");
}

void TestTreeStat::statOfALinkIsItsOwnAndTellsWhereItLeads()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, leadsTo);
    const TreeFixture tree;
    tree.write("a/b/file", "x");
    tree.link("other", "a/b");
    tree.link("a/link", target.toStdString());
    const auto stat = rootfs::statInside(tree.root(), "/a/link");
    VERIFY_OK(stat);
    QVERIFY(S_ISLNK(stat->mode));
    QCOMPARE(QByteArray::fromStdString(stat->linkTarget), leadsTo);
}

void TestTreeStat::statNamesAsDockerDoes_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isLink");
    QTest::newRow("plain") << QByteArray("/dir") << QByteArray("dir") << false;
    QTest::newRow("relative") << QByteArray("dir") << QByteArray("dir") << false;
    QTest::newRow("slash") << QByteArray("/dir/") << QByteArray("dir") << false;
    QTest::newRow("content") << QByteArray("/dir/.") << QByteArray(".") << false;
    QTest::newRow("root") << QByteArray("/") << QByteArray("/") << false;
    QTest::newRow("link") << QByteArray("/link") << QByteArray("link") << true;
    QTest::newRow("followed") << QByteArray("/link/") << QByteArray("link") << false;
    QTest::newRow("above the top") << QByteArray("/../../dir") << QByteArray("dir") << false;
    QTest::newRow("up in the text") << QByteArray("/link/../dir") << QByteArray("dir") << false;
}

void TestTreeStat::statNamesAsDockerDoes()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, name);
    QFETCH(bool, isLink);
    const TreeFixture tree;
    tree.makeDirectory("dir");
    tree.makeDirectory("deep/er");
    tree.link("link", "deep/er");
    const auto stat = rootfs::statInside(tree.root(), path.toStdString());
    VERIFY_OK(stat);
    QCOMPARE(QByteArray::fromStdString(stat->name), name);
    QCOMPARE(bool(S_ISLNK(stat->mode)), isLink);
    QCOMPARE(bool(S_ISDIR(stat->mode)), !isLink);
}

void TestTreeStat::whatIsMissingIsNotFound()
{
    const TreeFixture tree;
    tree.link("dangling", "nothing");
    VERIFY_FAILS(rootfs::statInside(tree.root(), "/missing"), ErrorKind::NotFound);
    VERIFY_FAILS(rootfs::statInside(tree.root(), "/missing/below"), ErrorKind::NotFound);
    VERIFY_FAILS(rootfs::statInside(tree.root(), "/dangling/"), ErrorKind::NotFound);
    VERIFY_FAILS(tree.archive("/missing"), ErrorKind::NotFound);
}

void TestTreeStat::aFileAsADirectoryIsNone()
{
    const TreeFixture tree;
    tree.write("file", "x");
    VERIFY_FAILS(rootfs::statInside(tree.root(), "/file/"), ErrorKind::InvalidInput);
    VERIFY_FAILS(tree.archive("/file/."), ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(TestTreeStat)
#include "tst_treestat.moc"
