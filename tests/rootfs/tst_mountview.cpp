// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/mountpoint.h"
#include "core/sys/mountview.h"
#include "tests/rootfs/treefixture.h"
#include "tests/support/verify.h"

#include <QTest>

#include <fcntl.h>
#include <fstream>
#include <span>
#include <unistd.h>

using namespace darse;
using namespace darse::test;
using Lines = QByteArrayList;

/// A file system with what is mounted in it, which nobody else sees.
class TestMountView : public QObject {
    Q_OBJECT

private:
    static UniqueFd open(const std::filesystem::path& path)
    {
        return UniqueFd(::open(path.c_str(), O_PATH | O_CLOEXEC));
    }

    /// The folder "volume" beside the tree, mounted at a path of it.
    static Result<sys::MountView> viewOf(const TreeFixture& tree, const std::string& target,
                                         const sys::BindOptions& how = {})
    {
        std::filesystem::create_directories(tree.place() / "volume/deep");
        std::ofstream(tree.place() / "volume/file") << "of the volume";
        const UniqueFd volume = open(tree.place() / "volume");
        TRY_DECLARE(const UniqueFd clone, sys::cloneMount(volume.get(), how));
        return sys::MountView::make(tree.root(), [&](int root) -> Result<void> {
            TRY_DECLARE(const UniqueFd point, rootfs::makeMountPoint(root, target, S_IFDIR));
            return sys::attachMount(clone.get(), point.get());
        });
    }

    static std::string archived(int root, const std::string& path)
    {
        std::string tar;
        return rootfs::archiveInside(root, path, into(tar), {}) ? tar : std::string();
    }

private Q_SLOTS:
    void whatIsMountedIsThere()
    {
        TreeFixture tree;
        tree.write("file", "of the tree");
        const auto view = viewOf(tree, "/data/volume");
        VERIFY_OK(view);
        QCOMPARE(outline(archived(view->root(), "/data")),
                 (Lines{"d data/", "d data/volume/", "d data/volume/deep/", "- data/volume/file"}));
        QCOMPARE(entryOf(archived(view->root(), "/data/volume/file"), "file").content, std::string("of the volume"));
        VERIFY_OK(rootfs::statInside(view->root(), "/file"));
        const auto listed = rootfs::listInside(view->root(), "/data/volume", 1);
        VERIFY_OK(listed);
        QCOMPARE(listed->size(), std::size_t{1});
        QCOMPARE(listed->front().name, std::string("deep"));
    }

    void nobodyElseSeesIt()
    {
        TreeFixture tree;
        const auto view = viewOf(tree, "/data");
        VERIFY_OK(view);
        QVERIFY(!sys::isMountPoint(tree.path("data")).value());
        QVERIFY(std::filesystem::is_empty(tree.path("data")));
        // What is mounted can be taken away meanwhile, and so can the tree.
        QVERIFY(std::filesystem::remove(tree.path("data")));
    }

    void whatIsWrittenGoesToWhatIsMounted()
    {
        TreeFixture tree;
        const auto view = viewOf(tree, "/data");
        VERIFY_OK(view);
        const std::string tar = TarWriter().file("new", "content").end().bytes();
        std::size_t done = 0;
        const ByteSource source = [&](std::span<char> to, const std::stop_token&) -> Result<std::size_t> {
            const std::size_t count = tar.copy(to.data(), to.size(), done);
            done += count;
            return count;
        };
        VERIFY_OK(rootfs::extractInside(view->root(), "/data/deep", source, {}, {}));
        QVERIFY(std::filesystem::exists(tree.place() / "volume/deep/new"));
        QVERIFY(!std::filesystem::exists(tree.path("data/deep")));
    }

    void linksInItStayInTheTree()
    {
        TreeFixture tree;
        const auto view = viewOf(tree, "/data");
        VERIFY_OK(view);
        for (const std::string& target : {tree.outside(), std::string("../../../../../../../../..") + tree.outside()}) {
            const auto link = tree.place() / "volume/way";
            std::filesystem::remove(link);
            std::filesystem::create_symlink(target, link);
            QVERIFY(archived(view->root(), "/data/way/").empty());
            VERIFY_FAILS(rootfs::statInside(view->root(), "/data/way/secret"), ErrorKind::NotFound);
        }
        std::filesystem::create_symlink("../file", tree.place() / "volume/up");
        tree.write("file", "of the tree");
        QCOMPARE(rootfs::statInside(view->root(), "/data/up")->linkTarget, std::string("/file"));
    }

    void theGroundIsTold()
    {
        TreeFixture tree;
        const auto view = viewOf(tree, "/data", {.isRecursive = true, .isReadOnly = true});
        VERIFY_OK(view);
        const auto top = rootfs::groundInside(view->root(), "/");
        const auto volume = rootfs::groundInside(view->root(), "/data/deep");
        QVERIFY(top && !top->isReadOnly && !top->isMounted && top->isTop);
        QVERIFY(volume && volume->isReadOnly && volume->isMounted && !volume->isTop);
        tree.link("way", "/");
        QVERIFY(rootfs::groundInside(view->root(), "/way")->isTop);
        VERIFY_FAILS(rootfs::removeInside(view->root(), "/data/file", {}), ErrorKind::PermissionDenied);
    }

    void placesOfMountsAreNotRemoved()
    {
        TreeFixture tree;
        const auto view = viewOf(tree, "/srv/data");
        VERIFY_OK(view);
        for (const char* path : {"/srv/data", "/srv/data/", "/srv"})
            VERIFY_FAILS(rootfs::removeInside(view->root(), path, {}), ErrorKind::InvalidInput);
        QVERIFY(std::filesystem::exists(tree.place() / "volume/file"));
        VERIFY_OK(rootfs::removeInside(view->root(), "/srv/data/file", {}));
        QVERIFY(!std::filesystem::exists(tree.place() / "volume/file"));
    }

    void placesAreMadeInsideOnly()
    {
        TreeFixture tree;
        tree.link("way", tree.outside());
        for (const mode_t type : {mode_t{S_IFDIR}, mode_t{S_IFREG}}) {
            const std::string path = "/way/made-" + std::to_string(type);
            VERIFY_OK(rootfs::makeMountPoint(tree.root(), path, type));
            QVERIFY(!std::filesystem::exists(tree.outside() + path.substr(4)));
            VERIFY_OK(rootfs::makeMountPoint(tree.root(), path, type)); // there already
        }
    }

    void nothingIsWrittenToWhatIsEmpty()
    {
        TreeFixture tree;
        const auto nothing = sys::emptyMount();
        VERIFY_OK(nothing);
        const auto view = sys::MountView::make(tree.root(), [&](int root) -> Result<void> {
            TRY_DECLARE(const UniqueFd point, rootfs::makeMountPoint(root, "/memory", S_IFDIR));
            return sys::attachMount(nothing->get(), point.get());
        });
        VERIFY_OK(view);
        QCOMPARE(outline(archived(view->root(), "/memory")), (Lines{"d memory/"}));
        QVERIFY(rootfs::groundInside(view->root(), "/memory")->isReadOnly);
    }
};

QTEST_GUILESS_MAIN(TestMountView)
#include "tst_mountview.moc"
