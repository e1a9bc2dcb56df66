// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/mountpoint.h"
#include "tests/core/treecompare.h"
#include "tests/rootfs/rootsscene.h"
#include "tests/support/verify.h"

#include <QByteArrayList>
#include <QRegularExpression>
#include <QTest>

#include <fstream>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

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

/// What a container has changed in an image of intricateLayers().
QStringList changesIn(RootsScene& scene)
{
    const char* const kinds[] = {"modified ", "added ", "deleted "};
    if (!scene.roots().make(kWeb, scene.add(intricateLayers())))
        return {};
    const fs::path root = scene.roots().mount(kWeb).value();
    std::ofstream(root / "etc/changed") << "by the container";
    fs::remove(root / "etc/added");
    fs::remove(root / "link");
    fs::remove_all(root / "gone");
    fs::create_directories(root / "gone/new");
    std::ofstream(root / "gone/new/file") << "new";
    QStringList lines;
    const auto differences = scene.roots().diff(kWeb).value();
    for (const auto& difference : differences)
        lines += QLatin1String(kinds[static_cast<int>(difference.kind)]) + QString::fromStdString(difference.path);
    return lines;
}

QStringList namesIn(const fs::path& root)
{
    QStringList names;
    for (const auto& entry : fs::recursive_directory_iterator(root))
        names += QString::fromStdString(entry.path().lexically_relative(root));
    names.sort();
    return names;
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

    void everyWayTellsTheSameDifferences_data() { everyWayShowsTheSame_data(); }

    void everyWayTellsTheSameDifferences()
    {
        QFETCH(const Mounting, mounting);
        RootsScene reference(Mounting::Overlay);
        const QStringList expected = changesIn(reference);
        QCOMPARE(expected, (QStringList{QStringLiteral("modified /etc"), QStringLiteral("deleted /etc/added"),
                                        QStringLiteral("modified /etc/changed"), QStringLiteral("modified /gone"),
                                        QStringLiteral("deleted /gone/again"), QStringLiteral("added /gone/new"),
                                        QStringLiteral("added /gone/new/file"), QStringLiteral("deleted /link")}));
        RootsScene scene(mounting);
        QCOMPARE(changesIn(scene), expected);
        QVERIFY(scene.roots().writtenSize(kWeb).value().count() > 0);
        QVERIFY(fs::exists(scene.roots().folder(kWeb) / "merged/gone/new/file"));
    }

    void everyWayIsCommitted_data() { everyWayShowsTheSame_data(); }

    void everyWayIsCommitted()
    {
        QFETCH(const Mounting, mounting);
        RootsScene scene(mounting);
        (void)changesIn(scene);
        const auto committed = scene.roots().commit(kWeb, {}, {});
        VERIFY_OK(committed);
        const auto image = scene.store().image(*committed);
        VERIFY_OK(image);
        const ContainerId other("other");
        VERIFY_OK(scene.roots().make(other, *image));
        QCOMPARE(namesIn(scene.roots().mount(other).value()), namesIn(scene.roots().mount(kWeb).value()));
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

    void whoseServerHasDiedIsMountedAnew()
    {
        RootsScene scene(Mounting::FuseOverlayfs);
        VERIFY_OK(scene.roots().make(kWeb, scene.add(intricateLayers())));
        const fs::path root = scene.roots().mount(kWeb).value();
        std::ofstream(root / "written") << "before";
        struct stat status {};
        QCOMPARE(::stat(root.c_str(), &status), 0);
        const fs::path control = scene.dir() / "control";
        fs::create_directory(control);
        QCOMPARE(::mount("fusectl", control.c_str(), "fusectl", 0, nullptr), 0);
        std::ofstream(control / std::to_string(minor(status.st_dev)) / "abort") << "1" << std::flush;
        QCOMPARE(::stat((root / "written").c_str(), &status), -1);
        QVERIFY(scene.roots().isMounted(kWeb));
        VERIFY_OK(scene.roots().mount(kWeb));
        QCOMPARE(contentOf(root / "written"), std::string("before"));
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
