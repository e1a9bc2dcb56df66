// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"
#include "core/runtime/spec.h"
#include "tests/support/tempdir.h"
#include "tests/support/verify.h"

#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace darse;
using namespace darse::test;
using runtime::findIdentity;
using runtime::Identity;

namespace fs = std::filesystem;

namespace {

constexpr const char* kUsers = "root:x:0:0:root:/root:/bin/sh\n"
                               "web:x:1000:1001:Web,,,:/home/web:/bin/false\n"
                               "# a remark\n"
                               "+nis::::::\n"
                               "short:x:5\n"
                               "wild:x:-3:99999999999:::\n"
                               "4711:x:12:13::relative:\n"
                               "dömäne\\bob.smith$:x:1500:1500::/srv/bob:\n";
constexpr const char* kGroups = "root:x:0:\nweb:x:1001:\nlogs:x:2000:web,bob\nmail:x:8:web\nempty:x:x:web\n";

} // namespace

/// Users and groups of an image, which is not trusted.
class TestIdentity : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TempDir> m_dir;
    UniqueFd m_root;

    Result<Identity> find(const std::string& user, const std::vector<std::string>& groups = {}) const
    {
        return findIdentity(m_root.get(), user, groups);
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<TempDir>();
        m_dir->write("etc/passwd", kUsers);
        m_dir->write("etc/group", kGroups);
        m_root = UniqueFd(::open(m_dir->path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        QVERIFY(m_root.isOpen());
    }

    void usersAreFound_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<uint>("id");
        QTest::addColumn<uint>("group");
        QTest::addColumn<QString>("home");
        QTest::addColumn<int>("groups");
        const auto row = [](const char* user, uint id, uint group, const char* home, int groups) {
            QTest::newRow(user) << QString::fromUtf8(user) << id << group << QString::fromUtf8(home) << groups;
        };
        row("", 0, 0, "/root", 0);
        row("root", 0, 0, "/root", 0);
        row("web", 1000, 1001, "/home/web", 2);
        row("1000", 1000, 1001, "/home/web", 2);
        row("web:", 1000, 1001, "/home/web", 2);
        row("web:mail", 1000, 8, "/home/web", 0);
        row("web:77", 1000, 77, "/home/web", 0);
        row(":mail", 0, 8, "/root", 0);
        row("65534:65533", 65534, 65533, "/", 0);
        row("1234", 1234, 0, "/", 0);
        row("4711", 12, 13, "/", 0);
        row("dömäne\\bob.smith$", 1500, 1500, "/srv/bob", 0);
        row("2147483647:2147483647", 2147483647, 2147483647, "/", 0);
    }

    void usersAreFound()
    {
        QFETCH(const QString, user);
        QFETCH(const uint, id);
        QFETCH(const uint, group);
        QFETCH(const QString, home);
        QFETCH(const int, groups);
        const auto who = find(user.toStdString());
        VERIFY_OK(who);
        QCOMPARE(who->user, id);
        QCOMPARE(who->group, group);
        QCOMPARE(who->home, home.toStdString());
        QCOMPARE(static_cast<int>(who->groups.size()), groups);
    }

    void whoIsNotThereIsNamed_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* user, const char* message) {
            QTest::newRow(user) << QString::fromUtf8(user) << QString::fromUtf8(message);
        };
        row("nobody", "there is no user nobody in the image");
        row("short", "there is no user short in the image");
        row("wild", "there is no user wild in the image");
        row("web:staff", "there is no group staff in the image");
        row("web:a:b", "there is no group a:b in the image");
        row("1000 ", "there is no user 1000  in the image");
        row("-1", "there is no user -1 in the image");
        row("+5", "there is no user +5 in the image");
        row("0x10", "there is no user 0x10 in the image");
        row("4294967296", "user 4294967296 is more than Linux can count");
        row("2147483648", "user 2147483648 is more than Linux can count");
        row("99999999999999999999999999", "user 99999999999999999999999999 is more than Linux can count");
        row("0:4294967295", "group 4294967295 is more than Linux can count");
    }

    void whoIsNotThereIsNamed()
    {
        QFETCH(const QString, user);
        QFETCH(const QString, message);
        const auto who = find(user.toStdString());
        VERIFY_FAILS(who, ErrorKind::InvalidInput);
        QCOMPARE(who.error().message(), message.toStdString());
    }

    void groupsAreAdded()
    {
        const auto who = find("web", {"mail", "500", "logs"});
        VERIFY_OK(who);
        QVERIFY((who->groups == std::vector<gid_t>{2000, 8, 500}));
        VERIFY_FAILS(find("web", {"staff"}), ErrorKind::InvalidInput);
    }

    void anImageWithoutFilesHasNumbers()
    {
        fs::remove_all(m_dir->path() / "etc");
        const auto who = find("33:34");
        VERIFY_OK(who);
        QCOMPARE(who->user, 33U);
        QCOMPARE(who->group, 34U);
        QCOMPARE(who->home, std::string("/"));
        VERIFY_FAILS(find("root"), ErrorKind::InvalidInput);
    }

    void aPipeIsNotWaitedFor()
    {
        fs::remove(*m_dir / "etc/passwd");
        QCOMPARE(::mkfifo((*m_dir / "etc/passwd").c_str(), 0644), 0);
        VERIFY_FAILS(find("web"), ErrorKind::InvalidInput);
    }

    void linksStayInside()
    {
        TempDir outside;
        outside.write("passwd", "web:x:0:0::/:\n");
        fs::remove(*m_dir / "etc/passwd");
        fs::create_symlink(outside / "passwd", *m_dir / "etc/passwd");
        VERIFY_FAILS(find("web"), ErrorKind::InvalidInput);
        m_dir->write("real", "web:x:7:7::/:\n");
        fs::remove(*m_dir / "etc/passwd");
        fs::create_symlink("/real", *m_dir / "etc/passwd");
        const auto who = find("web");
        VERIFY_OK(who);
        QCOMPARE(who->user, 7U);
    }

    void aHugeFileIsRefused()
    {
        fs::resize_file(*m_dir / "etc/passwd", std::uintmax_t{1} << 30U);
        VERIFY_FAILS(find("web"), ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(TestIdentity)
#include "tst_identity.moc"
