// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/desk.h"

#include <QLocalSocket>
#include <QTcpServer>
#include <QTcpSocket>

using darse::journeys::Desk;

/// A pod written as YAML with real keys, on the engine that the console starts.
class TestJourneyPods : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 60'000;

    /// What darsectl says of the desk's engine.
    static QByteArray ctl(const Desk& desk, const QStringList& words)
    {
        QProcess process;
        process.setProcessEnvironment(desk.environment());
        process.start(QStringLiteral(DARSE_CTL_PROGRAM),
                      QStringList{QStringLiteral("--socket"), desk.path("s")} + words);
        process.waitForFinished(kPatience);
        return process.readAllStandardOutput();
    }

    /// Ends what the console has started, however the journey went.
    struct EngineEnds {
        const Desk& desk;
        ~EngineEnds()
        {
            ctl(desk, {QStringLiteral("delete"), QStringLiteral("pod"), QStringLiteral("bay")});
            static_cast<void>(
                QTest::qWaitFor([this] { return !containers(desk).contains("io.kubernetes"); }, kPatience));
            ctl(desk, {QStringLiteral("engine"), QStringLiteral("stop"), QStringLiteral("--root"), desk.path("state")});
        }
    };

    static QByteArray containers(const Desk& desk)
    {
        return ctl(desk, {QStringLiteral("ps"), QStringLiteral("-a"), QStringLiteral("--format"),
                          QStringLiteral("{{.Names}} {{.Labels}}")});
    }

    static QByteArray pods(const Desk& desk) { return ctl(desk, {QStringLiteral("get"), QStringLiteral("pods")}); }

    static bool opensPod(const Desk& desk)
    {
        desk.press("g p");
        if (!QTest::qWaitFor([&desk] { return desk.title() == QStringLiteral("Pods — Darse"); }))
            return false;
        desk.openFiltered("name:bay status:running");
        return QTest::qWaitFor([&desk] { return desk.title() == QStringLiteral("bay — Pods — Darse"); }, 2000);
    }

    static void write(const Desk& desk)
    {
        desk.press("g y");
        TRY_TITLE(desk, "YAML editor — Darse");
        desk.picture("template");
        desk.press("ctrl+a Delete");
        // The editor indents: what is typed has no spaces at its beginning but those that go on after a word.
        desk.type("apiVersion: v1");
        desk.press("Return");
        desk.type("kind: Pod");
        desk.press("Return");
        desk.type("metadata:");
        desk.press("Return");
        desk.type("name: bay");
        desk.press("Return BackSpace");
        desk.type("spec:");
        desk.press("Return");
        desk.type("terminationG"); // the rest is offered
        desk.press("Return");
        desk.type("1");
        desk.press("Return");
        desk.type("hostNetwork: true");
        desk.press("Return");
        desk.type("containers:");
        desk.press("Return");
        desk.type("- name: main");
        desk.press("Return");
        desk.type("image: localhost/darse/starter:latest");
        desk.press("Return");
        const QString serve = QStringLiteral("command: [sh, -c, \"echo good morning; exec httpd -f -p 127.0.0.1:%1\"]");
        desk.type(qPrintable(serve.arg(port())));
        desk.picture("written");
        desk.press("ctrl+shift+Return");
        desk.picture("trial");
        QVERIFY(!pods(desk).contains("bay"));
        desk.press("ctrl+Return");
        desk.picture("applied");
        QTRY_VERIFY_WITH_TIMEOUT(pods(desk).contains("bay"), kPatience);
        TRY_TITLE(desk, "bay — Pods — Darse");
    }

    static void look(const Desk& desk)
    {
        QTRY_VERIFY_WITH_TIMEOUT(opensPod(desk), kPatience);
        desk.picture("details");
        desk.press("alt+2");
        desk.picture("yaml");
        desk.press("alt+5");
        desk.picture("logs");
        desk.press("alt+7");
        desk.picture("terminal");
        desk.press("alt+8");
        desk.picture("files");
        desk.press("alt+9");
        desk.picture("processes");
        desk.press("alt+0");
        desk.picture("network");
        desk.press("alt+1");
    }

    /// Asks the engine in the words of Kubernetes.
    static QByteArray kubernetes(const Desk& desk, const QByteArray& method, const QByteArray& patch = {})
    {
        QLocalSocket socket;
        socket.connectToServer(desk.path("s"));
        socket.write(method + " /api/v1/namespaces/default/pods/bay HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" +
                     "Content-Type: application/merge-patch+json\r\nContent-Length: " +
                     QByteArray::number(patch.size()) + "\r\n\r\n" + patch);
        static_cast<void>(QTest::qWaitFor([&] { return socket.state() == QLocalSocket::UnconnectedState; }, kPatience));
        return socket.readAll();
    }

    /// Somebody else changes the pod while its text is edited; closing the window asks about what is not applied.
    static void edit(const Desk& desk)
    {
        desk.press("alt+2");
        desk.press("ctrl+f");
        desk.type("name: bay");
        desk.press("Escape End Return");
        desk.type("labels:");
        desk.press("Return");
        desk.type("mine: here");
        QVERIFY(kubernetes(desk, "PATCH", R"({"metadata":{"labels":{"theirs":"there"}}})").contains(" 200 "));
        desk.picture("edited");
        desk.press("ctrl+q");
        TRY_TITLE(desk, "Close and lose what you have written?");
        desk.picture("closing");
        desk.press("Escape");
        TRY_TITLE(desk, "bay — Pods — Darse");
        desk.press("alt+1 alt+2");
        desk.press("ctrl+Return");
        QTRY_VERIFY_WITH_TIMEOUT(kubernetes(desk, "GET").contains("\"mine\":\"here\""), kPatience);
        QVERIFY(kubernetes(desk, "GET").contains("\"theirs\":\"there\""));
        desk.picture("merged");
        desk.press("alt+1");
    }

    /// A port that nobody has at the moment.
    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    /// The one that the pod listens on.
    static quint16 port()
    {
        static const quint16 kPort = freePort();
        return kPort;
    }

    static QByteArray read(quint16 from)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, from);
        socket.write("GET / HTTP/1.0\r\n\r\n");
        static_cast<void>(
            QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, kPatience));
        return socket.readAll();
    }

    static void forward(const Desk& desk)
    {
        const quint16 here = freePort();
        desk.press("ctrl+shift+o");
        TRY_TITLE(desk, "Forward a port of bay");
        desk.type(qPrintable(QStringLiteral("%1:%2").arg(here).arg(port())));
        desk.picture("forwarding");
        desk.press("Return");
        TRY_TITLE(desk, "bay — Pods — Darse");
        QTRY_VERIFY_WITH_TIMEOUT(read(here).startsWith("HTTP/1."), kPatience);
        desk.picture("forwarded");
        // It is not the page's.
        desk.press("g f");
        TRY_TITLE(desk, "Port forwards — Darse");
        desk.picture("forwards");
        QVERIFY(read(here).startsWith("HTTP/1."));
        QTRY_VERIFY_WITH_TIMEOUT(opensPod(desk), kPatience);
    }

    static void remove(const Desk& desk)
    {
        desk.press("Delete");
        TRY_TITLE(desk, "Delete pod bay?");
        desk.press("Tab space");
        QTRY_VERIFY_WITH_TIMEOUT(!pods(desk).contains("bay"), kPatience);
        desk.picture("gone");
    }

private Q_SLOTS:
    void fromYamlToNothing()
    {
        Desk desk("pods");
        const EngineEnds ends{desk};
        desk.start({QStringLiteral("--root"), desk.path("state"), QStringLiteral("--socket"), desk.path("s")});
        TRY_TITLE(desk, "Overview — Darse");
        // Only an engine that answers has pods.
        QTRY_VERIFY_WITH_TIMEOUT((desk.press("g p"), desk.title() == QStringLiteral("Pods — Darse")), kPatience);
        desk.picture("empty");
        QTRY_VERIFY_WITH_TIMEOUT(
            ctl(desk, {QStringLiteral("image"), QStringLiteral("starter")}).contains("darse/starter") ||
                ctl(desk, {QStringLiteral("image"), QStringLiteral("list")}).contains("darse/starter"),
            kPatience);
        for (const auto step : {write, look, edit, forward, remove}) {
            step(desk);
            if (QTest::currentTestFailed())
                return;
        }
        desk.press("ctrl+q");
        QTRY_VERIFY_WITH_TIMEOUT(desk.hasEndedWell(), kPatience);
        QCOMPARE(desk.said(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestJourneyPods)
#include "tst_journey_pods.moc"
