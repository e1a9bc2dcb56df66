// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/mountpoint.h"
#include "tests/core/treecompare.h"
#include "tests/rootfs/rootsscene.h"
#include "tests/support/verify.h"

#include <QtTest>

#include <fstream>

using namespace darse;
using namespace darse::test;
using rootfs::Mounting;

namespace fs = std::filesystem;

Q_DECLARE_METATYPE(darse::rootfs::Mounting)

namespace {

const ContainerId kWeb("web");

/// The tree as a container sees it. What overlay says of directories' links means nothing.
QByteArrayList seenIn(const fs::path& root)
{
    static const QRegularExpression directory(QStringLiteral("^(.* 4[0-7]{4} .*) links \\d+"));
    QByteArrayList lines = describeTree(root, false);
    for (QByteArray& line : lines)
        line = QString::fromLatin1(line).replace(directory, QStringLiteral("\\1")).toLatin1();
    return lines;
}

} // namespace

/// Every way to put layers on top of one another gives the same file system.
class TestRootModes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(haveOwnMounts()); }

    void everyWayShowsTheSame_data()
    {
        QTest::addColumn<Mounting>("mounting");
        QTest::newRow("userxattr") << Mounting::OverlayUserxattr;
        QTest::newRow("fuse-overlayfs") << Mounting::FuseOverlayfs;
        QTest::newRow("copy") << Mounting::Copy;
    }

    void everyWayShowsTheSame()
    {
        QFETCH(const Mounting, mounting);
        RootsScene reference(Mounting::Overlay);
        VERIFY_OK(reference.roots().make(kWeb, reference.add(intricateLayers())));
        const auto expected = seenIn(reference.roots().mount(kWeb).value());
        QVERIFY(expected.size() > 15);

        RootsScene scene(mounting);
        VERIFY_OK(scene.roots().make(kWeb, scene.add(intricateLayers())));
        const auto root = scene.roots().mount(kWeb);
        VERIFY_OK(root);
        QCOMPARE(seenIn(*root), expected);
    }

    void everyWayKeepsWhatIsWritten_data() { everyWayShowsTheSame_data(); }

    void everyWayKeepsWhatIsWritten()
    {
        QFETCH(const Mounting, mounting);
        RootsScene scene(mounting);
        VERIFY_OK(scene.roots().make(kWeb, scene.add(intricateLayers())));
        const fs::path root = scene.roots().mount(kWeb).value();
        std::ofstream(root / "etc/changed") << "by the container";
        fs::remove(root / "owned");
        VERIFY_OK(scene.roots().unmount(kWeb));
        VERIFY_OK(scene.roots().mount(kWeb));
        QCOMPARE(contentOf(root / "etc/changed"), std::string("by the container"));
        QVERIFY(!fs::exists(root / "owned"));
        QVERIFY(scene.roots().isMounted(kWeb));
        VERIFY_OK(scene.roots().remove(kWeb));
        QVERIFY(!fs::exists(scene.roots().folder(kWeb)));
    }

    void manyLayersByFuse()
    {
        RootsScene scene(Mounting::FuseOverlayfs);
        std::vector<TestLayer> layers;
        for (int i = 0; i < 120; ++i)
            layers.push_back(makeLayer({{"file-" + std::to_string(i), "x"}}, store::Compression::None));
        VERIFY_OK(scene.roots().make(kWeb, scene.add(layers)));
        const auto root = scene.roots().mount(kWeb);
        VERIFY_OK(root);
        QVERIFY(fs::exists(*root / "file-0") && fs::exists(*root / "file-119"));
    }

    void aCopySharesNothingWithTheLayers()
    {
        RootsScene scene(Mounting::Copy);
        const auto image = scene.add(intricateLayers());
        VERIFY_OK(scene.roots().make(kWeb, image));
        std::ofstream(scene.roots().mount(kWeb).value() / "linked") << "changed";
        QCOMPARE(contentOf(scene.store().layerPath(image.info.layers.front()) / "linked"), std::string("twice"));
    }
};

QTEST_GUILESS_MAIN(TestRootModes)
#include "tst_rootmodes.moc"
