// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/containerscene.h"

#include <QTest>

using namespace darse;
using namespace darse::test;

/// A real engine and the unmodified client of Docker: containers that live in the namespaces of others.
class TestEngineJoining : public QObject, protected ContainerScene {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(begin(), problem().constData()); }
    void cleanup() { removeAll(); }
    void cleanupTestCase() { end(); }

    void memoryIsSharedWhenItIsOffered()
    {
        VERIFY_ENDS(donor, run("-d --name donor --ipc shareable --shm-size 8m", "echo hers >/dev/shm/a; sleep 1000"),
                    0);
        QTRY_COMPARE(docker("exec donor cat /dev/shm/a").out, QByteArray("hers\n"));
        VERIFY_ENDS(
            joined,
            run("--rm --ipc container:donor", "cat /dev/shm/a; echo his >/dev/shm/b; df -k /dev/shm | tail -n 1"), 0);
        QVERIFY2(joined.out.startsWith("hers\n"), joined.out.constData());
        QVERIFY2(joined.out.contains(" 8192 "), joined.out.constData());
        QCOMPARE(docker("exec donor cat /dev/shm/b").out, QByteArray("his\n"));
        // Nothing of it is left for the next run.
        VERIFY_ENDS(again, docker("restart --time 0 donor"), 0);
        QTRY_COMPARE(docker("exec donor ls /dev/shm").out, QByteArray("a\n"));
    }

    void memoryIsOnesOwnOtherwise()
    {
        VERIFY_ENDS(donor, run("-d --name donor", "sleep 1000"), 0);
        const Ended refused = run("--rm --ipc container:donor", "true");
        QVERIFY2(refused.err.contains("non-shareable IPC"), refused.err.constData());
        VERIFY_ENDS(host, run("-d --name host --ipc host", "sleep 1000"), 0);
        VERIFY_ENDS(joined, run("--rm --ipc container:host", "stat -f -c %i /dev/shm"), 0);
        QCOMPARE(docker("exec host stat -f -c %i /dev/shm").out, joined.out);
        VERIFY_ENDS(none, run("--rm --ipc none", "ls -d /dev/shm || echo none"), 0);
        QCOMPARE(none.out, QByteArray("none\n"));
    }

    void linksAreNamesInHosts()
    {
        const auto onBridge = [](const char* options, const char* script) {
            QStringList words{QStringLiteral("run")};
            words += QString::fromLatin1(options).split(u' ');
            return words + QStringList{kImage, QStringLiteral("sh"), QStringLiteral("-c"), QString::fromLatin1(script)};
        };
        VERIFY_ENDS(base, runs(onBridge("-d --name base", "sleep 1000")), 0);
        VERIFY_ENDS(linked, runs(onBridge("--rm --link base:db", "grep db /etc/hosts")), 0);
        QVERIFY2(linked.out.contains("\tdb base"), linked.out.constData());
        VERIFY_ENDS(stopped, docker("kill base"), 0);
        const Ended refused = runs(onBridge("--rm --link base:db", "true"));
        QVERIFY2(refused.err.contains("it is not running"), refused.err.constData());
    }

    void whatIsMountedOverIsNoChange()
    {
        VERIFY_ENDS(one, run("--name one", "true"), 0);
        QCOMPARE(docker("diff one").out, QByteArray());
        VERIFY_ENDS(two, run("--name two", "echo x >/etc/own"), 0);
        QCOMPARE(docker("diff two").out, QByteArray("C /etc\nA /etc/own\n"));
        VERIFY_ENDS(pruned, docker("system prune --force"), 0);
    }

    void namesAreThoseOfTheLastInAChain()
    {
        const auto in = [this](const char* options, const char* other, const char* script) {
            QStringList words{QStringLiteral("run")};
            words += QString::fromLatin1(options).split(u' ');
            words += QStringLiteral("--network=container:") + QString::fromLatin1(other);
            return runs(words +
                        QStringList{kImage, QStringLiteral("sh"), QStringLiteral("-c"), QString::fromLatin1(script)});
        };
        VERIFY_ENDS(first, run("-d --name first --hostname hers", "sleep 1000"), 0);
        VERIFY_ENDS(second, in("-d --name second", "first", "sleep 1000"), 0);
        VERIFY_ENDS(third, in("--rm", "second", "cat /etc/hostname"), 0);
        QCOMPARE(third.out, QByteArray("hers\n"));
    }

    void namespacesAreTheOthers()
    {
        VERIFY_ENDS(donor, run("-d --name donor --ipc shareable --hostname hers", "sleep 1000"), 0);
        const char* script = "hostname; for n in net ipc uts pid; do readlink /proc/self/ns/$n; done";
        VERIFY_ENDS(joined,
                    runs({QStringLiteral("run"), QStringLiteral("--rm"), QStringLiteral("--network"),
                          QStringLiteral("container:donor"), QStringLiteral("--ipc"), QStringLiteral("container:donor"),
                          QStringLiteral("--pid"), QStringLiteral("container:donor"), kImage, QStringLiteral("sh"),
                          QStringLiteral("-c"), QString::fromLatin1(script)}),
                    0);
        const Ended own = runs({QStringLiteral("exec"), QStringLiteral("donor"), QStringLiteral("sh"),
                                QStringLiteral("-c"), QString::fromLatin1(script)});
        const QByteArrayList hers = own.out.split('\n');
        const QByteArrayList his = joined.out.split('\n');
        QCOMPARE(his.size(), hers.size());
        for (const int same : {1, 2, 4})
            QCOMPARE(his.at(same), hers.at(same));
        QVERIFY(his.at(3) != hers.at(3)); // uts was not asked for
    }
};

QTEST_GUILESS_MAIN(TestEngineJoining)
#include "tst_engine_joining.moc"
