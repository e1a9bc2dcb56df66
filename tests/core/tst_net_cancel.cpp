// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/netfixture.h"

#include <QTest>

#include <netinet/in.h>
#include <random>
#include <sys/socket.h>

using namespace darse;
using namespace darse::net;
using namespace darse::net::test;

/// Ending operations from another thread, and what is left afterwards: nothing.
class TestNetCancel : public QObject {
    Q_OBJECT

private:
    Folder m_folder;

    /// A server that neither answers nor closes until the client is gone.
    static void staySilent(Transport& wire, const std::stop_token& stop)
    {
        std::array<char, 64> sink{};
        while (wire.waitReadable({Deadline::never(), stop})) {
            const auto got = wire.readSome(sink, {Deadline::never(), stop});
            if (!got || *got == 0)
                return;
        }
    }

private Q_SLOTS:
    void waitingForAnAnswerIsCanceled()
    {
        const std::string path = m_folder.file("a");
        const ScriptedPeer peer(path, staySilent);
        Client client(Endpoint::unixSocket(path));
        std::stop_source source;
        ErrorKind kind = ErrorKind::Internal;
        std::jthread worker([&] { kind = client.send(get("/"), source.get_token()).error().kind(); });
        QTRY_COMPARE(peer.connections(), 1);
        source.request_stop();
        worker.join();
        QVERIFY(kind == ErrorKind::Canceled);
    }

    void answerThatNeverComesTimesOut()
    {
        const std::string path = m_folder.file("b");
        const ScriptedPeer peer(path, staySilent);
        Client client(Endpoint::unixSocket(path), {.answer = 50ms});
        QVERIFY(client.send(get("/"), {}).error().kind() == ErrorKind::Timeout);
    }

    void stopBeforeTheStartConnectsNowhere()
    {
        const std::string path = m_folder.file("c");
        const ScriptedPeer peer(path, staySilent);
        std::stop_source source;
        source.request_stop();
        QVERIFY(Client(Endpoint::unixSocket(path)).send(get("/"), source.get_token()).error().kind() ==
                ErrorKind::Canceled);
        QCOMPARE(peer.connections(), 0);
    }

    void unansweredConnectTimesOut()
    {
        // A queue of one that nobody empties: TCP connects hang once it is full.
        UniqueFd full(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        QCOMPARE(::bind(full.get(), reinterpret_cast<sockaddr*>(&address), size), 0);
        QCOMPARE(::listen(full.get(), 0), 0);
        ::getsockname(full.get(), reinterpret_cast<sockaddr*>(&address), &size);
        const Endpoint endpoint = Endpoint::tcp("127.0.0.1", ntohs(address.sin_port));
        std::vector<std::unique_ptr<Transport>> fillers;
        Result<std::unique_ptr<Transport>> last = connectTo(endpoint, std::nullopt, within(200ms));
        for (int i = 0; i < 10 && last; ++i) {
            fillers.push_back(std::move(last).value());
            last = connectTo(endpoint, std::nullopt, within(200ms));
        }
        QVERIFY(!last && last.error().kind() == ErrorKind::Timeout);
        std::stop_source source;
        std::jthread later([&source] { source.request_stop(); });
        QVERIFY(connectTo(endpoint, std::nullopt, within(60s, source.get_token())).error().kind() ==
                ErrorKind::Canceled);
    }

    void randomMomentsLeakNothing()
    {
        const std::string path = m_folder.file("d");
        const int descriptors = openDescriptors();
        const int threads = runningThreads();
        {
            const RunningServer server(Listener::unixSocket(path).value(), echo);
            Request request;
            request.head.method = "POST";
            request.body = std::string(500'000, 'x');
            std::mt19937 dice(7);
            for (int i = 0; i < 150; ++i) {
                Client client(Endpoint::unixSocket(path));
                std::stop_source source;
                std::jthread worker([&] {
                    const auto result = client.send(request, source.get_token());
                    QVERIFY(result || result.error().kind() == ErrorKind::Canceled);
                });
                for (auto spin = dice() % 20'000; spin > 0; --spin)
                    std::atomic_signal_fence(std::memory_order_seq_cst);
                source.request_stop();
            }
        }
        QTRY_COMPARE(runningThreads(), threads);
        QCOMPARE(openDescriptors(), descriptors);
    }

    void stoppedServerEndsItsConnections()
    {
        const std::string path = m_folder.file("e");
        RunningServer server(Listener::unixSocket(path).value(), echo);
        const auto idle = rawConnect(path);
        const auto half = rawConnect(path);
        QVERIFY(writeAll(*half, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc", within(5s)));
        const auto answered = rawConnect(path);
        QVERIFY(writeAll(*answered, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", within(5s)));
        QVERIFY(readUntil(*answered, "\r\n\r\n").starts_with("HTTP/1.1 200 "));
        QVERIFY(server.stop());
        QCOMPARE(readToEnd(*idle, 5s), std::string());
        QCOMPARE(readToEnd(*half, 5s), std::string());
    }

    void resetPeersHarmNobody()
    {
        Listener listener = Listener::tcp("127.0.0.1", 0).value();
        const Endpoint endpoint = Endpoint::tcp("127.0.0.1", listener.port());
        const RunningServer server(std::move(listener), echo);
        for (const char* bytes :
             {"G", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na"}) {
            const auto wire = connectTo(endpoint, std::nullopt, within(5s)).value();
            const linger hard{1, 0};
            ::setsockopt(wire->nativeHandle(), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
            QVERIFY(writeAll(*wire, bytes, within(5s)));
        }
        QCOMPARE(Client(endpoint).send(get("/alive"), {}).value().body, std::string("GET /alive "));
    }

    void oneReadsWhileAnotherWrites()
    {
        const std::string path = m_folder.file("f");
        const ScriptedPeer peer(path, [](Transport& wire, const std::stop_token& stop) {
            std::array<char, 4096> piece{};
            for (;;) {
                const auto got = wire.readSome(piece, within(5s, stop));
                if (!got || *got == 0 || !writeAll(wire, {piece.data(), *got}, within(5s, stop)))
                    return;
            }
        });
        const auto wire = rawConnect(path);
        const std::string sent(2'000'000, 'd');
        std::jthread writer([&] {
            QVERIFY(writeAll(*wire, sent, within(20s)));
            QVERIFY(wire->shutdownWrite());
        });
        QVERIFY(readToEnd(*wire, 20s) == sent);
    }
};

QTEST_GUILESS_MAIN(TestNetCancel)
#include "tst_net_cancel.moc"
