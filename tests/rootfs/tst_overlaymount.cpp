// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/directory.h"
#include "core/sys/mountpoint.h"
#include "core/sys/overlaymount.h"
#include "tests/rootfs/rootsscene.h"
#include "tests/support/openfiles.h"
#include "tests/support/verify.h"

#include <QTest>

#include <fstream>
#include <sys/mount.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace darse;
using namespace darse::test;
using sys::OverlayAttributes;
using sys::OverlayCalls;
using sys::OverlayMount;

namespace fs = std::filesystem;

Q_DECLARE_METATYPE(darse::sys::OverlayCalls)

class TestOverlayMount : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;

    /// In folders whose names are long and full of what means something to overlay.
    OverlayMount mountOf(int lowers, const std::string& folder = "a:b,c\\d")
    {
        OverlayMount mount{.lowers = {},
                           .upper = *m_dir / (folder + "/upper"),
                           .work = *m_dir / (folder + "/work"),
                           .target = *m_dir / (folder + "/merged")};
        for (int i = 0; i < lowers; ++i) {
            m_dir->write(folder + "/lower:" + std::to_string(i) + "/" + std::to_string(i), "x");
            m_dir->write(folder + "/lower:" + std::to_string(i) + "/order", std::to_string(i));
            mount.lowers.push_back(*m_dir / (folder + "/lower:" + std::to_string(i)));
        }
        for (const fs::path& path : {mount.upper, mount.work, mount.target})
            fs::create_directories(path);
        return mount;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(haveOwnMounts()); }
    void init() { m_dir = std::make_unique<TempDir>(); }
    void cleanup() { VERIFY_OK(sys::unmountBelow(fs::canonical(m_dir->path()))); }

    void anyNumberOfLayers_data()
    {
        QTest::addColumn<OverlayCalls>("calls");
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 150, 500}) {
            QTest::addRow("newest, %d", count) << OverlayCalls::Newest << count;
            QTest::addRow("plain, %d", count) << OverlayCalls::Plain << count;
        }
    }

    void anyNumberOfLayers()
    {
        QFETCH(const OverlayCalls, calls);
        QFETCH(const int, count);
        OverlayMount mount = mountOf(count);
        mount.calls = calls;
        const auto before = openFileCount();
        const fs::path where = fs::current_path();
        VERIFY_OK(sys::mountOverlay(mount));
        QCOMPARE(openFileCount(), before);
        QCOMPARE(fs::current_path(), where);
        QVERIFY(sys::isMountPoint(mount.target).value());
        QCOMPARE(std::distance(fs::directory_iterator(mount.target), {}), count + 1);
        QCOMPARE(contentOf(mount.target / "order"), std::string("0"));
        fs::rename(mount.target / "0", mount.target / "renamed");
        QVERIFY(fs::exists(mount.upper / "renamed"));
    }

    void tooManyLayersAreRefused()
    {
        OverlayMount mount = mountOf(1);
        mount.lowers.resize(501, mount.lowers.front());
        VERIFY_FAILS(sys::mountOverlay(mount), ErrorKind::Unsupported);
        mount.lowers.clear();
        VERIFY_FAILS(sys::mountOverlay(mount), ErrorKind::Unsupported);
    }

    void longPathsWork()
    {
        const std::string folder = std::string(200, 'l') + "/" + std::string(200, 'm');
        VERIFY_OK(sys::mountOverlay(mountOf(3, folder)));
    }

    void marksAreWhereTheyAreToBe()
    {
        OverlayMount mount = mountOf(1);
        mount.attributes = OverlayAttributes::User;
        fs::create_directories(mount.lowers.front() / "directory/inside");
        VERIFY_OK(sys::mountOverlay(mount));
        fs::remove_all(mount.target / "directory");
        fs::create_directory(mount.target / "directory");
        char value = 0;
        QCOMPARE(::getxattr((mount.upper / "directory").c_str(), "user.overlay.opaque", &value, 1), 1);
        QCOMPARE(value, 'y');
    }

    void failuresSayWhatIsWrong()
    {
        OverlayMount mount = mountOf(1);
        mount.lowers.push_back(*m_dir / "missing");
        const auto missing = sys::mountOverlay(mount);
        VERIFY_FAILS(missing, ErrorKind::NotFound);
        QVERIFY(missing.error().message().find("missing") != std::string::npos);
        QVERIFY(!sys::isMountPoint(mount.target).value());
    }

    void whatIsBusyIsUnmountedToo()
    {
        const OverlayMount mount = mountOf(1);
        VERIFY_OK(sys::mountOverlay(mount));
        VERIFY_OK(sys::mountOverlay(mountOf(1, "other")));
        VERIFY_OK(sys::mountOverlay(mount)); // one more on top
        const auto busy = sys::Directory::open(mount.target);
        VERIFY_OK(busy);
        VERIFY_OK(sys::unmount(mount.target));
        QVERIFY(!sys::isMountPoint(mount.target).value());
        QVERIFY(sys::isMountPoint(*m_dir / "other/merged").value());
        VERIFY_OK(sys::unmount(mount.target));
        VERIFY_OK(sys::unmount(*m_dir / "nothing/there"));
    }

    void aLinkIsNotFollowedToAMount()
    {
        const OverlayMount mount = mountOf(1);
        VERIFY_OK(sys::mountOverlay(mount));
        fs::create_directory_symlink(mount.target, *m_dir / "link");
        QVERIFY(!sys::isMountPoint(*m_dir / "link").value());
        VERIFY_OK(sys::unmount(*m_dir / "link"));
        QVERIFY(sys::isMountPoint(mount.target).value());
    }

    void aBindMountMayBeReadOnly()
    {
        m_dir->write("from/file", "x");
        m_dir->write("to/.keep", "");
        const auto from = sys::Directory::open(*m_dir / "from");
        {
            const auto to = sys::Directory::open(*m_dir / "to");
            VERIFY_OK(sys::bindMount(from->fd(), to->fd(), {.isReadOnly = true}));
        }
        QVERIFY(sys::isMountPoint(*m_dir / "to").value());
        QVERIFY(fs::exists(*m_dir / "to/file"));
        QVERIFY(!std::ofstream(*m_dir / "to/new").is_open());
        QVERIFY(std::ofstream(*m_dir / "from/new").is_open());
    }
};

QTEST_GUILESS_MAIN(TestOverlayMount)
#include "tst_overlaymount.moc"
