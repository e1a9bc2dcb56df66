// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/life.h"

#include <QDir>
#include <QStandardPaths>

#include <unistd.h>

using darse::journeys::Desk;
using darse::journeys::kPatience;
using darse::journeys::Life;
using darse::journeys::Limits;

/// The same life on the engines of others, which the console finds by DOCKER_HOST: a real dockerd and a real Podman.
class TestJourneyPeers : public QObject {
    Q_OBJECT

private:
    /// A server with processes, mounts, a network and a /run of its own: all of that goes with the first of its
    /// processes, which ends when nobody holds its standard input any more.
    class Server {
    public:
        ~Server()
        {
            m_process.closeWriteChannel();
            if (!m_process.waitForFinished(kPatience)) {
                m_process.kill();
                m_process.waitForFinished();
            }
        }

        bool start(const Desk& desk, const QStringList& command)
        {
            const QString script = QStringLiteral(
                "ip link set lo up && mount -t tmpfs none /dev/shm && mkdir /dev/shm/upper /dev/shm/work && "
                "mount -t overlay none -o lowerdir=/run,upperdir=/dev/shm/upper,workdir=/dev/shm/work /run && "
                "{ \"$@\" & read -r end; }");
            const QStringList apart{QStringLiteral("--net"), QStringLiteral("--pid"), QStringLiteral("--mount-proc"),
                                    QStringLiteral("--kill-child")};
            m_process.setProcessEnvironment(desk.environment());
            m_process.setStandardOutputFile(desk.path("server.log"));
            m_process.setProcessChannelMode(QProcess::MergedChannels);
            m_process.start(QStringLiteral("unshare"),
                            apart +
                                QStringList{QStringLiteral("sh"), QStringLiteral("-c"), script, QStringLiteral("sh")} +
                                command);
            return m_process.waitForStarted();
        }

    private:
        QProcess m_process;
    };

    static QString address(const Desk& desk) { return QStringLiteral("unix://") + desk.path("peer.sock"); }

    /// A tar of what a container with a shell needs.
    static void packTree(const Desk& desk)
    {
        const QString folder = desk.path("tree/bin");
        for (const char* each : {"bin", "etc", "dev", "proc", "sys", "tmp"})
            QDir().mkpath(desk.path("tree/") + QString::fromLatin1(each));
        QVERIFY(QFile::copy(QStandardPaths::findExecutable(QStringLiteral("busybox")),
                            folder + QStringLiteral("/busybox")));
        for (const char* each : {"sh", "ash", "cat", "seq", "sleep", "ls"})
            QVERIFY(QFile::link(QStringLiteral("busybox"), folder + u'/' + QString::fromLatin1(each)));
        desk.write("tree/etc/group", "root:x:0:\n");
        desk.write("tree/etc/passwd", "root:x:0:0:root:/:/bin/sh\n");
        QCOMPARE(
            QProcess::execute(QStringLiteral("tar"), {QStringLiteral("-cf"), desk.path("Tree.tar"),
                                                      QStringLiteral("-C"), desk.path("tree"), QStringLiteral(".")}),
            0);
    }

    static void makeImage(const Desk& desk, const Life& life)
    {
        desk.command("> tar of files");
        TRY_TITLE(desk, "Make an image of a tar of files");
        desk.type(desk.path("Tree.tar").toLatin1().constData());
        desk.press("Return");
        TRY_TITLE(desk, "Make an image of Tree.tar");
        desk.press("ctrl+a");
        desk.type("localhost/harbour:1");
        desk.picture("import");
        desk.press("Return");
        TRY_TRUE(life.images().contains("localhost/harbour"));
    }

    static void livesOn(Desk& desk, const QStringList& command, Limits limits)
    {
        QVERIFY2(::getuid() == 0, "it takes root");
        packTree(desk);
        if (QTest::currentTestFailed())
            return;
        Server server;
        QVERIFY(server.start(desk, command));
        const Life life(desk, desk.path("peer.sock"), "localhost/harbour:1", limits);
        QVERIFY2(QTest::qWaitFor([&] { return life.ctl({QStringLiteral("ping")}) == "OK\n"; }, kPatience),
                 desk.read("server.log").constData());
        desk.set("DOCKER_HOST", address(desk));
        desk.write("config/darse/settings.json", "{\"connection\": \"" + address(desk).toLatin1() + "\"}");
        desk.start();
        TRY_TRUE((desk.press("g c"), desk.title() == QStringLiteral("Containers — Darse")));
        makeImage(desk, life);
        if (!QTest::currentTestFailed())
            life.live();
        if (!QTest::currentTestFailed()) {
            // Not heard by a dialog that is just going.
            TRY_TRUE((desk.press("ctrl+q"), desk.hasEndedWell()));
        } else {
            desk.picture("at-the-failure");
        }
        life.clear();
        QCOMPARE(desk.said(), QByteArray());
    }

private Q_SLOTS:
    void dockerd()
    {
        Desk desk("dockerd");
        livesOn(desk,
                {QStringLiteral("dockerd"), QStringLiteral("--data-root"), desk.path("docker"),
                 QStringLiteral("--exec-root"), desk.path("docker-run"), QStringLiteral("--pidfile"),
                 desk.path("docker.pid"), QStringLiteral("--host"), address(desk), QStringLiteral("--storage-driver"),
                 QStringLiteral("overlay2"), QStringLiteral("--iptables=false"), QStringLiteral("--ip6tables=false"),
                 // No more than any machine allows.
                 QStringLiteral("--default-ulimit"), QStringLiteral("nofile=1024:1024")},
                Limits::Change);
    }

    void podman()
    {
        Desk desk("podman");
        desk.write("containers.conf", "[containers]\ndefault_ulimits = [\"nofile=1024:1024\", \"nproc=1024:1024\"]\n");
        desk.set("CONTAINERS_CONF", desk.path("containers.conf"));
        livesOn(desk,
                {QStringLiteral("podman"), QStringLiteral("--root"), desk.path("podman"), QStringLiteral("--runroot"),
                 desk.path("podman-run"), QStringLiteral("--cgroup-manager"), QStringLiteral("cgroupfs"),
                 QStringLiteral("system"), QStringLiteral("service"), QStringLiteral("--time"), QStringLiteral("0"),
                 address(desk)},
                Limits::Replace);
    }
};

QTEST_GUILESS_MAIN(TestJourneyPeers)
#include "tst_journey_peers.moc"
