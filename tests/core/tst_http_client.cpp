// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/netfixture.h"

#include <QTest>

#include <future>

using namespace darse;
using namespace darse::net;
using namespace darse::net::test;

/// The client against our own server, and against servers that misbehave.
class TestHttpClient : public QObject {
    Q_OBJECT

private:
    Folder m_folder;

    static Request post(std::string body)
    {
        Request request;
        request.head.method = "POST";
        request.head.target = "/p";
        request.body = std::move(body);
        return request;
    }
    /// A peer that reads a head, sends `answer` and closes.
    static ScriptedPeer::Script answering(std::string answer)
    {
        return [answer](Transport& wire, const std::stop_token& stop) {
            static_cast<void>(readUntil(wire, "\r\n\r\n"));
            static_cast<void>(writeAll(wire, answer, within(5s, stop)));
        };
    }

private Q_SLOTS:
    void bodiesGoBothWays()
    {
        const std::string path = m_folder.file("a");
        const RunningServer server(Listener::unixSocket(path).value(), echo);
        Client client(Endpoint::unixSocket(path));
        const std::string body(3'000'000, 'b');
        const auto answer = client.send(post(body), {});
        QVERIFY2(answer.isOk(), answer ? "" : answer.error().message().c_str());
        QCOMPARE(answer->head.status, 200);
        QVERIFY(answer->body == "POST /p " + body);
    }

    void streamedBodyGoesInChunks()
    {
        const std::string path = m_folder.file("b");
        const RunningServer server(Listener::unixSocket(path).value(), echo);
        Client client(Endpoint::unixSocket(path));
        Request request = post({});
        int left = 3;
        request.stream = [&left](std::span<char> into, const std::stop_token&) -> Result<std::size_t> {
            return left-- > 0 ? std::string("piece").copy(into.data(), into.size()) : std::size_t{0};
        };
        const auto answer = client.send(request, {});
        QVERIFY(answer.isOk());
        QCOMPARE(answer->body, std::string("POST /p piecepiecepiece"));
    }

    void connectionIsUsedAgain()
    {
        const std::string path = m_folder.file("c");
        const ScriptedPeer peer(path, [](Transport& wire, const std::stop_token& stop) {
            while (!readUntil(wire, "\r\n\r\n").empty())
                static_cast<void>(writeAll(wire, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", within(5s, stop)));
        });
        {
            Client client(Endpoint::unixSocket(path));
            for (int i = 0; i < 5; ++i)
                QCOMPARE(client.send(get("/"), {}).value().body, std::string("ok"));
        }
        QCOMPARE(peer.connections(), 1);
    }

    void keptConnectionThatDiedIsReplacedForIdempotentOnly()
    {
        const std::string path = m_folder.file("d");
        std::atomic<int> requests = 0;
        // Answers the first request of a connection, takes the second and leaves.
        const ScriptedPeer peer(path, [&requests](Transport& wire, const std::stop_token& stop) {
            ++requests;
            static_cast<void>(readUntil(wire, "\r\n\r\n"));
            static_cast<void>(writeAll(wire, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", within(5s, stop)));
            static_cast<void>(readUntil(wire, "\r\n\r\n"));
        });
        Client client(Endpoint::unixSocket(path));
        QVERIFY(client.send(get("/"), {}).isOk());
        QVERIFY(client.send(get("/"), {}).isOk());
        QCOMPARE(requests.load(), 2);
        const auto lost = client.send(post("x"), {});
        QVERIFY(!lost);
        QVERIFY(lost.error().kind() == ErrorKind::Unreachable);
        QCOMPARE(requests.load(), 2);
    }

    void continueIsWaitedFor()
    {
        const std::string path = m_folder.file("e");
        const RunningServer server(Listener::unixSocket(path).value(), echo);
        Client client(Endpoint::unixSocket(path), {.expect = 20s});
        Request request = post("expected");
        request.expectation = Expectation::Continue;
        QCOMPARE(client.send(request, {}).value().body, std::string("POST /p expected"));
    }

    void bodyStaysHereWhenTheServerRefusesEarly()
    {
        const std::string path = m_folder.file("f");
        std::string received;
        {
            const ScriptedPeer peer(path, [&received](Transport& wire, const std::stop_token& stop) {
                received = readUntil(wire, "\r\n\r\n");
                static_cast<void>(writeAll(wire, "HTTP/1.1 413 No\r\nContent-Length: 2\r\n\r\nno", within(5s, stop)));
                received += readToEnd(wire, 5s);
            });
            Client client(Endpoint::unixSocket(path), {.expect = 20s});
            Request request = post("secret body");
            request.expectation = Expectation::Continue;
            QCOMPARE(client.send(request, {}).value().head.status, 413);
        }
        QVERIFY(received.find("secret") == std::string::npos);
    }

    void badAnswerIsAnError_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-");
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n");
        QTest::newRow("short body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
        QTest::newRow("short chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nab");
        QTest::newRow("no last chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
        QTest::newRow("two lengths") << QByteArray(
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
        QTest::newRow("folded") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nX: a\r\n b\r\n\r\na");
        QTest::newRow("huge head") << "HTTP/1.1 200 OK\r\nX: " + QByteArray(100'000, 'x') + "\r\n\r\n";
        QTest::newRow("huge body") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") + QByteArray(2'000'000, 'x');
        QTest::newRow("endless interim") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(100);
    }
    void badAnswerIsAnError()
    {
        QFETCH(QByteArray, answer);
        const std::string path = m_folder.file("g");
        const ScriptedPeer peer(path, answering(answer.toStdString()));
        ClientOptions options;
        options.limits.collectedBody = 1'000'000;
        Client client(Endpoint::unixSocket(path), options);
        const auto result = client.send(get("/"), {});
        QVERIFY(!result);
        QVERIFY(result.error().kind() == ErrorKind::Protocol || result.error().kind() == ErrorKind::Unreachable);
    }

    void bodyWithoutLengthEndsWithTheConnection()
    {
        const std::string path = m_folder.file("h");
        const ScriptedPeer peer(path, answering("HTTP/1.1 200 OK\r\n\r\nall of it"));
        QCOMPARE(Client(Endpoint::unixSocket(path)).send(get("/"), {}).value().body, std::string("all of it"));
    }

    void leftoverAfterAnAnswerIsNeverTheNextAnswer()
    {
        const std::string path = m_folder.file("i");
        const ScriptedPeer peer(path, answering("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"
                                                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"));
        Client client(Endpoint::unixSocket(path));
        QCOMPARE(client.send(get("/"), {}).value().body, std::string("a"));
        QCOMPARE(client.send(get("/"), {}).value().body, std::string("a"));
        QCOMPARE(peer.connections(), 2);
    }

    void streamedAnswerComesAsItIsSent()
    {
        const std::string path = m_folder.file("j");
        std::promise<void> seen;
        auto goOn = seen.get_future().share();
        const RunningServer server(Listener::unixSocket(path).value(), [goOn](Incoming&, Responder& responder) {
            static_cast<void>(responder.begin({}));
            static_cast<void>(responder.write("first"));
            goOn.wait();
            static_cast<void>(responder.write("second"));
            static_cast<void>(responder.end());
        });
        Client client(Endpoint::unixSocket(path));
        const auto exchange = client.open(get("/"), {}).value();
        std::array<char, 100> piece{};
        QCOMPARE(exchange->read(piece, {}).value(), std::size_t{5});
        seen.set_value();
        QCOMPARE(exchange->collect(100, {}).value(), std::string("second"));
    }

    void chunksThatAreHereComeTogether()
    {
        const std::string path = m_folder.file("chunks");
        const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        const ScriptedPeer peer(path, answering(head + "1\r\na\r\n2\r\nbc\r\n3\r\ndef\r\nzz\r\n"));
        Client client(Endpoint::unixSocket(path));
        const auto exchange = client.open(get("/"), {}).value();
        std::array<char, 5> piece{};
        QCOMPARE(exchange->read(piece, {}).value(), piece.size());
        QCOMPARE(std::string(piece.data(), piece.size()), std::string("abcde"));
        QCOMPARE(exchange->read(piece, {}).value(), std::size_t{1}); // what is wrong behind it is told afterwards
        QCOMPARE(piece[0], 'f');
        const auto wrong = exchange->read(piece, {});
        QVERIFY(!wrong);
        QVERIFY(wrong.error().kind() == ErrorKind::Protocol);
    }

    void hijackKeepsTheBytesSentAhead()
    {
        const std::string path = m_folder.file("k");
        const RunningServer server(Listener::unixSocket(path).value(), [](Incoming&, Responder& responder) {
            auto wire = responder.hijack({.status = 101, .reason = {}, .headers = {{"Upgrade", "tcp"}}}).value();
            static_cast<void>(writeAll(*wire, "hello " + readToEnd(*wire), within(5s)));
        });
        const auto raw = rawConnect(path);
        QVERIFY(writeAll(*raw, "POST / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nahead ",
                         within(5s)));
        QVERIFY(readUntil(*raw, "\r\n\r\n").starts_with("HTTP/1.1 101 "));
        QVERIFY(writeAll(*raw, "after", within(5s)));
        QVERIFY(raw->shutdownWrite());
        QCOMPARE(readToEnd(*raw), std::string("hello ahead after"));
    }

    void upgradeGivesTheRawConnection()
    {
        const std::string path = m_folder.file("l");
        const ScriptedPeer peer(path, [](Transport& wire, const std::stop_token& stop) {
            static_cast<void>(readUntil(wire, "\r\n\r\n"));
            static_cast<void>(writeAll(wire, "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nraw",
                                       within(5s, stop)));
            static_cast<void>(writeAll(wire, readUntil(wire, "!"), within(5s, stop)));
        });
        Client client(Endpoint::unixSocket(path));
        const auto taken = client.upgrade(post({}), {}).value();
        QCOMPARE(taken.head.status, 101);
        QVERIFY(writeAll(*taken.transport, "back!", within(5s)));
        QCOMPARE(readToEnd(*taken.transport), std::string("rawback!"));
    }

    void refusedUpgradeTellsWhy()
    {
        const std::string path = m_folder.file("m");
        const ScriptedPeer peer(path, answering("HTTP/1.1 404 Not Found\r\nContent-Length: 7\r\n\r\nmissing"));
        const auto taken = Client(Endpoint::unixSocket(path)).upgrade(post({}), {});
        QVERIFY(!taken && taken.error().kind() == ErrorKind::NotFound);
        QCOMPARE(taken.error().detail(), std::string("missing"));
    }

    void headersCannotBeSmuggledIn()
    {
        Client client(Endpoint::unixSocket(m_folder.file("none")));
        Request request = get("/ HTTP/1.1\r\nX: y");
        const std::string path = m_folder.file("n");
        const RunningServer server(Listener::unixSocket(path).value(), echo);
        Client live(Endpoint::unixSocket(path));
        QVERIFY(live.send(request, {}).error().kind() == ErrorKind::InvalidInput);
        request = get("/");
        request.head.headers.add("X-A", "b\r\nX-Evil: c");
        QVERIFY(live.send(request, {}).error().kind() == ErrorKind::InvalidInput);
        QVERIFY(client.send(get("/"), {}).error().kind() == ErrorKind::NotFound);
    }

    void hundredClientsAtOnce()
    {
        const std::string path = m_folder.file("o");
        const RunningServer server(Listener::unixSocket(path).value(), echo);
        std::atomic<int> good = 0;
        {
            std::vector<std::jthread> crowd;
            for (int i = 0; i < 100; ++i) {
                crowd.emplace_back([&path, &good, i] {
                    Client client(Endpoint::unixSocket(path));
                    for (int turn = 0; turn < 3; ++turn) {
                        const auto answer = client.send(post(std::to_string(i)), {});
                        good += answer && answer->body == "POST /p " + std::to_string(i) ? 1 : 0;
                    }
                });
            }
        }
        QCOMPARE(good.load(), 300);
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
