// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/asuser.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

using namespace darse::test;

namespace {

QString text(const QJsonObject& object, const char* name)
{
    return object.value(QLatin1StringView(name)).toString();
}

bool isOk(const QJsonObject& finding)
{
    return finding.value(QStringLiteral("ok")).toBool();
}

QString ownNamespace(const char* name)
{
    return QFile::symLinkTarget(QStringLiteral("/proc/self/ns/") + QLatin1StringView(name)).section(u'/', -1);
}

const QString kUserNamespace = QStringLiteral("userNamespace");

} // namespace

/// The real engine, run by somebody who is not root. The test itself is root, to be able to be others.
class TestEngineRootless : public QObject {
    Q_OBJECT

private:
    std::optional<EngineAsUser> m_engine;

    void start(Person person, const QStringList& before = {}, const QStringList& privileges = {})
    {
        m_engine.emplace(person);
        startAgain(before, privileges);
    }
    void startAgain(const QStringList& before = {}, const QStringList& privileges = {})
    {
        m_engine->start(before, privileges);
        QTRY_VERIFY2_WITH_TIMEOUT(m_engine->hasSaid("listens on"), m_engine->said().constData(), 20'000);
    }
    /// The rows of uid_map or gid_map, each "inside outside count".
    QList<QByteArray> map(const char* name)
    {
        QList<QByteArray> rows;
        for (const QByteArray& line : m_engine->procFile(name).split('\n')) {
            if (!line.isEmpty())
                rows.append(line.simplified());
        }
        return rows;
    }
    void verifyOneId(Person person)
    {
        QCOMPARE(map("uid_map"), QList<QByteArray>{"0 " + QByteArray::number(person.uid) + " 1"});
        QCOMPARE(map("gid_map"), QList<QByteArray>{"0 " + QByteArray::number(person.gid) + " 1"});
        QVERIFY(m_engine->procLink("ns/user") != ownNamespace("user"));
        QVERIFY(m_engine->hasSaid("warning: only your own id is mapped"));
        QVERIFY(!isOk(m_engine->finding(kUserNamespace)));
        QVERIFY(isOk(m_engine->finding(QStringLiteral("overlayUserxattr"))));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(::geteuid() == 0, "to run an engine as somebody else, this test must be run by root");
        QVERIFY2(Person::testUser().uid != 0, "there is no user darse-test; ./check rootless makes it");
    }
    void cleanup() { m_engine.reset(); }

    void subordinateIdsAreMapped()
    {
        const Person person = Person::testUser();
        start(person);
        for (const char* name : {"uid_map", "gid_map"}) {
            const auto rows = map(name);
            QVERIFY(rows.size() >= 2);
            const auto own = qstrcmp(name, "uid_map") == 0 ? person.uid : person.gid;
            QCOMPARE(rows[0], "0 " + QByteArray::number(own) + " 1");
            QVERIFY(rows[1].startsWith("1 "));
            QVERIFY(rows[1].split(' ').last().toLongLong() >= 65536);
        }
        QVERIFY(m_engine->hasSaid("rootless, ids 0-"));
        QVERIFY(!m_engine->hasSaid("warning"));
    }

    void engineHasItsOwnNamespaces()
    {
        start(Person::testUser());
        QVERIFY(!m_engine->procLink("ns/user").isEmpty());
        QVERIFY(m_engine->procLink("ns/user") != ownNamespace("user"));
        QVERIFY(m_engine->procLink("ns/mnt") != ownNamespace("mnt"));
        // To the machine it is who it was, and of all that it has started only the one that keeps its namespaces is
        // left.
        QVERIFY(m_engine->procFile("status").contains("Uid:\t" + QByteArray::number(Person::testUser().uid) + "\t"));
        const QByteArray pid = QByteArray::number(m_engine->pid());
        const auto children = m_engine->procFile(("task/" + pid + "/children").constData()).simplified().split(' ');
        QCOMPARE(children.size(), 1);
        QFile keeper(QStringLiteral("/proc/%1/comm").arg(QString::fromLatin1(children.first())));
        QVERIFY(keeper.open(QIODevice::ReadOnly));
        const QByteArray name = keeper.readAll().trimmed();
        QVERIFY2(name == "catatonit" || name == "sleep", name.constData());
    }

    void mountsOfTheProbeAreGone()
    {
        start(Person::testUser());
        QVERIFY(QFile::exists(m_engine->stateFolder() + QStringLiteral("/engine.lock")));
        QVERIFY(!QFile::exists(m_engine->stateFolder() + QStringLiteral("/probe")));
        QVERIFY(!m_engine->procFile("mountinfo").contains("probe"));
        QVERIFY(!m_engine->procFile("mountinfo").contains(" shared:"));
    }

    void socketBelongsToTheUserAlone()
    {
        const Person person = Person::testUser();
        start(person);
        struct stat info {};
        QCOMPARE(::stat(m_engine->socket().toUtf8().constData(), &info), 0);
        QCOMPARE(info.st_uid, person.uid);
        QCOMPARE(info.st_mode & 07777U, 0600U);
        QCOMPARE(m_engine->curlAs(person, QStringLiteral("/_ping")).out, QByteArray("OK"));

        // Even with the door of its folder open.
        QCOMPARE(::chmod(QFileInfo(m_engine->socket()).path().toUtf8().constData(), 0755), 0);
        const Ended stranger = m_engine->curlAs(Person::nobodyKnown(), QStringLiteral("/_ping"));
        QCOMPARE(stranger.code, 7); // could not connect
        QVERIFY(stranger.out.isEmpty());
    }

    void machineTellsWhatItCan()
    {
        start(Person::testUser());
        QVERIFY(m_engine->machine().value(QStringLiteral("rootless")).toBool());
        for (const char* name : {"userNamespace", "overlay", "overlayUserxattr"}) {
            const QJsonObject finding = m_engine->finding(QLatin1StringView(name));
            QVERIFY2(isOk(finding), qPrintable(text(finding, "reason")));
            QVERIFY(!text(finding, "reason").isEmpty() && text(finding, "remedy").isEmpty());
        }
        QVERIFY(!text(m_engine->finding(QStringLiteral("fuseOverlayfs")), "reason").isEmpty());
        const QByteArray people = m_engine->ctl({QStringLiteral("machine")}).out;
        QVERIFY(people.contains(", rootless\n"));
        QVERIFY(people.contains("yes  userNamespace: ids 0-"));
    }

    void engineStartsAgainAfterAKill()
    {
        start(Person::testUser());
        m_engine->kill(SIGKILL);
        startAgain();
        QCOMPARE(m_engine->ctl({QStringLiteral("ping")}).out, QByteArray("OK\n"));
        QVERIFY(isOk(m_engine->finding(kUserNamespace)));
        m_engine->kill(SIGTERM);
        QVERIFY(!QFile::exists(m_engine->socket()));
    }

    void leftoversOfAKilledProbeAreRemoved()
    {
        start(Person::testUser());
        m_engine->kill(SIGKILL);
        QVERIFY(QDir().mkpath(m_engine->stateFolder() + QStringLiteral("/probe/merged")));
        const Person person = Person::testUser();
        for (const char* path : {"/probe", "/probe/merged"})
            QCOMPARE(::chown((m_engine->stateFolder().toUtf8() + path).constData(), person.uid, person.gid), 0);
        startAgain();
        QVERIFY(isOk(m_engine->finding(QStringLiteral("overlayUserxattr"))));
        QVERIFY(!QFile::exists(m_engine->stateFolder() + QStringLiteral("/probe")));
    }

    void withoutSubordinateIdsThereIsOne()
    {
        start(Person::nobodyKnown());
        verifyOneId(Person::nobodyKnown());
        const QJsonObject finding = m_engine->finding(kUserNamespace);
        QVERIFY(text(finding, "reason").contains(QStringLiteral("has no subordinate ids in /etc/subuid")));
        QVERIFY(text(finding, "remedy").contains(QStringLiteral("usermod --add-subuids ")));
        QCOMPARE(m_engine->curlAs(Person::nobodyKnown(), QStringLiteral("/_ping")).out, QByteArray("OK"));
        QVERIFY(m_engine->ctl({QStringLiteral("machine")}).out.contains("remedy: sudo usermod"));
    }

    void withoutMappersThereIsOne()
    {
        // In a mount namespace of its own, newuidmap is no program.
        start(Person::testUser(),
              {QStringLiteral("unshare"), QStringLiteral("--mount"), QStringLiteral("sh"), QStringLiteral("-c"),
               QStringLiteral("mount --bind /dev/null \"$(command -v newuidmap)\" && exec \"$@\""),
               QStringLiteral("sh")});
        verifyOneId(Person::testUser());
        QVERIFY(text(m_engine->finding(kUserNamespace), "remedy").contains(QStringLiteral("package uidmap")));
    }

    void withoutNewPrivilegesThereIsOne()
    {
        start(Person::testUser(), {}, {QStringLiteral("--no-new-privs")});
        verifyOneId(Person::testUser());
        QVERIFY(text(m_engine->finding(kUserNamespace), "reason").contains(QStringLiteral("no_new_privs")));
    }

    void whereTheKernelForbidsItTheEngineSaysSo()
    {
        // The limit of a namespace binds those inside of it, so the machine's own stays as it is. Who is root there
        // sets it; the engine is one of the subordinate ids, which have the same numbers inside.
        const Person outer = Person::testUser();
        const Person inner = Person::subordinateOf(outer);
        const QString same = QStringLiteral("=%1,%1,1").arg(inner.uid);
        start(inner,
              {QStringLiteral("setpriv"), QStringLiteral("--reuid=%1").arg(outer.uid),
               QStringLiteral("--regid=%1").arg(outer.gid), QStringLiteral("--clear-groups"), QStringLiteral("unshare"),
               QStringLiteral("--user"), QStringLiteral("--map-root-user"), QStringLiteral("--map-users") + same,
               QStringLiteral("--map-groups") + same, QStringLiteral("sh"), QStringLiteral("-c"),
               QStringLiteral("echo 0 >/proc/sys/user/max_user_namespaces && exec \"$@\""), QStringLiteral("sh")});
        QVERIFY(m_engine->hasSaid("warning: user namespaces are switched off"));
        const QJsonObject finding = m_engine->finding(kUserNamespace);
        QVERIFY(!isOk(finding));
        QVERIFY(text(finding, "reason").contains(QStringLiteral("user.max_user_namespaces is 0")));
        QVERIFY(text(finding, "remedy").contains(QStringLiteral("sysctl -w user.max_user_namespaces=")));
        QVERIFY(!isOk(m_engine->finding(QStringLiteral("overlay"))));
        QVERIFY(m_engine->machine().value(QStringLiteral("rootless")).toBool());
    }

    void insideOfANamespaceNothingIsEntered()
    {
        start(Person::testUser(), {}, {QStringLiteral("--"), QStringLiteral("unshare"), QStringLiteral("-rm")});
        QVERIFY(m_engine->machine().value(QStringLiteral("rootless")).toBool());
        QCOMPARE(map("uid_map"), QList<QByteArray>{"0 " + QByteArray::number(Person::testUser().uid) + " 1"});
        const QJsonObject finding = m_engine->finding(kUserNamespace);
        QVERIFY(isOk(finding));
        QVERIFY(text(finding, "reason").contains(QStringLiteral("started inside")));
    }
};

QTEST_GUILESS_MAIN(TestEngineRootless)
#include "tst_engine_rootless.moc"
