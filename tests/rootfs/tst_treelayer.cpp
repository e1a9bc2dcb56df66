// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/trees.h"
#include "core/store/decompress.h"
#include "tests/core/treecompare.h"
#include "tests/rootfs/rootsscene.h"
#include "tests/rootfs/treefixture.h"
#include "tests/support/verify.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

using namespace darse;
using namespace darse::test;
using rootfs::Mounting;
namespace fs = std::filesystem;

namespace {

const ContainerId kWeb("web");
const ContainerId kOther("other");
void writeTo(const fs::path& path, const std::string& content)
{
    std::ofstream(path) << content;
}

void changeALot(const fs::path& root)
{
    writeTo(root / "etc/changed", "by the container");
    writeTo(root / "new", "new");
    fs::create_directories(root / "made/deep");
    writeTo(root / "made/deep/file", "deep");
    fs::create_hard_link(root / "new", root / "made/hard");
    fs::remove(root / "link");
    fs::remove_all(root / "opaque");
    fs::create_directory(root / "opaque");
    writeTo(root / "opaque/other", "other");
    fs::remove_all(root / "file-to-directory");
    writeTo(root / "file-to-directory", "a file again");
    ::chmod((root / "setuid").c_str(), 06711);
    static_cast<void>(::lchown((root / "link-to-directory").c_str(), 1000, 1001));
    fs::create_symlink("/nowhere", root / "etc/dangling");
    ::mkfifo((root / "etc/pipe").c_str(), 0640);
    static_cast<void>(::mknod((root / "null").c_str(), S_IFCHR | 0666, ::makedev(1, 3)));
}

QByteArrayList told(const std::vector<rootfs::Difference>& differences)
{
    QByteArrayList lines;
    for (const rootfs::Difference& difference : differences) {
        const char* const kind = difference.kind == rootfs::Difference::Kind::Added      ? "A "
                                 : difference.kind == rootfs::Difference::Kind::Modified ? "C "
                                                                                         : "D ";
        lines.append(kind + QByteArray::fromStdString(difference.path));
    }
    return lines;
}

/// A container of an image with one of everything.
struct Changed : RootsScene {
    explicit Changed(Mounting mounting = Mounting::Overlay) : RootsScene(mounting), image(add(intricateLayers()))
    {
        const auto made = roots().make(kWeb, image);
        root = made ? roots().mount(kWeb).value() : fs::path();
    }
    store::Image image;
    fs::path root{};
};

} // namespace

/// What a container has written: told, made a layer of, and made an image of.
class TestTreeLayer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(haveOwnMounts()); }

    void nothingIsNoDifference();
    void differencesAreThoseToTheImage_data();
    void differencesAreThoseToTheImage();
    void aCommittedImageIsWhatWasSeen_data();
    void aCommittedImageIsWhatWasSeen();
    void aLayerOnTopOfACommitIsLookedThroughToo();
    void layersHaveTheMarksOfTars();
    void namesOfMarksStayOut();
    void theSameTreeIsTheSameLayer();
    void imagesTellHowTheyWereMade();
    void anUnreadableChangeMakesNoImage();
    void committedImagesCanBeSaved();
    void sizesCountFilesOnce();
};

void TestTreeLayer::nothingIsNoDifference()
{
    Changed scene;
    const auto found = scene.roots().diff(kWeb);
    VERIFY_OK(found);
    QCOMPARE(told(*found), QByteArrayList());
}

void TestTreeLayer::differencesAreThoseToTheImage_data()
{
    QTest::addColumn<int>("mounting");
    QTest::newRow("overlay") << int(Mounting::Overlay);
    QTest::newRow("user attributes") << int(Mounting::OverlayUserxattr);
    QTest::newRow("fuse-overlayfs") << int(Mounting::FuseOverlayfs);
}

void TestTreeLayer::differencesAreThoseToTheImage()
{
    QFETCH(int, mounting);
    Changed scene{Mounting(mounting)};
    changeALot(scene.root);
    const auto found = scene.roots().diff(kWeb);
    VERIFY_OK(found);
    const QByteArrayList expected{"C /etc",
                                  "C /etc/changed",
                                  "A /etc/dangling",
                                  "A /etc/pipe",
                                  "C /file-to-directory",
                                  "D /link",
                                  "C /link-to-directory",
                                  "A /made",
                                  "A /made/deep",
                                  "A /made/deep/file",
                                  "A /made/hard",
                                  "A /new",
                                  "A /null",
                                  "C /opaque",
                                  "D /opaque/new",
                                  "A /opaque/other",
                                  "C /setuid"};
    QCOMPARE(told(*found), expected);
}

void TestTreeLayer::aCommittedImageIsWhatWasSeen_data()
{
    differencesAreThoseToTheImage_data();
}

void TestTreeLayer::aCommittedImageIsWhatWasSeen()
{
    QFETCH(int, mounting);
    Changed scene{Mounting(mounting)};
    changeALot(scene.root);
    VERIFY_OK(scene.roots().unmount(kWeb)); // a FUSE server is told the times of files late
    VERIFY_OK(scene.roots().mount(kWeb));
    const auto committed = scene.roots().commit(kWeb, {}, {});
    VERIFY_OK(committed);
    const auto image = scene.store().image(*committed);
    VERIFY_OK(image);
    QCOMPARE(image->info.layers.size(), scene.image.info.layers.size() + 1);
    VERIFY_OK(scene.roots().make(kOther, *image));
    const auto other = scene.roots().mount(kOther);
    VERIFY_OK(other);
    QCOMPARE(describeTree(*other, false), describeTree(scene.root, false));
}

void TestTreeLayer::aLayerOnTopOfACommitIsLookedThroughToo()
{
    Changed scene;
    changeALot(scene.root);
    const auto committed = scene.roots().commit(kWeb, {}, {});
    VERIFY_OK(committed);
    VERIFY_OK(scene.roots().make(kOther, scene.store().image(*committed).value()));
    const fs::path other = scene.roots().mount(kOther).value();
    writeTo(other / "link", "was removed below");
    writeTo(other / "opaque/new", "was hidden below");
    fs::remove(other / "new");
    const auto found = scene.roots().diff(kOther);
    VERIFY_OK(found);
    QCOMPARE(told(*found), (QByteArrayList{"A /link", "D /new", "C /opaque", "A /opaque/new"}));
}

void TestTreeLayer::layersHaveTheMarksOfTars()
{
    Changed scene;
    fs::remove(scene.root / "etc/changed");
    fs::remove_all(scene.root / "opaque");
    fs::create_directory(scene.root / "opaque");
    fs::create_directory(scene.root / "plain");
    std::string tar;
    const fs::path upper = scene.roots().folder(kWeb) / "upper";
    const rootfs::LayerView view{.lowers = {scene.store().layerPath(scene.image.info.layers.back()),
                                            scene.store().layerPath(scene.image.info.layers[1]),
                                            scene.store().layerPath(scene.image.info.layers[0])},
                                 .upper = upper,
                                 .marks = store::OverlayMarks::Trusted};
    VERIFY_OK(rootfs::writeLayerTar(view, into(tar), {}));
    QCOMPARE(outline(tar),
             (QByteArrayList{"d ./", "d etc/", "- etc/.wh.changed", "d opaque/", "- opaque/.wh..wh..opq", "d plain/"}));
}

void TestTreeLayer::namesOfMarksStayOut()
{
    Changed scene;
    writeTo(scene.root / ".wh.setuid", "mine");
    writeTo(scene.root / "etc/.wh..wh..opq", "");
    const auto committed = scene.roots().commit(kWeb, {}, {});
    VERIFY_OK(committed);
    VERIFY_OK(scene.roots().make(kOther, scene.store().image(*committed).value()));
    const fs::path other = scene.roots().mount(kOther).value();
    QVERIFY(fs::exists(other / "setuid"));
    QVERIFY(fs::exists(other / "etc/changed"));
}

void TestTreeLayer::theSameTreeIsTheSameLayer()
{
    Changed scene;
    changeALot(scene.root);
    const auto first = scene.roots().commit(kWeb, {.name = "localhost/first:1", .comment = "one"}, {});
    const auto second = scene.roots().commit(kWeb, {.name = "localhost/second:1", .comment = "two"}, {});
    VERIFY_OK(first);
    VERIFY_OK(second);
    QVERIFY(*first != *second);
    const auto one = scene.store().image(*first).value();
    const auto two = scene.store().image(*second).value();
    QVERIFY(one.info.layers == two.info.layers);
    QVERIFY(one.manifest.layers == two.manifest.layers);
}

void TestTreeLayer::imagesTellHowTheyWereMade()
{
    Changed scene;
    writeTo(scene.root / "new", "new");
    oci::RunConfig run;
    run.command = {"sh", "-c", "true"};
    run.environment = {"A=1"};
    const auto committed = scene.roots().commit(kWeb,
                                                {.name = "localhost/made:1",
                                                 .author = "somebody",
                                                 .comment = "why",
                                                 .changes = {"ENV B=2", "CMD [\"ls\"]"},
                                                 .config = run},
                                                {});
    VERIFY_OK(committed);
    const store::Image image = scene.store().image(*committed).value();
    QCOMPARE(image.info.names.at(0).text, std::string("localhost/made:1"));
    QCOMPARE(image.config.author, std::string("somebody"));
    QVERIFY(image.config.run.command == std::vector<std::string>{"ls"});
    QVERIFY((image.config.run.environment == std::vector<std::string>{"A=1", "B=2"}));
    QCOMPARE(image.config.history.back().comment, std::string("why"));
    QCOMPARE(image.config.history.back().createdBy, std::string("sh -c true"));
    const auto isFull = [](const oci::HistoryEntry& entry) { return !entry.isEmptyLayer; };
    QCOMPARE(std::size_t(std::ranges::count_if(image.config.history, isFull)), image.config.diffIds.size());
}

void TestTreeLayer::anUnreadableChangeMakesNoImage()
{
    Changed scene;
    const std::size_t before = scene.store().images()->size();
    VERIFY_FAILS(scene.roots().commit(kWeb, {.changes = {"NONSENSE x"}}, {}), ErrorKind::InvalidInput);
    VERIFY_FAILS(scene.roots().commit(kWeb, {.name = "not a name"}, {}), ErrorKind::InvalidInput);
    std::stop_source stopped;
    stopped.request_stop();
    writeTo(scene.root / "new", "new");
    VERIFY_FAILS(scene.roots().commit(kWeb, {}, stopped.get_token()), ErrorKind::Canceled);
    QCOMPARE(scene.store().images()->size(), before);
}

/// What others read: skopeo takes it apart and looks at every digest.
void TestTreeLayer::committedImagesCanBeSaved()
{
    Changed scene;
    changeALot(scene.root);
    VERIFY_OK(scene.roots().commit(kWeb, {.name = "localhost/made:1"}, {}));
    QProcess skopeo;
    const auto here = QString::fromStdString((scene.dir() / "images").native());
    skopeo.start(QStringLiteral("skopeo"),
                 {QStringLiteral("copy"), QStringLiteral("--insecure-policy"),
                  QStringLiteral("oci:") + here + QStringLiteral(":localhost/made:1"),
                  QStringLiteral("dir:") + QString::fromStdString((scene.dir() / "copied").native())});
    QVERIFY(skopeo.waitForFinished(60'000));
    QVERIFY2(skopeo.exitCode() == 0, skopeo.readAllStandardError().constData());
    QVERIFY(fs::exists(scene.dir() / "copied/manifest.json"));
}

void TestTreeLayer::sizesCountFilesOnce()
{
    const TreeFixture tree;
    tree.write("a/file", std::string(1000, 'x'));
    fs::create_hard_link(tree.path("a/file"), tree.path("again"));
    tree.write("holes", "");
    QCOMPARE(::truncate(tree.path("holes").c_str(), 5000), 0);
    tree.link("a/link", tree.outside());
    const auto size = rootfs::treeSize(tree.path(""));
    VERIFY_OK(size);
    QCOMPARE(size->count(), 6000 + tree.outside().size());
    VERIFY_FAILS(rootfs::treeSize(tree.path("missing")), ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestTreeLayer)
#include "tst_treelayer.moc"
