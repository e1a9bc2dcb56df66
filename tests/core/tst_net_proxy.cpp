// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socketwait.h"
#include "tests/core/netfixture.h"

#include <QTest>

#include <map>

using namespace darse;
using namespace darse::net;
using namespace darse::net::test;

/// Which connections go through a proxy, and how.
class TestNetProxy : public QObject {
    Q_OBJECT

private:
    using Variables = std::map<std::string, std::string>;
    static Result<ProxyRules> rules(const Variables& variables)
    {
        return ProxyRules::from([&variables](const char* name) -> std::optional<std::string> {
            const auto found = variables.find(name);
            return found == variables.end() ? std::nullopt : std::optional(found->second);
        });
    }
    static Variables through(std::uint16_t port, const std::string& scheme = "http://")
    {
        return {{"all_proxy", scheme + "me:secret@127.0.0.1:" + std::to_string(port)}};
    }

private Q_SLOTS:
    void exemptionsAreHonoured_data()
    {
        QTest::addColumn<QByteArray>("noProxy");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("isProxied");
        QTest::newRow("nothing exempt") << QByteArray() << QByteArray("a.test") << true;
        QTest::newRow("all") << QByteArray("*") << QByteArray("a.test") << false;
        QTest::newRow("same") << QByteArray("b.test, a.test") << QByteArray("A.Test") << false;
        QTest::newRow("below") << QByteArray("test") << QByteArray("a.test") << false;
        QTest::newRow("below with dot") << QByteArray(".test") << QByteArray("a.test") << false;
        QTest::newRow("only looks below") << QByteArray("a.test") << QByteArray("aa.test") << true;
        QTest::newRow("same port") << QByteArray("a.test:80") << QByteArray("a.test") << false;
        QTest::newRow("other port") << QByteArray("a.test:81") << QByteArray("a.test") << true;
        QTest::newRow("range") << QByteArray("10.0.0.0/8") << QByteArray("10.1.2.3") << false;
        QTest::newRow("out of range") << QByteArray("10.0.0.0/8") << QByteArray("11.1.2.3") << true;
        QTest::newRow("IPv6") << QByteArray("fd00::/8") << QByteArray("fd00::1") << false;
        QTest::newRow("loopback") << QByteArray() << QByteArray("127.0.0.1") << false;
        QTest::newRow("localhost") << QByteArray() << QByteArray("localhost") << false;
    }
    void exemptionsAreHonoured()
    {
        QFETCH(QByteArray, noProxy);
        QFETCH(QByteArray, host);
        QFETCH(bool, isProxied);
        const auto made = rules({{"http_proxy", "http://p.test:3128"}, {"no_proxy", noProxy.toStdString()}});
        QCOMPARE(made.value().forHttp(host.toStdString(), 80).has_value(), isProxied);
        QVERIFY(!made.value().forHttps(host.toStdString(), 80));
    }

    void upperCaseHttpProxyIsIgnored()
    {
        QVERIFY(!rules({{"HTTP_PROXY", "http://evil.test"}}).value().forHttp("a.test", 80));
        QVERIFY(rules({{"HTTPS_PROXY", "http://p.test"}}).value().forHttps("a.test", 443));
    }

    void unusableProxyIsAnError()
    {
        QVERIFY(rules({{"http_proxy", "ftp://p.test"}}).error().kind() == ErrorKind::Unsupported);
        QVERIFY(rules({{"http_proxy", "http://p.test:99999"}}).error().kind() == ErrorKind::InvalidInput);
    }

    void plainRequestIsAskedInAbsoluteForm()
    {
        Listener listener = Listener::tcp("127.0.0.1", 0).value();
        const std::uint16_t port = listener.port();
        const RunningServer proxy(std::move(listener), [](Incoming& request, Responder& responder) {
            const auto login = request.head().headers.find("Proxy-Authorization").value_or("none");
            static_cast<void>(responder.send({}, request.head().target + " " + std::string(login)));
        });
        ClientOptions options;
        options.proxies = rules(through(port)).value();
        Client client(Endpoint::tcp("nowhere.test", 80), options);
        QCOMPARE(client.send(get("/x"), {}).value().body, std::string("http://nowhere.test:80/x Basic bWU6c2VjcmV0"));
    }

    void upgradeGoesThroughATunnel()
    {
        Listener listener = Listener::tcp("127.0.0.1", 0).value();
        const std::uint16_t target = listener.port();
        const RunningServer server(std::move(listener), [](Incoming&, Responder& responder) {
            static_cast<void>(writeAll(*responder.hijack({.status = 101}).value(), "through", within(5s)));
        });
        Listener proxyListener = Listener::tcp("127.0.0.1", 0).value();
        ClientOptions options;
        options.proxies = rules(through(proxyListener.port())).value();
        const RunningServer proxy(std::move(proxyListener), [target](Incoming& request, Responder& responder) {
            if (request.head().method == "CONNECT" && request.head().target == "nowhere.test:80")
                tunnel(*responder.hijack({.status = 200}).value(), target);
        });
        const auto taken = Client(Endpoint::tcp("nowhere.test", 80), options).upgrade(get("/"), {}).value();
        QCOMPARE(readToEnd(*taken.transport), std::string("through"));
    }

    void refusedTunnelTellsWhy()
    {
        Listener listener = Listener::tcp("127.0.0.1", 0).value();
        ClientOptions options;
        options.proxies = rules(through(listener.port())).value();
        const RunningServer proxy(std::move(listener), [](Incoming&, Responder& responder) {
            static_cast<void>(responder.sendError(403, "no"));
        });
        const auto answer = Client(Endpoint::tlsOver("nowhere.test", 443, {}), options).send(get("/"), {});
        QVERIFY(!answer && answer.error().kind() == ErrorKind::Unreachable);
        QVERIFY(answer.error().message().find("403 Forbidden") != std::string::npos);
    }

    void socksLeadsToTheServer()
    {
        Listener listener = Listener::tcp("127.0.0.1", 0).value();
        const std::uint16_t target = listener.port();
        const RunningServer server(std::move(listener), echo);
        const Listener socks = Listener::tcp("127.0.0.1", 0).value();
        std::string asked;
        std::jthread proxy([&](const std::stop_token& stop) {
            if (!waitFor(socks.handle(), 1 /* POLLIN */, within(10s, stop)))
                return;
            FdTransport wire(socks.accept().value(), "client");
            asked = readUntil(wire, std::string_view("\x05\x02\x00\x02", 4));
            static_cast<void>(writeAll(wire, std::string_view("\x05\x02", 2), within(5s)));
            asked += readUntil(wire, "secret");
            static_cast<void>(writeAll(wire, std::string_view("\x01\x00", 2), within(5s)));
            asked += readUntil(wire, std::string_view("nowhere.test\x00\x50", 14));
            static_cast<void>(
                writeAll(wire, std::string_view("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50", 10), within(5s)));
            tunnel(wire, target);
        });
        {
            ClientOptions options;
            options.proxies = rules(through(socks.port(), "socks5h://")).value();
            Client client(Endpoint::tcp("nowhere.test", 80), options);
            QCOMPARE(client.send(get("/s"), {}).value().body, std::string("GET /s "));
        }
        proxy.join();
        QVERIFY(asked.find("\x02me\x06secret") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestNetProxy)
#include "tst_net_proxy.moc"
