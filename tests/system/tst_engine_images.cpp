// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/verify.h"
#include "tests/system/enginescene.h"

#include <QDateTime>
#include <QFile>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace darse;
using namespace darse::test;

/// Every verb about images, on a real engine with a real registry, by darsectl and by the unmodified client of Docker.
class TestEngineImages : public QObject, private EngineScene {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY2(begin(), problem().constData()); }
    void cleanup() { end(); }

    void starterGoesToARegistryAndComesBack()
    {
        const QString name = remote("team/starter:1");
        pushStarter(name);
        const QString id = idOf(name);
        QVERIFY(id.startsWith(QLatin1StringView("sha256:")));
        VERIFY_RUNS(removed, m_engine->ctl(words("image remove --force") << id));
        QVERIFY(names().isEmpty());
        VERIFY_RUNS(pulled, m_engine->ctl(words("image pull") << name));
        QCOMPARE(pulled.out.trimmed(), id.toUtf8());
        QCOMPARE(names(), QStringList{name});
    }
    void pullTellsEachLayerOnce()
    {
        const QString name = remote("told:1");
        pushStarter(name);
        VERIFY_RUNS(removed, m_engine->ctl(words("image remove --force") << idOf(name)));
        VERIFY_RUNS(pulled, m_engine->ctl(words("image pull") << name));
        QVERIFY2(pulled.err.contains("Pulling from told"), pulled.err.constData());
        QCOMPARE(pulled.err.count("Pull complete"), 1);
        VERIFY_RUNS(again, m_engine->ctl(words("image pull") << name));
        QVERIFY2(again.err.contains("Already exists") && again.err.contains("Image is up to date"),
                 again.err.constData());
    }
    void dockerPullsListsTagsAndRemoves()
    {
        const QString name = remote("shop:2");
        pushStarter(name);
        const QString id = idOf(name);
        VERIFY_RUNS(removed, m_engine->docker(words("rmi --force") << id));
        VERIFY_RUNS(pulled, m_engine->docker(words("pull") << name));
        QVERIFY2(pulled.out.contains("Downloaded newer image"), pulled.out.constData());
        VERIFY_RUNS(listed, m_engine->docker(words("images --no-trunc --format {{.Repository}}:{{.Tag}}={{.ID}}")));
        QCOMPARE(listed.out.trimmed(), (name + u'=' + id).toUtf8());
        VERIFY_RUNS(tagged, m_engine->docker(words("tag") << name << QStringLiteral("alpine:mine")));
        QVERIFY(names().contains(QStringLiteral("alpine:mine")));
        VERIFY_RUNS(history, m_engine->docker(words("history --quiet") << name));
        VERIFY_RUNS(inspected,
                    m_engine->docker(words("image inspect --format {{.Os}}") << QStringLiteral("alpine:mine")));
        QCOMPARE(inspected.out.trimmed(), QByteArray("linux"));
        VERIFY_RUNS(untagged, m_engine->docker(words("rmi alpine:mine")));
        QVERIFY2(untagged.out.contains("Untagged: alpine:mine"), untagged.out.constData());
        VERIFY_RUNS(used, m_engine->docker(words("system df")));
    }
    void dockerSavesAndLoads()
    {
        VERIFY_RUNS(made, m_engine->ctl(words("image starter")));
        const QString id = idOf(kStarter);
        VERIFY_RUNS(saved, m_engine->docker(words("save") << kStarter));
        VERIFY_RUNS(removed, m_engine->docker(words("rmi") << kStarter));
        VERIFY_RUNS(loaded, m_engine->docker(words("load"), saved.out));
        QVERIFY2(loaded.out.contains("Loaded image: localhost/darse/starter:latest"), loaded.out.constData());
        QCOMPARE(idOf(kStarter), id);
    }
    void loadTellsHowItGoesOn()
    {
        VERIFY_RUNS(made, m_engine->ctl(words("image starter")));
        VERIFY_RUNS(saved, m_engine->ctl(words("image save") << kStarter));
        VERIFY_RUNS(removed, m_engine->ctl(words("image remove") << kStarter));
        VERIFY_RUNS(loaded, m_engine->ctl(words("image load"), saved.out));
        QVERIFY2(loaded.err.contains("Loaded layer"), loaded.err.constData());
        QVERIFY2(loaded.out.contains("Loaded image: ") && !loaded.out.contains("Loaded layer"), loaded.out.constData());
        VERIFY_RUNS(quiet, m_engine->ctl(words("image load --quiet"), saved.out));
        QVERIFY2(quiet.err.isEmpty(), quiet.err.constData());
        const Ended broken = m_engine->docker(words("load"), "this is no archive");
        QVERIFY2(broken.code != 0 && broken.err.contains("archive"), broken.err.constData());
    }
    void dockerPushes()
    {
        VERIFY_RUNS(made, m_engine->ctl(words("image starter")));
        const QString name = remote("docker/starter:3");
        VERIFY_RUNS(tagged, m_engine->docker(words("tag") << kStarter << name));
        VERIFY_RUNS(pushed, m_engine->docker(words("push") << name));
        QVERIFY2(pushed.out.contains("digest: sha256:"), pushed.out.constData());
        VERIFY_RUNS(seen, runProgram(QStringLiteral("skopeo"), words("inspect --tls-verify=false")
                                                                   << QStringLiteral("docker://") + name));
    }
    void ociArchiveKeepsDigests()
    {
        const QString name = remote("kept:1");
        pushStarter(name);
        const QString archive = m_engine->file(QStringLiteral("kept.tar"));
        const auto digest = json(m_engine->ctl(words("image inspect") << name))[0][u"Descriptor"][u"digest"].toString();
        VERIFY_RUNS(saved, m_engine->ctl(words("image save --format oci --output") << archive << name));
        VERIFY_RUNS(seen,
                    runProgram(QStringLiteral("skopeo"), words("inspect") << QStringLiteral("oci-archive:") + archive));
        QCOMPARE(json(seen)[u"Digest"].toString(), digest);
        VERIFY_RUNS(removed, m_engine->ctl(words("image remove --force") << idOf(name)));
        VERIFY_RUNS(loaded, m_engine->ctl(words("image load --input") << archive));
        QCOMPARE(json(m_engine->ctl(words("image inspect") << name))[0][u"Descriptor"][u"digest"].toString(), digest);
    }
    void importedTarRunsAsItWasTold()
    {
        const QString tar = m_engine->file(QStringLiteral("root.tar"));
        QFile file(m_engine->file(QStringLiteral("greeting")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("hello");
        file.close();
        VERIFY_RUNS(packed,
                    runProgram(QStringLiteral("tar"), {QStringLiteral("-C"), m_engine->file({}), QStringLiteral("-cf"),
                                                       tar, QStringLiteral("greeting")}));
        VERIFY_RUNS(imported,
                    m_engine->ctl({QStringLiteral("image"), QStringLiteral("import"), QStringLiteral("--change"),
                                   QStringLiteral("CMD [\"cat\", \"/greeting\"]"), QStringLiteral("--message"),
                                   QStringLiteral("by hand"), tar, QStringLiteral("localhost/hello:1")}));
        const QJsonDocument image = json(m_engine->ctl(words("image inspect localhost/hello:1")));
        QCOMPARE(image[0][u"Config"][u"Cmd"][0].toString(), QStringLiteral("cat"));
        QCOMPARE(image[0][u"Comment"].toString(), QStringLiteral("by hand"));
    }
    void pruneSaysFirstWhatItWouldDo()
    {
        VERIFY_RUNS(made, m_engine->ctl(words("image starter")));
        VERIFY_RUNS(shown, m_engine->ctl(words("--json image prune --all --dry-run")));
        QCOMPARE(json(shown)[u"images"].toArray().size(), 1);
        QCOMPARE(names().size(), 1);
        VERIFY_RUNS(pruned, m_engine->ctl(words("--json image prune --all")));
        QVERIFY(names().isEmpty());
        QCOMPARE(json(pruned)[u"SpaceReclaimed"].toDouble(), json(shown)[u"freed"].toDouble());
    }
    void untaggedImageStays()
    {
        VERIFY_RUNS(made, m_engine->ctl(words("image starter")));
        const QString id = idOf(kStarter);
        VERIFY_RUNS(untagged, m_engine->ctl(words("image untag") << kStarter));
        QVERIFY(names().isEmpty());
        QCOMPARE(idOf(id), id);
    }
    void damageIsNamedAndRepaired()
    {
        const QString name = remote("hurt:1");
        pushStarter(name);
        const auto layers = json(m_engine->ctl(words("--json image layers") << name))[u"layers"].toArray();
        const QString blob = layers[0][u"blob"].toString().mid(7);
        QVERIFY(QFile::remove(m_engine->state() + QStringLiteral("/images/blobs/sha256/") + blob));
        VERIFY_RUNS(checked, m_engine->ctl(words("--json image check")));
        QCOMPARE(json(checked)[u"findings"][0][u"damage"].toString(), QStringLiteral("BlobMissing"));
        VERIFY_RUNS(repaired, m_engine->ctl(words("image check --repair")));
        VERIFY_RUNS(after, m_engine->ctl(words("image check")));
        QCOMPARE(after.out, QByteArray("nothing is damaged\n"));
    }
    void stateSurvivesKill()
    {
        const QString name = remote("kill:1");
        pushStarter(name);
        m_engine->end(SIGKILL);
        QVERIFY(m_engine->start());
        QCOMPARE(names().size(), 2);
        VERIFY_RUNS(checked, m_engine->ctl(words("image check --depth deep")));
        QCOMPARE(checked.out, QByteArray("nothing is damaged\n"));
    }
    void eventsAreTold()
    {
        VERIFY_RUNS(made, m_engine->ctl(words("image starter")));
        VERIFY_RUNS(removed, m_engine->ctl(words("image remove") << kStarter));
        // Docker's client cuts times to whole seconds.
        const QString soon = QString::number(QDateTime::currentSecsSinceEpoch() + 1);
        VERIFY_RUNS(told, m_engine->docker(words("events --since 1h --format {{.Action}} --until") << soon));
        QCOMPARE(told.out.simplified(), QByteArray("import untag delete"));
    }
    void whatFailsIsOneSentence_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("nothing of that name") << words("image inspect nosuch") << QByteArray("nosuch");
        QTest::newRow("no such tag") << words("image pull REGISTRY/nosuch:1") << QByteArray("nosuch");
        QTest::newRow("bad name") << words("image pull UPPER") << QByteArray("UPPER");
        QTest::newRow("no registry there") << words("image pull 127.0.0.1:1/a:1") << QByteArray("127.0.0.1:1");
        QTest::newRow("bad depth") << words("image check --depth far") << QByteArray("far");
        QTest::newRow("bad filter") << words("image list --filter colour=red") << QByteArray("colour");
        QTest::newRow("unknown option") << words("image list --force") << QByteArray("--force");
        QTest::newRow("unknown command") << words("image pul x") << QByteArray("did you mean image pull");
        QTest::newRow("no archive") << words("image load --input /dev/null") << QByteArray("archive");
    }
    void whatFailsIsOneSentence()
    {
        QFETCH(QStringList, command);
        QFETCH(QByteArray, sentence);
        command.replaceInStrings(QStringLiteral("REGISTRY"), QString::fromStdString(m_registry->endpoint()));
        const Ended ended = m_engine->ctl(command);
        QVERIFY(ended.code != 0);
        QVERIFY2(ended.err.endsWith('\n'), ended.err.constData());
        QList<QByteArray> lines = ended.err.chopped(1).split('\n');
        const QByteArray last = lines.takeLast();
        QVERIFY2(last.startsWith("darsectl: ") && last.contains(sentence), ended.err.constData());
        // Only that it is tried again may be told before.
        for (const QByteArray& line : lines)
            QVERIFY2(line.startsWith("Trying again in ") && line.contains(sentence), ended.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestEngineImages)
#include "tst_engine_images.moc"
