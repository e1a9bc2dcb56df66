// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/system/containerscene.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace darse::test;

/// A real darsectl and a real engine: containers.
class TestCtlContainers : public QObject, protected ContainerScene {
    Q_OBJECT

private:
    [[nodiscard]] Ended ctl(const char* words, const QByteArray& input = {}) const
    {
        return engine().ctl(QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts), input);
    }
    /// "run OPTIONS IMAGE sh -c SCRIPT" without a network.
    [[nodiscard]] Ended ctlRun(const char* options, const char* script, const QByteArray& input = {}) const
    {
        const QStringList first{QStringLiteral("run"), QStringLiteral("--network"), QStringLiteral("none")};
        const QStringList last{kImage, QStringLiteral("sh"), QStringLiteral("-c"), QString::fromUtf8(script)};
        return engine().ctl(first + QString::fromUtf8(options).split(u' ', Qt::SkipEmptyParts) + last, input);
    }
    [[nodiscard]] Ended copied(const QString& from, const QString& to) const
    {
        return engine().ctl({QStringLiteral("cp"), from, to});
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(begin(), problem().constData()); }
    void cleanup() { removeAll(); }
    void cleanupTestCase() { end(); }

    void runShowsBothStreamsAndEndsAsTheContainerDoes()
    {
        VERIFY_ENDS(ended, ctlRun("--rm", "echo out; echo err >&2; exit 7"), 7);
        QCOMPARE(ended.out, QByteArray("out\n"));
        QCOMPARE(ended.err, QByteArray("err\n"));
        QCOMPARE(ctl("ps -aq").out, QByteArray());
    }
    void inputReachesTheContainer()
    {
        VERIFY_ENDS(ended, ctlRun("-i --rm -e A=b -w /bin", "cat; echo $A; pwd", "hello\n"), 0);
        QCOMPARE(ended.out, QByteArray("hello\nb\n/bin\n"));
    }
    void muchOutputIsWhole()
    {
        VERIFY_ENDS(ended, ctlRun("--rm", "head -c 3000000 /dev/zero"), 0);
        QCOMPARE(ended.out.size(), 3000000);
    }
    void whatCannotRunTellsWhy()
    {
        VERIFY_ENDS(missing, ctl(("run --rm --network none " + kImage.toUtf8() + " nosuch").constData()), 127);
        VERIFY_ENDS(folder, ctl(("run --rm --network none " + kImage.toUtf8() + " /bin").constData()), 126);
        VERIFY_ENDS(usage, ctl("run --nosuch image"), 125);
        VERIFY_ENDS(image, ctl("run --pull never localhost/nosuch"), 125);
        QVERIFY(image.err.contains("No such image"));
    }
    void detachedContainersLiveOn()
    {
        VERIFY_ENDS(up, ctlRun("-d --name web", "echo said; sleep 1000"), 0);
        QCOMPARE(up.out.trimmed().size(), 64);
        const QJsonArray all = QJsonDocument::fromJson(ctl("--json ps").out).array();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0][u"State"].toString(), QStringLiteral("running"));
        QVERIFY(ctl("ps").out.contains("web"));
        QTRY_COMPARE(ctl("logs web").out, QByteArray("said\n"));
        QVERIFY(ctl("logs -t --tail 1 web").out.endsWith("Z said\n"));
        VERIFY_ENDS(killed, ctl("kill web"), 0);
        VERIFY_ENDS(waited, ctl("wait web"), 137);
        QCOMPARE(waited.out, QByteArray("137\n"));
    }
    void execsEndAsTheirProgram()
    {
        VERIFY_ENDS(up, ctlRun("-d --name web", "sleep 1000"), 0);
        VERIFY_ENDS(code,
                    engine().ctl({QStringLiteral("exec"), QStringLiteral("web"), QStringLiteral("sh"),
                                  QStringLiteral("-c"), QStringLiteral("echo o; echo e >&2; exit 4")}),
                    4);
        QCOMPARE(code.out, QByteArray("o\n"));
        QCOMPARE(code.err, QByteArray("e\n"));
        VERIFY_ENDS(input, ctl("exec -i web cat", "hello"), 0);
        QCOMPARE(input.out, QByteArray("hello"));
        VERIFY_ENDS(missing, ctl("exec web nosuch"), 127);
        VERIFY_ENDS(detached, ctl("exec -d web true"), 0);
    }
    void filesAreCopiedBothWays()
    {
        VERIFY_ENDS(up, ctlRun("-d --name web", "mkdir -p /tmp/d/sub; echo inside > /tmp/d/sub/f; sleep 1000"), 0);
        const QString here = engine().file(QStringLiteral("here"));
        QFile file(here);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
        file.close();
        VERIFY_ENDS(in, copied(here, QStringLiteral("web:/tmp/")), 0);
        VERIFY_ENDS(renamed, copied(here, QStringLiteral("web:/tmp/other")), 0);
        QCOMPARE(ctl("exec web cat /tmp/here /tmp/other").out, QByteArray("minemine"));
        QTRY_COMPARE(ctl("exec web cat /tmp/d/sub/f").out, QByteArray("inside\n"));
        const QString out = engine().file(QStringLiteral("out"));
        VERIFY_ENDS(taken, copied(QStringLiteral("web:/tmp/d"), out), 0);
        QFile copy(out + QStringLiteral("/sub/f"));
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), QByteArray("inside\n"));
        VERIFY_ENDS(missing, copied(QStringLiteral("web:/nosuch"), out), 1);
        QVERIFY(missing.err.contains("/nosuch"));
    }
    void lifeHasItsVerbs()
    {
        VERIFY_ENDS(up, ctlRun("-d --name web", "trap 'exit 3' TERM; while :; do sleep 0.1; done"), 0);
        VERIFY_ENDS(paused, ctl("pause web"), 0);
        QVERIFY(ctl("ps").out.contains("(Paused)"));
        VERIFY_ENDS(resumed, ctl("unpause web"), 0);
        VERIFY_ENDS(renamed, ctl("rename web other"), 0);
        VERIFY_ENDS(stopped, ctl("stop other"), 0);
        QVERIFY(ctl("ps -a").out.contains("Exited (3)"));
        VERIFY_ENDS(started, ctl("start other"), 0);
        VERIFY_ENDS(busy, ctl("rm other"), 1);
        VERIFY_ENDS(removed, ctl("rm -f other"), 0);
        VERIFY_ENDS(gone, ctl("inspect other"), 1);
    }
    void startAttachedShowsOutputAndCode()
    {
        VERIFY_ENDS(made, ctl(("create --network none --name web " + kImage.toUtf8() + " cat /nosuch").constData()), 0);
        VERIFY_ENDS(started, ctl("start -a web"), 1);
        QVERIFY(started.err.contains("/nosuch"));
    }
    void volumesAndNetworks()
    {
        VERIFY_ENDS(volume, ctl("volume create data"), 0);
        VERIFY_ENDS(wrote, ctlRun("--rm -v data:/d", "echo kept > /d/f"), 0);
        VERIFY_ENDS(read, ctlRun("--rm -v data:/d", "cat /d/f"), 0);
        QCOMPARE(read.out, QByteArray("kept\n"));
        VERIFY_ENDS(removed, ctl("volume rm data"), 0);
        QVERIFY(!ctl("volume ls -q").out.contains("data"));
        QVERIFY(ctl("network ls").out.contains("bridge"));
    }
};

QTEST_GUILESS_MAIN(TestCtlContainers)
#include "tst_ctl_containers.moc"
