// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/trees.h"
#include "core/sys/directory.h"
#include "core/sys/mountpoint.h"
#include "tests/rootfs/rootsscene.h"
#include "tests/support/openfiles.h"
#include "tests/support/verify.h"

#include <QTest>

#include <barrier>
#include <fstream>
#include <sys/mount.h>
#include <sys/stat.h>
#include <thread>

using namespace darse;
using namespace darse::test;
using rootfs::Mounting;

namespace fs = std::filesystem;

namespace {

const ContainerId kWeb("web");

void writeTo(const fs::path& path, const std::string& content)
{
    std::ofstream(path) << content;
}

std::vector<TestLayer> numbered(int count)
{
    std::vector<TestLayer> layers;
    for (int i = 0; i < count; ++i)
        layers.push_back(makeLayer({{"layer-" + std::to_string(i), std::to_string(i)}, {"last", std::to_string(i)}},
                                   store::Compression::None));
    return layers;
}

Result<void> hasLast(int root)
{
    const auto found = rootfs::statInside(root, "/last");
    return found ? ok() : found.error();
}

} // namespace

class TestRoots : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(haveOwnMounts()); }

    void layersAreSeenTogether_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 2, 150})
            QTest::addRow("%d layers", count) << count;
    }

    void layersAreSeenTogether()
    {
        QFETCH(const int, count);
        RootsScene scene(Mounting::Overlay);
        VERIFY_OK(scene.roots().make(kWeb, scene.add(numbered(count))));
        QVERIFY(!scene.roots().isMounted(kWeb));
        const auto root = scene.roots().mount(kWeb);
        VERIFY_OK(root);
        QVERIFY(scene.roots().isMounted(kWeb));
        for (int i = 0; i < count; ++i)
            QCOMPARE(contentOf(*root / ("layer-" + std::to_string(i))), std::to_string(i));
        if (count > 0)
            QCOMPARE(contentOf(*root / "last"), std::to_string(count - 1));
        writeTo(*root / "written", "here");
        QCOMPARE(contentOf(scene.roots().folder(kWeb) / "upper/written"), std::string("here"));
        VERIFY_OK(scene.roots().mount(kWeb)); // once more is no second mount
        VERIFY_OK(scene.roots().unmount(kWeb));
        QVERIFY(!scene.roots().isMounted(kWeb));
        VERIFY_OK(scene.roots().unmount(kWeb));
    }

    void whatIsBelowALayerThatHidesAllIsNotThere()
    {
        RootsScene scene(Mounting::Overlay);
        const auto image =
            scene.add({makeLayer({{"hidden", "x"}}), layerOf(TarWriter().file(".wh..wh..opq", "").file("seen", "y")),
                       makeLayer({{"above", "z"}})});
        VERIFY_OK(scene.roots().make(kWeb, image));
        const auto root = scene.roots().mount(kWeb);
        VERIFY_OK(root);
        QVERIFY(!fs::exists(*root / "hidden"));
        QVERIFY(fs::exists(*root / "seen") && fs::exists(*root / "above"));
    }

    void theRootDirectoryIsThatOfTheTopmostLayer()
    {
        RootsScene scene(Mounting::Overlay);
        VERIFY_OK(scene.roots().make(kWeb, scene.add(intricateLayers())));
        struct stat status {};
        QCOMPARE(::stat(scene.roots().mount(kWeb).value().c_str(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0711U);
        QCOMPARE(status.st_uid, 77U);
        QCOMPARE(status.st_gid, 78U);
    }

    void whatWasWrittenIsThereAfterAReboot()
    {
        RootsScene scene(Mounting::Overlay);
        VERIFY_OK(scene.roots().make(kWeb, scene.add(numbered(2))));
        const fs::path root = scene.roots().mount(kWeb).value();
        writeTo(root / "written", "before");
        fs::remove(root / "layer-0");
        VERIFY_OK(sys::unmount(root)); // by nobody that Roots knows of
        scene.reopen();
        QVERIFY(!scene.roots().isMounted(kWeb));
        VERIFY_OK(scene.roots().mount(kWeb));
        QCOMPARE(contentOf(root / "written"), std::string("before"));
        QVERIFY(!fs::exists(root / "layer-0"));
        QCOMPARE(scene.roots().list().value(), std::vector<ContainerId>{kWeb});
    }

    void aLayerThatNeedNotLastIsMountedAgainToo()
    {
        RootsScene scene(Mounting::Overlay);
        VERIFY_OK(scene.roots().make(kWeb, scene.add(numbered(1)), rootfs::Lasting::UntilRemoved));
        const fs::path root = scene.roots().mount(kWeb).value();
        QVERIFY(contentOf("/proc/self/mountinfo").find("volatile") != std::string::npos);
        writeTo(root / "written", "x");
        VERIFY_OK(scene.roots().unmount(kWeb));
        VERIFY_OK(scene.roots().mount(kWeb));
        QCOMPARE(contentOf(root / "written"), std::string("x"));
    }

    void removalTakesAwayTheMountsAndNothingElse()
    {
        RootsScene scene(Mounting::Overlay);
        VERIFY_OK(scene.roots().make(kWeb, scene.add(numbered(2))));
        const fs::path root = scene.roots().mount(kWeb).value();
        scene.dir().write("precious/file", "mine");
        // One below the mount, and one that is only found once that is gone.
        for (const fs::path& place : {root / "bound", scene.roots().folder(kWeb) / "odd"}) {
            fs::create_directory(place);
            const auto from = sys::Directory::open(scene.dir() / "precious");
            const auto to = sys::Directory::open(place);
            VERIFY_OK(sys::bindMount(from->fd(), to->fd()));
            QVERIFY(fs::exists(place / "file"));
        }
        const UniqueFd busy(::open((root / "last").c_str(), O_RDONLY | O_CLOEXEC));
        QVERIFY(busy.isOpen());
        VERIFY_OK(scene.roots().remove(kWeb));
        QVERIFY(!fs::exists(scene.roots().folder(kWeb)));
        QCOMPARE(contentOf(scene.dir() / "precious/file"), std::string("mine"));
        VERIFY_OK(scene.roots().remove(kWeb));
        QVERIFY(scene.roots().list().value().empty());
        VERIFY_FAILS(scene.roots().mount(kWeb), ErrorKind::NotFound);
    }

    void removalOfAnIdThatIsAPathIsRefused()
    {
        RootsScene scene(Mounting::Overlay);
        for (const char* id : {"", "../layers", "a/b"})
            VERIFY_FAILS(scene.roots().remove(ContainerId(id)), ErrorKind::InvalidInput);
    }

    void whatWasHalfMadeIsMadeAnew()
    {
        RootsScene scene(Mounting::Overlay);
        const auto image = scene.add(numbered(1));
        scene.dir().write("containers/web/upper/left", "over");
        scene.dir().write("containers/web/config.json", "{}");
        VERIFY_FAILS(scene.roots().mount(kWeb), ErrorKind::NotFound);
        VERIFY_OK(scene.roots().make(kWeb, image));
        const fs::path root = scene.roots().mount(kWeb).value();
        QVERIFY(!fs::exists(root / "left"));
        QVERIFY(fs::exists(scene.dir() / "containers/web/config.json"));
        VERIFY_FAILS(scene.roots().make(kWeb, image), ErrorKind::AlreadyExists);
    }

    void manyAtOnceDoNotDisturbOneAnother()
    {
        RootsScene scene(Mounting::Overlay);
        const auto image = scene.add(numbered(3));
        constexpr int kThreads = 4;
        std::atomic<int> good = 0;
        std::barrier start(kThreads);
        std::vector<std::thread> threads;
        for (int i = 0; i < kThreads; ++i)
            threads.emplace_back([&, i] {
                start.arrive_and_wait();
                for (int round = 0; round < 20; ++round) {
                    const ContainerId id(std::to_string(i));
                    if (scene.roots().make(id, image) && scene.roots().mount(id) &&
                        contentOf(scene.roots().folder(id) / "merged/last") == "2" && scene.roots().remove(id))
                        ++good;
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(good.load(), kThreads * 20);
        QVERIFY(scene.roots().list().value().empty());
    }

    void lookingMountsForAsLongAsItTakes()
    {
        RootsScene scene(Mounting::Overlay);
        VERIFY_OK(scene.roots().make(kWeb, scene.add(numbered(2))));
        VERIFY_OK(scene.roots().visit(kWeb, hasLast));
        QVERIFY(!scene.roots().isMounted(kWeb));
        VERIFY_OK(scene.roots().mount(kWeb));
        VERIFY_OK(scene.roots().visit(kWeb, hasLast));
        QVERIFY(scene.roots().isMounted(kWeb));
    }

    void whoLooksIsNotDisturbed()
    {
        RootsScene scene(Mounting::Overlay);
        VERIFY_OK(scene.roots().make(kWeb, scene.add(numbered(2))));
        std::atomic<int> good = 0;
        const auto look = [&] {
            for (int i = 0; i < 50; ++i)
                good += scene.roots().visit(kWeb, hasLast).isOk() ? 1 : 0;
        };
        std::thread one(look);
        std::thread other(look);
        for (int i = 0; i < 20; ++i)
            good += scene.roots().mount(kWeb) && scene.roots().unmount(kWeb) ? 1 : 0;
        one.join();
        other.join();
        QCOMPARE(good.load(), 120);
        QVERIFY(!scene.roots().isMounted(kWeb));
    }

    void unmountingWaitsForNobodyWhoLooks()
    {
        RootsScene scene(Mounting::Overlay);
        VERIFY_OK(scene.roots().make(kWeb, scene.add(numbered(1))));
        VERIFY_OK(scene.roots().mount(kWeb));
        std::size_t told = 0;
        bool wasUnmounted = false;
        const auto sink = [&](std::string_view piece) -> Result<void> {
            wasUnmounted = wasUnmounted || scene.roots().unmount(kWeb).isOk();
            told += piece.size();
            return ok();
        };
        VERIFY_OK(scene.roots().exportAll(kWeb, sink, {}));
        QVERIFY(wasUnmounted && told > 1024);
        QVERIFY(!scene.roots().isMounted(kWeb));
    }
};

QTEST_GUILESS_MAIN(TestRoots)
#include "tst_roots.moc"
