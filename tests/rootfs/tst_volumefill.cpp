// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/volumerecord.h"
#include "core/sys/directory.h"
#include "core/sys/mountpoint.h"
#include "tests/core/treecompare.h"
#include "tests/rootfs/rootsscene.h"
#include "tests/support/verify.h"

#include <QTest>

#include <barrier>
#include <fstream>
#include <sys/stat.h>
#include <thread>

using namespace darse;
using namespace darse::test;
using rootfs::Volumes;

namespace fs = std::filesystem;

/// What an image has where a volume is mounted for the first time.
class TestVolumeFill : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;
    std::unique_ptr<state::Records> m_records;
    std::unique_ptr<Volumes> m_volumes;
    fs::path m_data;

    void reopen()
    {
        m_volumes.reset();
        m_volumes = Volumes::open(*m_dir / "volumes", *m_records).value();
    }
    Result<void> fill(const std::string& target, const std::string& name = "db")
    {
        const auto root = sys::Directory::open(*m_dir / "root");
        return m_volumes->fillOnce(name, root->fd(), target);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(haveOwnMounts()); }

    void init()
    {
        m_dir = std::make_unique<TempDir>();
        m_dir->write("root/image/file", "of the image");
        m_dir->write("secret/file", "of the host");
        m_records = state::Records::open(*m_dir / "state.db").value();
        reopen();
        m_data = m_volumes->create({.name = "db"})->path;
    }

    void cleanup() { VERIFY_OK(sys::unmountBelow(fs::canonical(m_dir->path()))); }

    void everythingIsKept()
    {
        fs::create_directories(*m_dir / "root/tree");
        // security.capability: cap_net_raw+ep
        plantTree(*m_dir / "root/tree", std::string("\x01\0\0\x02\0\x20\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20));
        VERIFY_OK(fill("/tree"));
        const auto expected = describeTree(*m_dir / "root/tree", false);
        QVERIFY(expected.size() > 15);
        QCOMPARE(describeTree(m_data, false), expected);
        QCOMPARE(std::distance(fs::directory_iterator(m_data.parent_path()), {}), 1);
    }

    void itIsFilledOnce()
    {
        VERIFY_OK(fill("/image"));
        QCOMPARE(contentOf(m_data / "file"), std::string("of the image"));
        fs::remove(m_data / "file");
        VERIFY_OK(fill("/image"));
        reopen();
        VERIFY_OK(fill("/image"));
        QVERIFY(fs::is_empty(m_data));
    }

    void whatIsInItStaysAlone()
    {
        m_dir->write("volumes/db/_data/mine", "x");
        VERIFY_OK(fill("/image"));
        QVERIFY(!fs::exists(m_data / "file"));
    }

    void nothingToFillItWithIsNoError()
    {
        VERIFY_OK(fill("/missing"));
        QVERIFY(fs::is_empty(m_data));
        const auto other = m_volumes->create({.name = "v2"});
        VERIFY_OK(fill("/image/file", "v2"));
        QVERIFY(fs::is_empty(other->path));
        VERIFY_FAILS(fill("/image", "unknown"), ErrorKind::NotFound);
    }

    void linksOfTheImageDoNotLeadOutside_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("absolute") << QByteArray("SECRET");
        QTest::newRow("up") << QByteArray("../../../../../../../../SECRET");
        QTest::newRow("magic") << QByteArray("/proc/self/root/SECRET");
    }

    void linksOfTheImageDoNotLeadOutside()
    {
        QFETCH(QByteArray, target);
        target.replace("SECRET", QByteArray::fromStdString(*m_dir / "secret"));
        fs::create_directory_symlink(target.toStdString(), *m_dir / "root/link");
        (void)fill("/link");
        QVERIFY(fs::is_empty(m_data));
        // A link among what is copied stays one.
        fs::create_directory_symlink(target.toStdString(), *m_dir / "root/image/link");
        VERIFY_OK(m_volumes->create({.name = "v2"}));
        VERIFY_OK(fill("/image", "v2"));
        QCOMPARE(fs::read_symlink(*m_dir / "volumes/v2/_data/link"), fs::path(target.toStdString()));
        QCOMPARE(contentOf(*m_dir / "secret/file"), std::string("of the host"));
    }

    void linksOfTheImageAreFollowedInsideOfIt()
    {
        fs::create_directory_symlink("/image", *m_dir / "root/link");
        VERIFY_OK(fill("/link"));
        QCOMPARE(contentOf(m_data / "file"), std::string("of the image"));
    }

    void anInterruptedCopyStartsAnew()
    {
        m_dir->write("volumes/db/.darse-filling/half", "x");
        reopen();
        VERIFY_OK(fill("/image"));
        QVERIFY(!fs::exists(m_data / "half"));
        QVERIFY(fs::exists(m_data / "file"));
        QVERIFY(!fs::exists(*m_dir / "volumes/db/.darse-filling"));
    }

    void anInterruptedMoveGoesOn()
    {
        m_dir->write("volumes/db/.darse-filling/second", "2");
        m_dir->write("volumes/db/_data/first", "1");
        auto record = rootfs::parseVolumeRecord(m_records->find("volume", "db").value().value()).value();
        record.fill = rootfs::Fill::Moving;
        VERIFY_OK(m_records->put("volume", "db", toJson(record)));
        reopen();
        QCOMPARE(contentOf(m_data / "first"), std::string("1"));
        QCOMPARE(contentOf(m_data / "second"), std::string("2"));
        VERIFY_OK(fill("/image"));
        QVERIFY(!fs::exists(m_data / "file"));
    }

    void twoAtOnceFillItOnce()
    {
        for (int i = 0; i < 200; ++i)
            m_dir->write("root/image/" + std::to_string(i), "x");
        std::atomic<int> complete = 0;
        std::barrier start(2);
        const auto use = [&] {
            start.arrive_and_wait();
            if (fill("/image") && std::distance(fs::directory_iterator(m_data), {}) == 201)
                ++complete;
        };
        std::thread one(use);
        std::thread other(use);
        one.join();
        other.join();
        QCOMPARE(complete.load(), 2);
    }

    void devicesAreMountedAndGoWithTheVolume()
    {
        const auto bound = m_volumes->create(
            {.name = "bound",
             .labels = {},
             .options = {{"type", "none"}, {"o", "bind,ro"}, {"device", (*m_dir / "secret").native()}}});
        VERIFY_OK(bound);
        VERIFY_FAILS(
            m_volumes->create({.name = "bound", .labels = {}, .options = {{"type", "tmpfs"}, {"device", "tmpfs"}}}),
            ErrorKind::Conflict);
        VERIFY_OK(m_volumes->mount("bound"));
        VERIFY_OK(m_volumes->mount("bound"));
        QCOMPARE(contentOf(bound->path / "file"), std::string("of the host"));
        QVERIFY(!std::ofstream(bound->path / "new").is_open());
        VERIFY_OK(m_volumes->remove("bound", {}));
        QVERIFY(!fs::exists(bound->path));
        QCOMPARE(contentOf(*m_dir / "secret/file"), std::string("of the host"));
    }

    void memoryIsFilledEveryTime()
    {
        const auto memory =
            m_volumes->create({.name = "memory",
                               .labels = {},
                               .options = {{"type", "tmpfs"}, {"device", "tmpfs"}, {"o", "size=1m,mode=0700,nosuid"}}});
        VERIFY_OK(memory);
        for (int i = 0; i < 2; ++i) {
            VERIFY_OK(fill("/image", "memory"));
            QCOMPARE(contentOf(memory->path / "file"), std::string("of the image"));
            QVERIFY(sys::isMountPoint(memory->path).value());
            VERIFY_OK(sys::unmount(memory->path));
            QVERIFY(fs::is_empty(memory->path));
        }
    }
};

QTEST_GUILESS_MAIN(TestVolumeFill)
#include "tst_volumefill.moc"
