// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/netfixture.h"

#include <QTest>

using namespace darse;
using namespace darse::net;
using namespace darse::net::test;

/// WebSockets between our two ends, and against peers that break the rules.
class TestNetWebSocket : public QObject {
    Q_OBJECT

private:
    Folder m_folder;
    std::string m_path;
    std::unique_ptr<RunningServer> m_server;
    std::atomic<int> m_lastError = -1;

    /// Sends every message back until the client leaves.
    void echoMessages(Responder& responder)
    {
        const auto socket = responder.acceptWebSocket("v1.test");
        if (!socket) {
            static_cast<void>(responder.sendError(400, socket.error().message()));
            return;
        }
        for (;;) {
            const auto message = (*socket)->receive(within(m_patience));
            if (!message)
                m_lastError = static_cast<int>(message.error().kind());
            if (!message || !*message || !(*socket)->send((*message)->kind, (*message)->bytes, within(5s)))
                return;
        }
    }
    /// A connection that has been upgraded by hand.
    std::unique_ptr<Transport> upgraded()
    {
        auto wire = rawConnect(m_path);
        const std::string_view request =
            "GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
        static_cast<void>(writeAll(*wire, request, within(5s)));
        return readUntil(*wire, "\r\n\r\n").starts_with("HTTP/1.1 101 ") ? std::move(wire) : nullptr;
    }
    /// A masked frame with a mask of zeros.
    static std::string frame(char firstByte, std::string_view payload)
    {
        return std::string(1, firstByte) + static_cast<char>(0x80 | payload.size()) + std::string(4, '\0') +
               std::string(payload);
    }

    std::chrono::milliseconds m_patience{5000};

private Q_SLOTS:
    void init()
    {
        m_path = m_folder.file("s");
        m_patience = 5000ms;
        m_lastError = -1;
        ServerOptions options;
        options.limits.webSocketMessage = 100'000;
        m_server = std::make_unique<RunningServer>(
            Listener::unixSocket(m_path).value(), [this](Incoming&, Responder& responder) { echoMessages(responder); },
            options);
    }
    void cleanup() { m_server.reset(); }

    void messagesGoBothWays()
    {
        Client client(Endpoint::unixSocket(m_path));
        const auto socket = client.webSocket({.target = "/ws"}, {}).value();
        QCOMPARE(socket->protocol(), std::string("v1.test"));
        const std::string large(90'000, 'm');
        QVERIFY(socket->send(MessageKind::Binary, large, within(5s)));
        const auto back = socket->receive(within(5s)).value();
        QVERIFY(back && back->kind == MessageKind::Binary && back->bytes == large);
        QVERIFY(socket->send(MessageKind::Text, "text", within(5s)));
        QVERIFY(socket->receive(within(5s)).value()->kind == MessageKind::Text);
        QVERIFY(socket->close(within(5s)));
    }

    void oneReceivesWhileAnotherSends()
    {
        Client client(Endpoint::unixSocket(m_path));
        const auto socket = client.webSocket({.target = "/ws"}, {}).value();
        constexpr int kCount = 500;
        std::jthread sender([&] {
            for (int i = 0; i < kCount; ++i)
                QVERIFY(socket->send(MessageKind::Text, std::to_string(i), within(10s)));
        });
        for (int i = 0; i < kCount; ++i)
            QCOMPARE(socket->receive(within(10s)).value()->bytes, std::to_string(i));
    }

    void refusalTellsWhatTheServerSaid()
    {
        const std::string path = m_folder.file("no");
        const RunningServer server(Listener::unixSocket(path).value(), echo);
        const auto socket = Client(Endpoint::unixSocket(path)).webSocket({.target = "/x"}, {});
        QVERIFY(!socket && socket.error().kind() == ErrorKind::Unsupported);
        QVERIFY(socket.error().message().find("200") != std::string::npos);
    }

    void plainRequestIsNoWebSocket() { QVERIFY(talk(m_path, "GET / HTTP/1.0\r\n\r\n").starts_with("HTTP/1.1 400 ")); }

    void badFramesEndTheConnection_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no mask") << QByteArray("\x81\x02hi");
        QTest::newRow("reserved bits") << QByteArray::fromStdString(frame('\xf1', "hi"));
        QTest::newRow("unknown code") << QByteArray::fromStdString(frame('\x83', "hi"));
        QTest::newRow("stray continuation") << QByteArray::fromStdString(frame('\x80', "hi"));
        QTest::newRow("fragmented ping") << QByteArray::fromStdString(frame('\x09', "hi"));
        QTest::newRow("text that is not UTF-8") << QByteArray::fromStdString(frame('\x81', "\xff\xfe"));
        QTest::newRow("oversized") << QByteArray("\x82\xff\x00\x00\x00\x00\x40\x00\x00\x00\0\0\0\0", 14);
        QTest::newRow("impossible size") << QByteArray("\x82\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0", 14);
        QTest::newRow("too large in parts")
            << QByteArray::fromStdString(frame('\x02', std::string(100, 'x'))) +
                   QByteArray::fromStdString(frame('\x00', std::string(100, 'x'))).repeated(1100);
    }
    void badFramesEndTheConnection()
    {
        QFETCH(QByteArray, bytes);
        const auto wire = upgraded();
        QVERIFY(wire);
        static_cast<void>(writeAll(*wire, bytes.toStdString(), within(5s)));
        readToEnd(*wire, 5s);
        QTRY_COMPARE(m_lastError.load(), static_cast<int>(ErrorKind::Protocol));
    }

    void floodOfEmptyFragmentsEndsWithTheDeadline()
    {
        m_patience = 200ms;
        const auto wire = upgraded();
        QVERIFY(wire);
        std::string flood = frame('\x01', "x");
        const std::string empty = frame('\x00', {});
        while (writeAll(*wire, flood, within(5s)))
            flood = empty;
        QTRY_COMPARE(m_lastError.load(), static_cast<int>(ErrorKind::Timeout));
    }

    void receiveIsCanceled()
    {
        Client client(Endpoint::unixSocket(m_path));
        const auto socket = client.webSocket({.target = "/ws"}, {}).value();
        std::stop_source source;
        std::jthread later([&source] { source.request_stop(); });
        QVERIFY(socket->receive(within(30s, source.get_token())).error().kind() == ErrorKind::Canceled);
    }

    void closeWhileReceivingEndsBoth()
    {
        Client client(Endpoint::unixSocket(m_path));
        const auto socket = client.webSocket({.target = "/ws"}, {}).value();
        std::jthread receiver([&] { static_cast<void>(socket->receive(within(30s))); });
        QVERIFY(socket->close(within(5s)));
    }
};

QTEST_GUILESS_MAIN(TestNetWebSocket)
#include "tst_net_websocket.moc"
