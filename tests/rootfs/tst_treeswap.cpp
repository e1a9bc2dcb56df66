// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rootfs/treefixture.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

using namespace darse;
using test::TarWriter;
using test::TreeFixture;

namespace {

constexpr int kRounds = 500;

/// Exchanges two names as fast as it can, as a hostile program in a container would, for as long as it lives.
class Swapper {
public:
    Swapper(std::filesystem::path first, std::filesystem::path second) :
        m_thread([this, first = std::move(first), second = std::move(second)](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                if (::syscall(SYS_renameat2, AT_FDCWD, first.c_str(), AT_FDCWD, second.c_str(), RENAME_EXCHANGE) == 0)
                    ++m_swaps;
            }
        })
    {
    }
    [[nodiscard]] long swaps() const { return m_swaps; }

private:
    std::atomic<long> m_swaps = 0;
    std::jthread m_thread;
};

/// Puts a link to the outside wherever an entry appears.
class Planter {
public:
    Planter(std::filesystem::path place, std::string target) :
        m_thread([this, place = std::move(place), target = std::move(target)](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                if (::unlink(place.c_str()) == 0 || ::rmdir(place.c_str()) == 0)
                    ++m_hits;
                (void)!::symlink(target.c_str(), place.c_str());
            }
        })
    {
    }
    [[nodiscard]] long hits() const { return m_hits; }

private:
    std::atomic<long> m_hits = 0;
    std::jthread m_thread;
};

/// A directory "d" with what may be read, and links by which somebody hopes to be led out.
void plant(const TreeFixture& tree)
{
    tree.write("d/directory/file", "inside");
    tree.write("d/secret", "inside");
    tree.link("out", tree.outside());
    tree.link("out-relative", "../outside");
    tree.link("out-secret", tree.outside() + "/secret");
}

bool hasLeaked(const std::string& tar)
{
    const auto entries = test::readTar(tar);
    if (!entries)
        return true;
    return std::ranges::any_of(
        *entries, [](const test::ReadEntry& entry) { return entry.content == "secret" || entry.content == "file"; });
}

} // namespace

/// Whatever is swapped while we work, nothing outside is read or written.
class TestTreeSwap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void archivesNeverReadOutside_data();
    void archivesNeverReadOutside();
    void statNeverLooksOutside();
    void extractionNeverWritesOutside_data();
    void extractionNeverWritesOutside();
    void whatIsPlantedWhereEntriesAppearIsNotFollowed_data();
    void whatIsPlantedWhereEntriesAppearIsNotFollowed();
    void exportNeverReadsOutside();
};

void TestTreeSwap::archivesNeverReadOutside_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("the directory") << QByteArray("/d") << QByteArray("d") << QByteArray("out");
    QTest::newRow("its content") << QByteArray("/d/.") << QByteArray("d") << QByteArray("out-relative");
    QTest::newRow("on the way") << QByteArray("/d/secret") << QByteArray("d") << QByteArray("out");
    QTest::newRow("a directory below") << QByteArray("/d") << QByteArray("d/directory") << QByteArray("out");
    QTest::newRow("a file") << QByteArray("/d/secret") << QByteArray("d/secret") << QByteArray("out-secret");
    QTest::newRow("a file below") << QByteArray("/d") << QByteArray("d/secret") << QByteArray("out-secret");
}

void TestTreeSwap::archivesNeverReadOutside()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    const TreeFixture tree;
    plant(tree);
    const Swapper swapper(tree.path(first.toStdString()), tree.path(second.toStdString()));
    int successes = 0;
    for (int round = 0; round < kRounds || swapper.swaps() < kRounds; ++round) {
        const auto tar = tree.archive(path.toStdString());
        if (!tar)
            continue; // it was not there at that moment
        ++successes;
        QVERIFY(!hasLeaked(*tar));
    }
    QVERIFY(successes > 0);
    QVERIFY(tree.isOutsideUntouched());
}

void TestTreeSwap::statNeverLooksOutside()
{
    const TreeFixture tree;
    plant(tree);
    tree.write("d/secret", "of another size");
    const Swapper swapper(tree.path("d"), tree.path("out"));
    for (int round = 0; round < kRounds || swapper.swaps() < kRounds; ++round) {
        const auto stat = rootfs::statInside(tree.root(), "/d/secret");
        QVERIFY(!stat || stat->size == std::string_view("of another size").size());
    }
}

void TestTreeSwap::extractionNeverWritesOutside_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("the directory") << QByteArray("/d") << QByteArray("d") << QByteArray("out");
    QTest::newRow("relative") << QByteArray("/d") << QByteArray("d") << QByteArray("out-relative");
    QTest::newRow("a directory below") << QByteArray("/d") << QByteArray("d/directory") << QByteArray("out");
    QTest::newRow("a file") << QByteArray("/d") << QByteArray("d/secret") << QByteArray("out-secret");
}

void TestTreeSwap::extractionNeverWritesOutside()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    const TreeFixture tree;
    plant(tree);
    const std::string tar = TarWriter()
                                .file("secret", "overwritten")
                                .file("directory/file", "overwritten")
                                .file("directory/made/new", "overwritten")
                                .hardLink("directory/hard", "secret")
                                .end()
                                .bytes();
    const Swapper swapper(tree.path(first.toStdString()), tree.path(second.toStdString()));
    for (int round = 0; round < kRounds || swapper.swaps() < kRounds; ++round) {
        (void)tree.extract(path.toStdString(), tar);
        if (round % 100 == 0)
            QVERIFY(tree.isOutsideUntouched());
    }
    QVERIFY(tree.isOutsideUntouched());
}

void TestTreeSwap::whatIsPlantedWhereEntriesAppearIsNotFollowed_data()
{
    QTest::addColumn<QByteArray>("tar");
    QTest::addColumn<bool>("isFile");
    const auto row = [](const char* name, TarWriter tar, bool isFile) {
        QTest::newRow(name) << QByteArray::fromStdString(tar.end().bytes()) << isFile;
    };
    const unsigned mode = 06777;
    row("file", TarWriter().add({.name = "new", .content = "overwritten", .mode = mode}), true);
    row("directory", TarWriter().directory("new/", mode), false);
    row("pipe", TarWriter().add({.name = "new", .type = '6', .mode = mode}), true);
    row("link", TarWriter().symlink("new", "elsewhere"), true);
    row("hard link", TarWriter().file("original", "x").hardLink("new", "original"), true);
    row("implied directory", TarWriter().file("new/file", "overwritten"), false);
}

void TestTreeSwap::whatIsPlantedWhereEntriesAppearIsNotFollowed()
{
    QFETCH(QByteArray, tar);
    QFETCH(bool, isFile);
    const TreeFixture tree;
    tree.makeDirectory("d");
    const std::string target = tree.outside() + (isFile ? "/secret" : "/directory");
    const Planter planter(tree.path("d/new"), target);
    for (int round = 0; round < kRounds || planter.hits() < kRounds; ++round)
        (void)tree.extract("/d", tar.toStdString());
    QVERIFY(tree.isOutsideUntouched());
}

void TestTreeSwap::exportNeverReadsOutside()
{
    const TreeFixture tree;
    plant(tree);
    const Swapper swapper(tree.path("d/directory"), tree.path("out"));
    for (int round = 0; round < kRounds; ++round) {
        std::string tar;
        const auto exported = rootfs::exportTree(tree.root(), test::into(tar), {});
        QVERIFY(exported.isOk());
        QVERIFY(!hasLeaked(tar));
    }
}

QTEST_GUILESS_MAIN(TestTreeSwap)
#include "tst_treeswap.moc"
