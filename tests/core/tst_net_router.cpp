// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/router.h"
#include "tests/core/netfixture.h"

#include <QFile>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace darse;
using namespace darse::net;
using namespace darse::net::test;

/// Routes, and the socket file that they are reached through.
class TestNetRouter : public QObject {
    Q_OBJECT

private:
    Folder m_folder;

    static Handler saying(const char* word)
    {
        return [word](Incoming& request, Responder& responder) {
            const std::string text = std::string(word) + " " + std::string(request.parameter("id"));
            static_cast<void>(responder.send({}, text));
        };
    }
    static Response ask(const std::string& path, const std::string& method, const std::string& target)
    {
        Request request = get(target);
        request.head.method = method;
        return Client(Endpoint::unixSocket(path)).send(request, {}).value();
    }

private Q_SLOTS:
    void rowsAreFound_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* request, int status, const char* body) {
            QTest::newRow(request) << QByteArray(request) << status << QByteArray(body);
        };
        row("GET /list", 200, "list ");
        row("GET /list?all=1", 200, "list ");
        row("HEAD /list", 200, "");
        row("GET /one/abc/json", 200, "one abc");
        row("GET /one/a%2Fb/json", 200, "one a/b");
        row("GET /image/docker.io/library/alpine/json", 200, "image docker.io/library/alpine");
        row("DELETE /one/abc", 200, "delete abc");
        row("GET /one//json", 404, "");
        row("GET /list/", 404, "");
        row("GET /lis", 404, "");
        row("GET /", 404, "");
        row("POST /list", 405, "");
        row("GET /one/a%zz/json", 400, "");
        row("GET /one/a%00/json", 400, "");
    }
    void rowsAreFound()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const std::string path = m_folder.file("a");
        const RunningServer server(Listener::unixSocket(path).value(),
                                   Router({
                                       {"GET", "/list", saying("list")},
                                       {"GET", "/one/{id}/json", saying("one")},
                                       {"DELETE", "/one/{id}", saying("delete")},
                                       {"GET", "/image/{id...}/json", saying("image")},
                                   }));
        const auto parts = request.split(' ');
        const Response answer = ask(path, parts[0].toStdString(), parts[1].toStdString());
        QCOMPARE(answer.head.status, status);
        if (status == 200)
            QCOMPARE(answer.body, body.toStdString());
        else
            QVERIFY(answer.body.starts_with("{\"message\":\""));
        QCOMPARE(answer.head.headers.find("Allow").value_or(""), std::string_view(status == 405 ? "GET" : ""));
    }

    void socketFileIsPrivateWhateverTheMask()
    {
        const mode_t before = ::umask(0);
        const std::string path = m_folder.file("b");
        {
            const Listener listener = Listener::unixSocket(path).value();
            struct stat info {};
            QCOMPARE(::stat(path.c_str(), &info), 0);
            QCOMPARE(info.st_mode & 07777U, 0600U);
            QVERIFY(Listener::unixSocket(path).error().kind() == ErrorKind::AlreadyExists);
        }
        ::umask(before);
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
    }

    void otherFilesAreNeverReplaced()
    {
        const std::string path = m_folder.file("c");
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("precious");
        file.close();
        QVERIFY(Listener::unixSocket(path).error().kind() == ErrorKind::AlreadyExists);
        QCOMPARE(file.size(), 8);
    }

    void longPathIsRefused()
    {
        QVERIFY(Listener::unixSocket("/tmp/" + std::string(110, 'x')).error().kind() == ErrorKind::InvalidInput);
        QVERIFY(
            connectTo(Endpoint::unixSocket("/tmp/" + std::string(110, 'x')), std::nullopt, within(1s)).error().kind() ==
            ErrorKind::InvalidInput);
    }

    void peerOfAUnixSocketIsKnown()
    {
        const std::string path = m_folder.file("d");
        const RunningServer server(Listener::unixSocket(path).value(), [](Incoming& request, Responder& responder) {
            static_cast<void>(responder.send({}, std::to_string(request.credentials().value().pid)));
        });
        QCOMPARE(ask(path, "GET", "/").body, std::to_string(::getpid()));
    }

    void handlerThatSaysNothingIsAnError()
    {
        const std::string path = m_folder.file("e");
        const RunningServer server(Listener::unixSocket(path).value(), [](Incoming&, Responder&) {});
        QCOMPARE(ask(path, "GET", "/").head.status, 500);
    }
};

QTEST_GUILESS_MAIN(TestNetRouter)
#include "tst_net_router.moc"
