// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/jsoncompare.h"
#include "tests/system/containerscene.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace darse;
using namespace darse::test;
using nlohmann::json;

/// A real engine and the unmodified client of Docker: containers from their making to their end.
class TestEngineContainers : public QObject, protected ContainerScene {
    Q_OBJECT

private:
    json inspected(const std::string& name) { return ask("GET", "/containers/" + name + "/json").body; }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(begin(), problem().constData()); }
    void cleanup() { removeAll(); }
    void cleanupTestCase() { end(); }

    void runTellsBothStreamsAndTheCode()
    {
        VERIFY_ENDS(ended, run("--rm", "echo out; echo err >&2; exit 3"), 3);
        QCOMPARE(ended.out, QByteArray("out\n"));
        QCOMPARE(ended.err, QByteArray("err\n"));
        QCOMPARE(docker("ps -aq").out, QByteArray());
    }
    void runTakesInput()
    {
        const QByteArray much(300'000, 'x');
        VERIFY_ENDS(ended, run("-i --rm", "cat", much), 0);
        QCOMPARE(ended.out.size(), much.size());
    }
    void programsThatCannotBeRunHaveTheirCodes()
    {
        const QStringList first{QStringLiteral("run"), QStringLiteral("--rm"), QStringLiteral("--network"),
                                QStringLiteral("none"), kImage};
        VERIFY_ENDS(missing, runs(first + QStringList{QStringLiteral("nosuchprogram")}), 127);
        VERIFY_ENDS(directory, runs(first + QStringList{QStringLiteral("/bin")}), 126);
    }
    void makingIsChecked_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("nothing") << QByteArray() << QByteArray("{}") << 400 << QByteArray("Config cannot be empty");
        QTest::newRow("no image") << QByteArray() << QByteArray(R"({"Image":"nope"})") << 404
                                  << QByteArray("No such image: nope:latest");
        QTest::newRow("no image of a tag")
            << QByteArray() << QByteArray(R"({"Image":"nope:1"})") << 404 << QByteArray("No such image: nope:1");
        const QByteArray good = "{\"Image\":\"" + kImage.toUtf8() + "\",\"Cmd\":[\"true\"]}";
        QTest::newRow("bad name") << QByteArray("?name=..") << good << 400 << QByteArray("Invalid container name (..)");
        QTest::newRow("another platform") << QByteArray("?platform=linux/s390x") << good << 404
                                          << QByteArray("does not match the specified platform");
    }
    void makingIsChecked()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, message);
        const Told told = ask("POST", "/containers/create" + target.toStdString(), json::parse(body.toStdString()));
        QCOMPARE(told.status, status);
        QVERIFY2(told.text.find(message.toStdString()) != std::string::npos, told.text.c_str());
    }
    void namesAreTakenOnce()
    {
        const std::string id = make("one", "true");
        const std::string message = "Conflict. The container name \"/one\" is already in use by container \"" + id +
                                    "\". You have to remove (or rename) that container to be able to reuse that name.";
        const Told told =
            ask("POST", "/containers/create?name=one", {{"Image", kImage.toStdString()}, {"Cmd", {"true"}}});
        QCOMPARE(told.status, 409);
        QCOMPARE(told.body["message"].get<std::string>(), message);
        QCOMPARE(ask("POST", "/containers/one/rename?name=two").status, 204);
        QCOMPARE(inspected("two")["Name"].get<std::string>(), std::string("/two"));
        QCOMPARE(ask("POST", "/containers/two/rename").status, 400);
    }
    void whatIsNotThereIs404_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        for (const char* verb : {"start", "stop", "restart", "kill", "pause", "unpause", "wait", "rename?name=xx",
                                 "resize?h=1&w=1", "attach?stream=1&stdout=1", "update", "exec"})
            QTest::newRow(verb) << QByteArray("POST") << QByteArray(verb);
        for (const char* verb : {"json", "top", "logs?stdout=1", "changes", "export", "archive?path=/"})
            QTest::newRow(verb) << QByteArray("GET") << QByteArray(verb);
    }
    void whatIsNotThereIs404()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        const json body = target == "exec" ? json{{"Cmd", {"true"}}} : json();
        const Told told = ask(method.constData(), "/containers/nosuch/" + target.toStdString(), body);
        QCOMPARE(told.status, 404);
        QCOMPARE(told.body["message"].get<std::string>(), std::string("No such container: nosuch"));
        QCOMPARE(ask("DELETE", "/containers/nosuch").status, 404);
    }
    void startingAndStoppingTwiceIsNoChange()
    {
        const std::string id = make("web", "trap 'exit 5' TERM; while :; do sleep 1; done");
        QCOMPARE(ask("POST", "/containers/web/stop").status, 304);
        QCOMPARE(ask("POST", "/containers/web/start").status, 204);
        QCOMPARE(ask("POST", "/containers/web/start").status, 304);
        QCOMPARE(inspected("web")["State"]["Status"].get<std::string>(), std::string("running"));
        QCOMPARE(ask("DELETE", "/containers/web").status, 409);
        QCOMPARE(ask("POST", "/containers/web/stop?t=0").status, 204);
        QCOMPARE(ask("POST", "/containers/web/wait").body["StatusCode"].get<int>(), 137);
        QCOMPARE(ask("POST", "/containers/web/kill").status, 409);
        QCOMPARE(ask("POST", "/containers/web/kill?signal=FOO").status, 400);
        QCOMPARE(ask("DELETE", "/containers/" + id.substr(0, 12)).status, 204);
    }
    void pausingHoldsIt()
    {
        VERIFY_ENDS(started, run("-d --name web", "sleep 1000"), 0);
        QCOMPARE(ask("POST", "/containers/web/unpause").status, 409);
        VERIFY_ENDS(paused, docker("pause web"), 0);
        QCOMPARE(ask("POST", "/containers/web/pause").status, 409);
        VERIFY_ENDS(listed, runs({QStringLiteral("ps"), QStringLiteral("--format"), QStringLiteral("{{.Status}}")}), 0);
        QVERIFY2(listed.out.contains("(Paused)"), listed.out.constData());
        VERIFY_ENDS(resumed, docker("unpause web"), 0);
    }
    void listsShowWhoIsUpUnlessAsked()
    {
        VERIFY_ENDS(up, run("-d --name up --label a=b", "sleep 1000"), 0);
        static_cast<void>(make("down", "true"));
        QCOMPARE(docker("ps --format {{.Names}}").out, QByteArray("up\n"));
        QCOMPARE(docker("ps -a --format {{.Names}}").out, QByteArray("down\nup\n"));
        QCOMPARE(docker("ps -l --format {{.Names}}").out, QByteArray("down\n"));
        QCOMPARE(docker("ps -a --filter label=a --format {{.Names}}").out, QByteArray("up\n"));
        QCOMPARE(docker("ps --filter status=created --format {{.Names}}").out, QByteArray("down\n"));
        VERIFY_ENDS(sized, docker("ps -as --format {{.Size}}"), 0);
        QVERIFY2(sized.out.contains("virtual"), sized.out.constData());
    }
    void processesAreShown()
    {
        VERIFY_ENDS(up, run("-d --name up", "sleep 1000"), 0);
        VERIFY_ENDS(top, docker("top up"), 0);
        QVERIFY2(top.out.contains("PID") && top.out.contains("sleep 1000"), top.out.constData());
        QCOMPARE(ask("GET", "/containers/" + make("down", "true") + "/top").status, 409);
    }
    void filesGoInAndOut()
    {
        VERIFY_ENDS(up, run("-d --name up", "echo new > /made; rm /bin/true; sleep 1000"), 0);
        QFile file(engine().file(QStringLiteral("in")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("content") == 7);
        file.close();
        VERIFY_ENDS(in, runs({QStringLiteral("cp"), file.fileName(), QStringLiteral("up:/got")}), 0);
        QCOMPARE(docker("exec up cat /got").out, QByteArray("content"));
        const QString out = engine().file(QStringLiteral("out"));
        VERIFY_ENDS(copied, runs({QStringLiteral("cp"), QStringLiteral("up:/got"), out}), 0);
        QFile back(out);
        QVERIFY(back.open(QIODevice::ReadOnly));
        QCOMPARE(back.readAll(), QByteArray("content"));
        VERIFY_ENDS(none, runs({QStringLiteral("cp"), QStringLiteral("up:/nosuch"), out}), 1);
        VERIFY_ENDS(diff, docker("diff up"), 0);
        QVERIFY2(diff.out.contains("A /made") && diff.out.contains("D /bin/true"), diff.out.constData());
    }
    void imagesAreMadeOfContainers()
    {
        static_cast<void>(make("web", "true", {{"Env", {"A=b"}}}));
        VERIFY_ENDS(made,
                    runs({QStringLiteral("commit"), QStringLiteral("-m"), QStringLiteral("why"), QStringLiteral("-c"),
                          QStringLiteral("LABEL x=y"), QStringLiteral("web"), QStringLiteral("localhost/new:1")}),
                    0);
        QVERIFY2(made.out.startsWith("sha256:"), made.out.constData());
        const json image = ask("GET", "/images/localhost/new:1/json").body;
        QCOMPARE(image["Config"]["Labels"]["x"].get<std::string>(), std::string("y"));
        COMPARE_JSON(image["Config"]["Cmd"], (json{"sh", "-c", "true"}));
        VERIFY_ENDS(tar,
                    runs({QStringLiteral("export"), QStringLiteral("-o"), engine().file(QStringLiteral("t.tar")),
                          QStringLiteral("web")}),
                    0);
        QVERIFY(QFile(engine().file(QStringLiteral("t.tar"))).size() > 100'000);
        VERIFY_ENDS(gone, docker("image rm localhost/new:1"), 0);
    }
    void pruneTakesTheDead()
    {
        const std::string down = make("down", "true");
        VERIFY_ENDS(up, run("-d --name up", "sleep 1000"), 0);
        const Told told = ask("POST", "/containers/prune");
        QCOMPARE(told.status, 200);
        COMPARE_JSON(told.body["ContainersDeleted"], json::array({down}));
        QCOMPARE(docker("ps -a --format {{.Names}}").out, QByteArray("up\n"));
    }
    void limitsOfALivingOneChange()
    {
        VERIFY_ENDS(up, run("-d --name up", "sleep 1000"), 0);
        VERIFY_ENDS(updated, docker("update --restart unless-stopped up"), 0);
        QCOMPARE(inspected("up")["HostConfig"]["RestartPolicy"]["Name"].get<std::string>(),
                 std::string("unless-stopped"));
    }
};

QTEST_GUILESS_MAIN(TestEngineContainers)
#include "tst_engine_containers.moc"
