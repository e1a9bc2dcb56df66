// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/layertree.h"
#include "ui/pages/disk/disksums.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::ui;
using backend::FileMark;
using backend::FileType;
using backend::LayerContent;

namespace {

std::vector<LayerContent> layers()
{
    LayerContent first{.digest = u"1"_s};
    first.entries = {{u"etc"_s, FileType::Folder, 0, FileMark::Added},
                     {u"etc/a"_s, FileType::File, 10, FileMark::Added},
                     {u"cache/x"_s, FileType::File, 100, FileMark::Added}};
    LayerContent second{.digest = u"2"_s};
    second.entries = {{u"etc/a"_s, FileType::File, 20, FileMark::Changed},
                      {u"cache"_s, FileType::Folder, 0, FileMark::Deleted}};
    return {first, second};
}

} // namespace

class tst_LayerTree : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foldersAreAsLargeAsWhatIsInThem()
    {
        const LayerNode root = treeOfLayer(layers().front());
        QCOMPARE(root.size, qint64{110});
        QCOMPARE(root.children.at(u"cache"_s).size, qint64{100});
    }

    void whatIsDeletedIsSeenInItsLayerOnly()
    {
        QCOMPARE(treeOfLayer(layers().back()).children.at(u"cache"_s).mark, FileMark::Deleted);
        const LayerNode whole = treeUpTo(layers(), 2);
        QVERIFY(!whole.children.contains(u"cache"_s));
        QCOMPARE(whole.children.at(u"etc"_s).children.at(u"a"_s).size, qint64{20});
        QCOMPARE(whole.children.at(u"etc"_s).children.at(u"a"_s).mark, FileMark::Changed);
        QVERIFY(treeUpTo(layers(), 1).children.contains(u"cache"_s));
    }

    void wastedIsWhatLaterLayersHide()
    {
        QCOMPARE(wastedBytes(layers()), (std::vector<qint64>{110, 0}));
        const auto files = largestFiles(layers(), 2);
        QCOMPARE(files.size(), std::size_t{2});
        QCOMPARE(files.front().path, u"cache/x"_s);
        QVERIFY(files.front().isWasted);
        QVERIFY(!files.back().isWasted);
    }

    void sharedLayersAreCountedOnce()
    {
        backend::DiskUse use;
        use.layers = 150;
        use.items = {{.ref = {backend::Kind::Image, u"a"_s}, .name = u"a"_s, .bytes = 50, .shared = 50, .isUsed = true},
                     {.ref = {backend::Kind::Image, u"b"_s}, .name = u"b"_s, .bytes = 50, .shared = 50}};
        const DiskSum sum = sumOf(use, DiskFamily::Images);
        QCOMPARE(sum.bytes, qint64{150});
        QCOMPARE(sum.shared, qint64{50});
        QCOMPARE(sum.unused, qint64{50});
        QCOMPARE(sum.unusedCount, 1);
        QCOMPARE(sumOf(use, DiskFamily::Volumes).bytes, qint64{0});
    }
};

QTEST_GUILESS_MAIN(tst_LayerTree)
#include "tst_layertree.moc"
