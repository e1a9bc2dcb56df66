// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/verify.h"
#include "tests/system/enginescene.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <thread>

using namespace darse;
using namespace darse::test;

/// What the engine does with registries: settings, logins, and who gets which.
class TestEngineRegistries : public QObject, private EngineScene {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY2(begin(), problem().constData()); }
    void cleanup() { end(); }

    void twoPullsDownloadOnce()
    {
        const QString name = remote("once:1");
        pushStarter(name);
        const auto layers = json(m_engine->ctl(words("--json image layers") << name))[u"layers"].toArray();
        const QByteArray blob = layers[0][u"blob"].toString().toUtf8();
        VERIFY_RUNS(removed, m_engine->ctl(words("image remove --force") << idOf(name)));
        Ended first;
        std::thread other([&] { first = m_engine->ctl(words("image pull") << name); });
        const Ended second = m_engine->ctl(words("image pull") << name);
        other.join();
        QVERIFY2(first.code == 0 && second.code == 0, (first.err + second.err).constData());
        int fetched = 0;
        for (const QByteArray& line : QByteArray::fromStdString(m_registry->log()).split('\n'))
            fetched += line.contains("response completed") && line.contains("http.request.method=GET") &&
                       line.contains("/v2/once/blobs/" + blob);
        QCOMPARE(fetched, 1);
    }
    void allTagsGoAndCome()
    {
        const QString repository = remote("many/tags");
        VERIFY_RUNS(made, m_engine->ctl(words("image starter")));
        const QString id = idOf(kStarter);
        for (const char* tag : {":1", ":2"}) {
            VERIFY_RUNS(tagged, m_engine->ctl(words("image tag") << kStarter << repository + QLatin1StringView(tag)));
        }
        VERIFY_RUNS(pushed, m_engine->ctl(words("--json image push --all-tags") << repository));
        QCOMPARE(json(pushed).array().size(), 2);
        VERIFY_RUNS(removed, m_engine->ctl(words("image remove --force") << id));
        VERIFY_RUNS(pulled, m_engine->ctl(words("--json image pull --all-tags") << repository));
        QCOMPARE(json(pulled).array().size(), 2);
        QCOMPARE(names(), (QStringList{repository + QStringLiteral(":1"), repository + QStringLiteral(":2")}));

        VERIFY_RUNS(third, m_engine->docker(words("tag") << id << repository + QStringLiteral(":3")));
        VERIFY_RUNS(sent, m_engine->docker(words("push --all-tags") << repository));
        QVERIFY2(sent.out.contains("3: digest: sha256:"), sent.out.constData());
        VERIFY_RUNS(gone, m_engine->docker(words("rmi --force") << id));
        VERIFY_RUNS(fetched, m_engine->docker(words("pull --all-tags") << repository));
        QCOMPARE(names().size(), 3);
        QVERIFY(m_engine->ctl(words("image pull --all-tags") << remote("no/such")).err.contains("no/such"));
        QVERIFY(m_engine->ctl(words("image push --all-tags") << remote("no/such")).err.contains("no/such"));
    }
    void mirrorIsAskedFirst()
    {
        pushStarter(remote("team/starter:1"));
        QVERIFY(restartWith("{\"mirrors\": {\"registry.test\": [\"" +
                            QByteArray::fromStdString(m_registry->endpoint()) +
                            "\"]}, \"search\": [\"registry.test\"]}"));
        VERIFY_RUNS(pulled, m_engine->ctl(words("image pull team/starter:1")));
        QVERIFY(names().contains(QStringLiteral("registry.test/team/starter:1")));
    }
    void brokenRegistriesFileIsToldAtStart()
    {
        QVERIFY(!restartWith("{\"mirors\": {}}"));
        QVERIFY2(m_engine->said().contains("registries.json: \"mirors\""), m_engine->said().constData());
    }
    void loginIsTriedKeptAndForgotten()
    {
        auto guarded = RealRegistry::start({.user = "me", .password = "canary-4711"});
        VERIFY_OK(guarded);
        const QString host = QString::fromStdString((*guarded)->endpoint());
        const QString name = host + QStringLiteral("/own/starter:1");
        VERIFY_RUNS(made, m_engine->ctl(words("image starter")));
        VERIFY_RUNS(tagged, m_engine->ctl(words("image tag") << kStarter << name));
        const Ended stranger = m_engine->ctl(words("image push") << name);
        QVERIFY2(stranger.code != 0 && stranger.err.contains("log in with"), stranger.err.constData());
        const Ended wrong = m_engine->ctl(words("login --user me") << host, "wrong\n");
        QVERIFY2(wrong.code != 0 && wrong.err.contains("does not take this name and password"), wrong.err.constData());
        VERIFY_RUNS(in, m_engine->ctl(words("login --user me") << host, "canary-4711\n"));
        QVERIFY2(in.out.contains("logged in"), in.out.constData());
        VERIFY_RUNS(pushed, m_engine->ctl(words("image push") << name));
        VERIFY_RUNS(out, m_engine->ctl(words("logout") << host));
        QVERIFY(m_engine->ctl(words("image pull") << name).code != 0);
        VERIFY_RUNS(docker, m_engine->docker(words("login --username me --password-stdin") << host, "canary-4711"));
        VERIFY_RUNS(pulled, m_engine->docker(words("pull") << name));
        for (const Ended* ended : {&stranger, &wrong, &in, &pushed, &out, &pulled})
            QVERIFY(!ended->out.contains("canary") && !ended->err.contains("canary"));
        QVERIFY(!m_engine->said().contains("canary"));
    }
    void loginOfAShortNameIsForDockerHubAlone()
    {
        // A registry that asks everybody for a password and remembers what it hears.
        QTcpServer thief;
        QVERIFY(thief.listen(QHostAddress::LocalHost));
        QByteArray heard;
        connect(&thief, &QTcpServer::newConnection, this, [&thief, &heard] {
            QTcpSocket* socket = thief.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, &heard] {
                heard += socket->readAll();
                socket->write("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n"
                              "Connection: close\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
        const QByteArray place = "127.0.0.1:" + QByteArray::number(thief.serverPort());
        QVERIFY(restartWith("{\"search\": [\"" + place + "\"]}"));
        const QByteArray login = QByteArray(R"({"username":"me","password":"canary-4712"})").toBase64();
        QProcess curl;
        curl.start(QStringLiteral("curl"), words("-s -m 20 -X POST --unix-socket")
                                               << m_engine->file(QStringLiteral("engine.sock")) << QStringLiteral("-H")
                                               << QStringLiteral("X-Registry-Auth: ") + QString::fromLatin1(login)
                                               << QStringLiteral("http://x/images/create?fromImage=shop&tag=1"));
        QTRY_COMPARE_WITH_TIMEOUT(curl.state(), QProcess::NotRunning, 30'000);
        QVERIFY2(heard.contains("GET /v2/"), heard.constData());
        QVERIFY2(!heard.contains("Authorization"), heard.constData());
    }
};

QTEST_GUILESS_MAIN(TestEngineRegistries)
#include "tst_engine_registries.moc"
