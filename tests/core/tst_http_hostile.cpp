// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/netfixture.h"

#include <QTest>

#include <future>

using namespace darse::net;
using namespace darse::net::test;

/// What the server does with clients that mean harm, or do not know better.
class TestHttpHostile : public QObject {
    Q_OBJECT

private:
    Folder m_folder;
    std::unique_ptr<RunningServer> m_server;
    std::string m_path;

    void startWith(ServerOptions options)
    {
        m_server.reset();
        m_server = std::make_unique<RunningServer>(Listener::unixSocket(m_path).value(), echo, options);
    }

private Q_SLOTS:
    void init()
    {
        m_path = m_folder.file("s");
        ServerOptions options;
        options.limits.header = 4096;
        options.limits.collectedBody = 100'000;
        startWith(options);
    }
    void cleanup() { m_server.reset(); }

    void ambiguousRequestIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const QByteArray& bytes) { QTest::newRow(name) << bytes; };
        const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\n";
        row("length and chunks", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        row("chunks and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n");
        row("two lengths", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd");
        row("the same length twice", post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc");
        row("list of lengths", post + "Content-Length: 3, 3\r\n\r\nabc");
        row("signed length", post + "Content-Length: +3\r\n\r\nabc");
        row("negative length", post + "Content-Length: -3\r\n\r\nabc");
        row("hex length", post + "Content-Length: 0x3\r\n\r\nabc");
        row("empty length", post + "Content-Length:\r\n\r\nabc");
        row("huge length", post + "Content-Length: 99999999999999999999999\r\n\r\nabc");
        row("identity", post + "Transfer-Encoding: identity\r\n\r\n");
        row("chunked twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        row("chunked, identity", post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n");
        row("gzip, chunked", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
        row("xchunked", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n");
        row("vertical tab", post + "Transfer-Encoding:\vchunked\r\n\r\n0\r\n\r\n");
        row("blank before colon", post + "Content-Length : 3\r\n\r\nabc");
        row("tab before colon", post + "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n");
        row("folded line", post + "X-A: b\r\n c\r\n\r\n");
        row("folded coding", post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n");
        row("blank before the first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n");
        row("bare line feed", "GET / HTTP/1.1\r\nHost: a\nX-B: c\r\n\r\n");
        row("bare carriage return", "GET / HTTP/1.1\r\nHost: a\rX-B: c\r\n\r\n");
        row("zero byte", QByteArray("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 29));
        row("line without colon", "GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n");
        row("empty name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n");
        row("no host", "GET / HTTP/1.1\r\n\r\n");
        row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
        row("chunks in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        row("two blanks", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
        row("no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n");
        row("not HTTP", "\x16\x03\x01\x02 hello\r\n\r\n");
    }
    void ambiguousRequestIsRefused()
    {
        QFETCH(QByteArray, bytes);
        // What follows must never be taken for a request of its own.
        const std::string answer = talk(m_path, bytes.toStdString() + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY2(answer.starts_with("HTTP/1.1 400 "), answer.c_str());
        QVERIFY2(answer.find("smuggled") == std::string::npos, answer.c_str());
        QVERIFY(answer.find("Connection: close") != std::string::npos);
    }

    void brokenChunksEndTheConnection_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("size overflow") << QByteArray("fffffffffffffffff\r\nabc\r\n0\r\n\r\n");
        QTest::newRow("negative") << QByteArray("-3\r\nabc\r\n0\r\n\r\n");
        QTest::newRow("prefix") << QByteArray("0x3\r\nabc\r\n0\r\n\r\n");
        QTest::newRow("no size") << QByteArray("\r\nabc\r\n0\r\n\r\n");
        QTest::newRow("too short") << QByteArray("2\r\nabc\r\n0\r\n\r\n");
        QTest::newRow("bare line feed") << QByteArray("3\nabc\n0\n\n");
        QTest::newRow("huge extension") << "3;" + QByteArray(200'000, 'x') + "\r\nabc\r\n0\r\n\r\n";
    }
    void brokenChunksEndTheConnection()
    {
        QFETCH(QByteArray, body);
        const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        const std::string answer =
            talk(m_path, head + body.toStdString() + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY2(answer.starts_with("HTTP/1.1 400 "), answer.c_str());
        QVERIFY2(answer.find("smuggled") == std::string::npos, answer.c_str());
    }

    void oversizedHeaderIsRefused()
    {
        const std::string answer =
            talk(m_path, "GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + std::string(10'000, 'x') + "\r\n\r\n");
        QVERIFY2(answer.starts_with("HTTP/1.1 431 "), answer.c_str());
    }

    void headerWithoutEndIsRefused()
    {
        const std::string answer = talk(m_path, std::string(1'000'000, 'x'));
        QVERIFY2(answer.starts_with("HTTP/1.1 431 "), answer.c_str());
    }

    void unknownVersionIsRefused()
    {
        QVERIFY(talk(m_path, "GET / HTTP/2.0\r\nHost: a\r\n\r\n").starts_with("HTTP/1.1 505 "));
    }

    void oversizedBodyIsRefused()
    {
        const std::string answer =
            talk(m_path, "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 200000\r\n\r\n" +
                             std::string(200'000, 'x'));
        QVERIFY2(answer.starts_with("HTTP/1.1 413 "), answer.c_str());
    }

    void byteByByteIsUnderstood()
    {
        const auto wire = rawConnect(m_path);
        const std::string_view bytes =
            "POST /slow HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            "3;x=\"y\"\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n";
        for (const char c : bytes)
            QVERIFY(writeAll(*wire, {&c, 1}, within(5s)));
        QVERIFY(readToEnd(*wire).ends_with("POST /slow abcde"));
    }

    void pipelinedRequestsAreAnsweredInOrder()
    {
        const std::string one = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\none";
        const std::string two = "GET /b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        const std::string answer = talk(m_path, one + two);
        const auto first = answer.find("POST /a one");
        QVERIFY(first != std::string::npos);
        QVERIFY(answer.find("GET /b ", first) != std::string::npos);
    }

    void earlyCloseAtEveryByteHarmsNobody()
    {
        const std::string bytes = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
            const auto wire = rawConnect(m_path);
            QVERIFY(cut == 0 || writeAll(*wire, bytes.substr(0, cut), within(5s)));
        }
        QVERIFY(talk(m_path, "GET /ok HTTP/1.0\r\n\r\n").ends_with("GET /ok "));
    }

    void bodyShorterThanAnnouncedIsNoRequest()
    {
        const auto wire = rawConnect(m_path);
        QVERIFY(writeAll(*wire, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc", within(5s)));
        QVERIFY(wire->shutdownWrite());
        QVERIFY(readToEnd(*wire).starts_with("HTTP/1.1 400 "));
    }

    void bodyLongerThanAnnouncedIsTheNextRequest()
    {
        const std::string answer = talk(m_path, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nabc\r\n\r\n");
        QVERIFY(answer.find("POST / a") != std::string::npos);
        QVERIFY(answer.find("HTTP/1.1 400 ") != std::string::npos);
    }

    void slowHeaderEndsWithItsDeadline()
    {
        ServerOptions options;
        options.header = 150ms;
        startWith(options);
        const auto wire = rawConnect(m_path);
        std::string answer;
        // Each byte comes in time for any deadline that starts anew with every byte.
        while (answer.empty() && writeAll(*wire, "X", within(5s)))
            answer = readToEnd(*wire, 20ms);
        QVERIFY2(answer.starts_with("HTTP/1.1 408 "), answer.c_str());
    }

    void slowBodyEndsWithItsDeadline()
    {
        ServerOptions options;
        options.body = 150ms;
        startWith(options);
        const auto wire = rawConnect(m_path);
        QVERIFY(writeAll(*wire, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\n", within(5s)));
        std::string answer;
        while (answer.empty() && writeAll(*wire, "X", within(5s)))
            answer = readToEnd(*wire, 20ms);
        QVERIFY2(answer.starts_with("HTTP/1.1 408 "), answer.c_str());
    }

    void idleConnectionIsClosedSilently()
    {
        ServerOptions options;
        options.idle = 50ms;
        startWith(options);
        QCOMPARE(talk(m_path, {}), std::string());
    }

    void readerThatStopsIsDropped()
    {
        std::promise<darse::ErrorKind> ended;
        ServerOptions options;
        options.silence = 150ms;
        m_server.reset();
        m_server = std::make_unique<RunningServer>(
            Listener::unixSocket(m_path).value(),
            [&ended](Incoming&, Responder& responder) {
                static_cast<void>(responder.begin({}));
                const std::string piece(64 * 1024, 'x');
                for (;;) {
                    if (const auto sent = responder.write(piece); !sent) {
                        ended.set_value(sent.error().kind());
                        return;
                    }
                }
            },
            options);
        const auto wire = rawConnect(m_path);
        QVERIFY(writeAll(*wire, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", within(5s)));
        auto kind = ended.get_future();
        QVERIFY(kind.wait_for(10s) == std::future_status::ready);
        QVERIFY(kind.get() == darse::ErrorKind::Timeout);
    }

    void oneConnectionTooManyIsTold()
    {
        ServerOptions options;
        options.maxConnections = 2;
        startWith(options);
        const auto first = rawConnect(m_path);
        const auto second = rawConnect(m_path);
        const std::string answer = talk(m_path, {});
        QVERIFY2(answer.starts_with("HTTP/1.1 503 "), answer.c_str());
        QVERIFY(answer.ends_with("\r\n\r\n{\"message\":\"too many connections are open\"}"));
    }
};

QTEST_GUILESS_MAIN(TestHttpHostile)
#include "tst_http_hostile.moc"
