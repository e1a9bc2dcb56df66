// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rootfs/volumes.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <sys/stat.h>

using namespace darse;
using namespace darse::test;
using rootfs::Volume;
using rootfs::Volumes;

namespace fs = std::filesystem;

class TestVolumes : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;
    std::unique_ptr<state::Records> m_records;
    std::unique_ptr<Volumes> m_volumes;

    void reopen()
    {
        m_volumes.reset();
        m_volumes = Volumes::open(*m_dir / "volumes", *m_records).value();
    }
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> found;
        for (const Volume& volume : m_volumes->list())
            found.push_back(volume.name);
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        m_records = state::Records::open(*m_dir / "state.db").value();
        reopen();
    }

    void aVolumeIsRemembered()
    {
        const auto made = m_volumes->create({.name = "db", .labels = {{"a", "b"}}});
        VERIFY_OK(made);
        QVERIFY(fs::is_directory(made->path));
        QVERIFY(!made->isAnonymous);
        struct stat status {};
        QCOMPARE(::stat(made->path.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0755U);
        reopen();
        const auto found = m_volumes->find("db");
        VERIFY_OK(found);
        QCOMPARE(found->path, made->path);
        QCOMPARE(found->labels, made->labels);
        QVERIFY(found->created == made->created);
        VERIFY_FAILS(m_volumes->find("other"), ErrorKind::NotFound);
    }

    void anonymousVolumesHaveNamesOfTheirOwn()
    {
        const auto one = m_volumes->create({});
        const auto other = m_volumes->create({});
        VERIFY_OK(one);
        VERIFY_OK(other);
        QVERIFY(one->isAnonymous && one->name != other->name);
        QCOMPARE(one->name.size(), 64U);
        QCOMPARE(one->name.find_first_not_of("0123456789abcdef"), std::string::npos);
    }

    void oneThatIsThereIsGiven()
    {
        const auto made = m_volumes->create({.name = "db", .labels = {{"a", "b"}}});
        const auto again = m_volumes->create({.name = "db"});
        VERIFY_OK(again);
        QCOMPARE(again->labels, made->labels);
        QCOMPARE(m_volumes->list().size(), 1U);
    }

    void badNamesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"a", "..", ".hidden", "a/b", "../up", "-x", "_x", "a b", "\xc3\xa9t\xc3\xa9"})
            QTest::newRow(name) << QByteArray(name);
        QTest::newRow("a zero byte") << QByteArray("ab\0c", 4);
        QTest::newRow("too long") << QByteArray(256, 'a');
    }

    void badNamesAreRefused()
    {
        QFETCH(const QByteArray, name);
        VERIFY_FAILS(m_volumes->create({.name = name.toStdString()}), ErrorKind::InvalidInput);
        QVERIFY(fs::is_empty(*m_dir / "volumes"));
    }

    void badOptionsAreRefused()
    {
        VERIFY_FAILS(m_volumes->create({.name = "v1", .labels = {}, .options = {{"size", "1G"}}}),
                     ErrorKind::InvalidInput);
        VERIFY_FAILS(m_volumes->create({.name = "v1", .labels = {}, .options = {{"o", "bind"}}}),
                     ErrorKind::InvalidInput);
        VERIFY_FAILS(m_volumes->create({.name = "v1", .labels = {}, .options = {{"type", "tmpfs"}}}),
                     ErrorKind::InvalidInput);
        QVERIFY(m_volumes->list().empty());
    }

    void oneInUseStays()
    {
        const auto made = m_volumes->create({.name = "db"});
        const auto users = [](const std::string& name) { return std::vector<std::string>{"web-" + name}; };
        const auto removed = m_volumes->remove("db", users);
        VERIFY_FAILS(removed, ErrorKind::InUse);
        QVERIFY(removed.error().message().find("web-db") != std::string::npos);
        QVERIFY(fs::exists(made->path));
        VERIFY_OK(m_volumes->remove("db", {}));
        QVERIFY(fs::is_empty(*m_dir / "volumes"));
        VERIFY_FAILS(m_volumes->remove("db", {}), ErrorKind::NotFound);
        reopen();
        QVERIFY(m_volumes->list().empty());
    }

    void aFolderWithoutARecordIsAVolume()
    {
        m_dir->write("volumes/found/_data/file", "precious");
        m_dir->write("volumes/stranger/file", "no volume");
        m_dir->write("volumes/note.txt", "no volume");
        reopen();
        QCOMPARE(names(), std::vector<std::string>{"found"});
        QCOMPARE(contentOf(m_volumes->find("found")->path / "file"), std::string("precious"));
        QVERIFY(fs::exists(*m_dir / "volumes/stranger/file"));
    }

    void aRecordWithoutAFolderGetsOne()
    {
        const auto made = m_volumes->create({.name = "db"});
        fs::remove_all(made->path.parent_path());
        reopen();
        QCOMPARE(names(), std::vector<std::string>{"db"});
        QVERIFY(fs::is_directory(made->path));
    }

    void whatWasOnItsWayIsFinished()
    {
        const auto made = m_volumes->create({.name = "db"});
        // A removal, and a creation, that ended after their first step.
        fs::rename(made->path.parent_path(), *m_dir / "volumes/.leaving-0-db");
        m_dir->write("volumes/.coming-new/_data/x", "");
        reopen();
        QVERIFY(m_volumes->list().empty());
        QVERIFY(fs::is_empty(*m_dir / "volumes"));
    }

    void aDamagedRecordCostsTheLabelsOnly()
    {
        const auto made = m_volumes->create({.name = "db", .labels = {{"a", "b"}}});
        m_dir->write("volumes/db/_data/file", "precious");
        VERIFY_OK(m_records->put("volume", "db", "{\"name\":"));
        reopen();
        QCOMPARE(names(), std::vector<std::string>{"db"});
        QCOMPARE(contentOf(made->path / "file"), std::string("precious"));
    }
};

QTEST_GUILESS_MAIN(TestVolumes)
#include "tst_volumes.moc"
