// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/housekeeping.h"
#include "core/connect/docker/layerscan.h"
#include "tests/support/tarwriter.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace darse;
using namespace darse::connect::docker;
using backend::FileMark;
using backend::LayerContent;
using test::TarWriter;

namespace {

std::string base()
{
    return TarWriter()
        .directory("etc/")
        .file("etc/passwd", "root")
        .file("usr/big", std::string(5000, 'x'))
        .end()
        .bytes();
}

std::string second()
{
    return TarWriter()
        .directory("etc/")
        .file("./etc/passwd", "root and more")
        .file("etc/new", "n")
        .file("usr/.wh.big", "")
        .end()
        .bytes();
}

std::string saved()
{
    return TarWriter()
        .file("a/layer.tar", base())
        .symlink("b/layer.tar", "../c/layer.tar")
        .file("c/layer.tar", second())
        .file("c/VERSION", "1.0")
        .file("manifest.json", R"([{"Config": "x.json", "Layers": ["a/layer.tar", "b/layer.tar"]}])")
        .end()
        .bytes();
}

FileMark markOf(const LayerContent& layer, const QString& path)
{
    const auto entry = std::ranges::find(layer.entries, path, &backend::LayerEntry::path);
    return entry == layer.entries.end() ? FileMark::None : entry->mark;
}

} // namespace

/// What servers tell about images and disks.
class TestDockerLayers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLayerSaysWhatItDoesToThoseBelow()
    {
        const std::string bytes = saved();
        for (const std::size_t step : {bytes.size(), std::size_t{100}}) {
            LayerScan scan;
            for (std::size_t at = 0; at < bytes.size(); at += step)
                QVERIFY(scan.take(std::string_view(bytes).substr(at, step)));
            const auto layers = scan.finish();
            QVERIFY(layers);
            QCOMPARE(layers->size(), std::size_t{2});
            QCOMPARE(layers->front().bytes, qint64{5004});
            QCOMPARE(markOf(layers->front(), u"usr/big"_s), FileMark::Added);
            QCOMPARE(markOf(layers->back(), u"etc/passwd"_s), FileMark::Changed);
            QCOMPARE(markOf(layers->back(), u"etc/new"_s), FileMark::Added);
            QCOMPARE(markOf(layers->back(), u"usr/big"_s), FileMark::Deleted);
            QCOMPARE(markOf(layers->back(), u"etc"_s), FileMark::None);
        }
    }

    void anOpaqueFolderHidesAllBelow()
    {
        LayerPile pile;
        (void)pile.add({{.name = "data/"}, {.name = "data/a"}, {.name = "data/sub/b"}, {.name = "other"}});
        const LayerContent layer = pile.add({{.name = "data/.wh..wh..opq"}, {.name = "data/c"}});
        QCOMPARE(markOf(layer, u"data/a"_s), FileMark::Deleted);
        QCOMPARE(markOf(layer, u"data/sub"_s), FileMark::Deleted);
        QCOMPARE(markOf(layer, u"data/c"_s), FileMark::Added);
        QCOMPARE(markOf(layer, u"other"_s), FileMark::None);
    }

    void halfAnArchiveAndNonsenseAreErrors()
    {
        const std::string bytes = saved();
        LayerScan half;
        QVERIFY(half.take(std::string_view(bytes).substr(0, bytes.size() / 2)));
        QVERIFY(!half.finish());
        LayerScan nonsense;
        const Result<void> taken = nonsense.take(std::string(4096, 'x'));
        QVERIFY(!taken || !nonsense.finish());
        LayerScan empty;
        QVERIFY(empty.take(TarWriter().file("manifest.json", "[]").end().bytes()));
        QVERIFY(!empty.finish());
    }

    void diskUseKnowsWhatIsSharedAndUsed()
    {
        const backend::DiskUse use = diskUseOf(json::parse(R"({"LayersSize": 150,
            "Images": [{"Id": "sha256:0123456789abcdef", "RepoTags": ["web:1"], "Size": 100, "SharedSize": 50, "Containers": 1},
                       {"Id": "sha256:fedcba9876543210", "RepoTags": null, "Size": 100, "SharedSize": -1}, "nonsense"],
            "Containers": [{"Id": "c1", "Names": ["/web"], "SizeRw": 7, "State": "running"},
                           {"Id": "c2", "Names": ["/darse-trash.1796030208.r.no.old"], "SizeRw": 8, "State": "exited"}],
            "Volumes": [{"Name": "data", "UsageData": {"Size": 9, "RefCount": 0}}, {"Name": "new", "UsageData": null}],
            "BuildCache": [{"Size": 4, "InUse": true}, {"Size": 6, "InUse": false}]})"));
        QCOMPARE(use.layers, qint64{150});
        QCOMPARE(use.cache, qint64{10});
        QCOMPARE(use.idleCache, qint64{6});
        QCOMPARE(use.items.at(0).bytes, qint64{50});
        QVERIFY(use.items.at(0).isUsed);
        QCOMPARE(use.items.at(1).name, u"fedcba987654"_s);
        QCOMPARE(use.items.at(1).shared, qint64{0});
        QVERIFY(!use.items.at(1).isUsed);
        const auto data = std::ranges::find(use.items, u"data"_s, &backend::DiskItem::name);
        QVERIFY(data != use.items.end() && data->bytes == 9 && !data->isUsed);
        const auto old = std::ranges::find(use.items, u"old"_s, &backend::DiskItem::name);
        QVERIFY(old != use.items.end() && old->bytes == 8 && old->ref.key.isEmpty()); // in the trash
        QVERIFY(diskUseOf(json("nonsense")).items.empty());
    }

    void aPruneOfImagesPromisesWhatIsTheirsAlone()
    {
        const auto unused = unusedOf(backend::Kind::Image, json::parse(R"([
            {"Id": "sha256:0123456789abcdef", "Size": 100, "SharedSize": 70},
            {"Id": "sha256:fedcba9876543210", "Size": 50, "SharedSize": -1}])"));
        QCOMPARE(unused.names, QStringList({u"0123456789ab"_s, u"fedcba987654"_s}));
        QCOMPARE(unused.sizes, std::vector<qint64>({30, 50}));
    }

    void aPruneOfVolumesKnowsTheirSizes()
    {
        const auto use = diskUseOf(json::parse(R"({"Volumes": [{"Name": "a", "UsageData": {"Size": 5}}]})"));
        const auto rows = json::parse(R"([{"Name": "a"}, {"Name": "b"}])"); // without sizes, as servers list them
        QCOMPARE(unusedOf(backend::Kind::Volume, rows, use).sizes, std::vector<qint64>({5, 0}));
    }
};

QTEST_GUILESS_MAIN(TestDockerLayers)
#include "tst_dockerlayers.moc"
