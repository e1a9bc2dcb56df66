// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/netfixture.h"

#include <QTest>

#include <future>

using namespace darse;
using namespace darse::net;
using namespace darse::net::test;

/// What the client does with servers that mean harm, or are slow beyond reason.
class TestHttpHostileServer : public QObject {
    Q_OBJECT

private:
    Folder m_folder;

    static ScriptedPeer::Script answering(std::string answer)
    {
        return [answer](Transport& wire, const std::stop_token& stop) {
            static_cast<void>(readUntil(wire, "\r\n\r\n"));
            static_cast<void>(writeAll(wire, answer, within(5s, stop)));
        };
    }
    /// Sends `head`, then single bytes for as long as anybody listens.
    static ScriptedPeer::Script dripping(std::string head)
    {
        return [head](Transport& wire, const std::stop_token& stop) {
            static_cast<void>(readUntil(wire, "\r\n\r\n"));
            if (!writeAll(wire, head, within(5s, stop)))
                return;
            while (writeAll(wire, "x", within(5s, stop)))
                std::this_thread::yield();
        };
    }

private Q_SLOTS:
    void byteByByteIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde");
        QTest::newRow("chunks") << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: "
                                              "chunked\r\n\r\n3;x=\"y\"\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n");
        QTest::newRow("until the end") << QByteArray("HTTP/1.1 200 OK\r\n\r\nabcde");
    }
    void byteByByteIsUnderstood()
    {
        QFETCH(QByteArray, answer);
        const std::string path = m_folder.file("a");
        const ScriptedPeer peer(path, [&answer](Transport& wire, const std::stop_token& stop) {
            static_cast<void>(readUntil(wire, "\r\n\r\n"));
            for (const char c : answer)
                static_cast<void>(writeAll(wire, {&c, 1}, within(5s, stop)));
        });
        Client client(Endpoint::unixSocket(path));
        const auto got = client.send(get("/"), {});
        QVERIFY2(got.isOk(), got ? "" : got.error().message().c_str());
        QCOMPARE(got->head.status, 200);
        QCOMPARE(got->body, std::string("abcde"));
    }

    void drippingHeadEndsWithItsDeadline()
    {
        const std::string path = m_folder.file("b");
        const ScriptedPeer peer(path, dripping("HTTP/1.1 200 OK\r\nX-Long: "));
        ClientOptions options;
        options.answer = 150ms;
        options.limits.header = std::size_t{1} << 30;
        Client client(Endpoint::unixSocket(path), options);
        const auto got = client.send(get("/"), {});
        QVERIFY(!got && got.error().kind() == ErrorKind::Timeout);
    }

    /// No pause is long: only a deadline for the whole body ends it.
    void drippingBodyEndsWithItsDeadline()
    {
        const std::string path = m_folder.file("c");
        const ScriptedPeer peer(path, dripping("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n"));
        ClientOptions options;
        options.body = 150ms;
        options.limits.collectedBody = std::size_t{1} << 40;
        Client client(Endpoint::unixSocket(path), options);
        const auto got = client.send(get("/"), {});
        QVERIFY(!got && got.error().kind() == ErrorKind::Timeout);
    }

    void serverThatStopsReadingIsGivenUp_data()
    {
        QTest::addColumn<bool>("isStreamed");
        QTest::newRow("body") << false;
        QTest::newRow("stream") << true;
    }
    void serverThatStopsReadingIsGivenUp()
    {
        QFETCH(bool, isStreamed);
        const std::string path = m_folder.file("d");
        std::promise<void> givenUp;
        const ScriptedPeer peer(path, [end = givenUp.get_future().share()](Transport& wire, const std::stop_token&) {
            static_cast<void>(readUntil(wire, "\r\n\r\n"));
            end.wait_for(30s);
        });
        ClientOptions options;
        options.silence = 150ms;
        Client client(Endpoint::unixSocket(path), options);
        Request request = get("/");
        request.head.method = "POST";
        if (isStreamed)
            request.stream = [](std::span<char> into, const std::stop_token&) -> Result<std::size_t> {
                std::fill(into.begin(), into.end(), 'x');
                return into.size();
            };
        else
            request.body = std::string(20'000'000, 'x'); // more than a socket holds
        const auto got = client.send(request, {});
        givenUp.set_value();
        QVERIFY(!got && got.error().kind() == ErrorKind::Timeout);
    }

    void answerWithTwoFramingsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("length and chunks") << QByteArray("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n");
        QTest::newRow("chunks and length") << QByteArray("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n");
        QTest::newRow("the same length twice") << QByteArray("Content-Length: 3\r\nContent-Length: 3\r\n");
        QTest::newRow("chunked twice") << QByteArray("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n");
    }
    void answerWithTwoFramingsIsRefused()
    {
        QFETCH(QByteArray, fields);
        const std::string path = m_folder.file("e");
        const ScriptedPeer peer(path,
                                answering("HTTP/1.1 200 OK\r\n" + fields.toStdString() + "\r\n3\r\nabc\r\n0\r\n\r\n"));
        Client client(Endpoint::unixSocket(path));
        const auto got = client.send(get("/"), {});
        QVERIFY(!got && got.error().kind() == ErrorKind::Protocol);
    }
};

QTEST_GUILESS_MAIN(TestHttpHostileServer)
#include "tst_http_hostile_server.moc"
