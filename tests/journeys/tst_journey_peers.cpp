// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/life.h"

#include <QDir>
#include <QStandardPaths>

#include <unistd.h>

using darse::journeys::Desk;
using darse::journeys::kPatience;
using darse::journeys::Life;

/// The same life on the engines of others, which the console finds by DOCKER_HOST: a real dockerd and a real Podman.
class TestJourneyPeers : public QObject {
    Q_OBJECT

private:
    /// A server of the test's own, which ends with it.
    struct Server {
        QProcess process;
        ~Server()
        {
            process.terminate();
            if (!process.waitForFinished(kPatience)) {
                process.kill();
                process.waitForFinished();
            }
        }
    };

    static QString socket(const Desk& desk) { return desk.path("peer.sock"); }

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

    static void livesOn(Desk& desk, Server& server, const QString& program, const QStringList& arguments)
    {
        packTree(desk);
        if (QTest::currentTestFailed())
            return;
        server.process.setProcessEnvironment(desk.environment());
        server.process.setStandardOutputFile(desk.path("server.log"));
        server.process.setProcessChannelMode(QProcess::MergedChannels);
        server.process.start(program, arguments);
        QVERIFY(server.process.waitForStarted());
        const Life life(desk, socket(desk), "localhost/harbour:1");
        QTRY_VERIFY2_WITH_TIMEOUT(life.ctl({QStringLiteral("version")}).contains("Server"),
                                  desk.read("server.log").constData(), kPatience);
        const QString address = QStringLiteral("unix://") + socket(desk);
        desk.set("DOCKER_HOST", address);
        desk.write("config/darse/settings.json", "{\"connection\": \"" + address.toLatin1() + "\"}");
        desk.start();
        TRY_TRUE((desk.press("g c"), desk.title() == QStringLiteral("Containers — Darse")));
        makeImage(desk, life);
        if (!QTest::currentTestFailed())
            life.live();
        if (!QTest::currentTestFailed()) {
            // Not heard by a dialog that is just going.
            TRY_TRUE((desk.press("ctrl+q"), desk.hasEndedWell()));
        }
        life.clear();
        QCOMPARE(desk.said(), QByteArray());
    }

    static bool canStart(const char* program)
    {
        return ::getuid() == 0 && !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
    }

private Q_SLOTS:
    void dockerd()
    {
        QVERIFY2(canStart("dockerd"), "it takes root, and the program");
        Desk desk("dockerd");
        Server server;
        // In a network of its own, where its bridge meets nobody's.
        livesOn(desk, server, QStringLiteral("unshare"),
                {QStringLiteral("--net"), QStringLiteral("sh"), QStringLiteral("-c"),
                 QStringLiteral("ip link set lo up && exec dockerd \"$@\""), QStringLiteral("sh"),
                 QStringLiteral("--data-root"), desk.path("docker"), QStringLiteral("--exec-root"),
                 desk.path("docker-run"), QStringLiteral("--pidfile"), desk.path("docker.pid"),
                 QStringLiteral("--host"), QStringLiteral("unix://") + socket(desk), QStringLiteral("--storage-driver"),
                 QStringLiteral("overlay2"), QStringLiteral("--iptables=false"), QStringLiteral("--ip6tables=false"),
                 QStringLiteral("--default-ulimit"), QStringLiteral("nofile=1024:1024")});
    }

    void podman()
    {
        QVERIFY2(canStart("podman"), "it takes root, and the program");
        Desk desk("podman");
        Server server;
        // Where more than the machine allows cannot be asked for.
        desk.write("containers.conf", "[containers]\ndefault_ulimits = [\"nofile=1024:1024\", \"nproc=1024:1024\"]\n");
        desk.set("CONTAINERS_CONF", desk.path("containers.conf"));
        livesOn(desk, server, QStringLiteral("podman"),
                {QStringLiteral("--root"), desk.path("podman"), QStringLiteral("--runroot"), desk.path("podman-run"),
                 QStringLiteral("--cgroup-manager"), QStringLiteral("cgroupfs"), QStringLiteral("system"),
                 QStringLiteral("service"), QStringLiteral("--time"), QStringLiteral("0"),
                 QStringLiteral("unix://") + socket(desk)});
    }
};

QTEST_GUILESS_MAIN(TestJourneyPeers)
#include "tst_journey_peers.moc"
