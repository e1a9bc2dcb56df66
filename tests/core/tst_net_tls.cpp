// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/netfixture.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace darse;
using namespace darse::net;
using namespace darse::net::test;

/// TLS on both sides, with certificates made for the occasion.
class TestNetTls : public QObject {
    Q_OBJECT

private:
    const QString kGood = QStringLiteral("491231235959Z");
    const QString kExpired = QStringLiteral("200102000000Z");
    Folder m_folder;
    std::unique_ptr<RunningServer> m_server;

    void openssl(const QStringList& arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.dir.path());
        process.start(QStringLiteral("openssl"), arguments);
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }
    std::string text(const QString& name)
    {
        QFile file(m_folder.dir.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
    TlsIdentity identity(const QString& name)
    {
        return {text(name + QStringLiteral(".pem")), text(name + QStringLiteral(".key"))};
    }
    void makeAuthority(const QString& name)
    {
        openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                 QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                 QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=") + name,
                 QStringLiteral("-keyout"), name + QStringLiteral(".key"), QStringLiteral("-out"),
                 name + QStringLiteral(".pem")});
    }
    /// A certificate for `host`, signed by "ca" and good until `until` (YYMMDDHHMMSSZ).
    void makeCertificate(const QString& name, const QString& host, const QString& until)
    {
        // `x509 -days` of newer versions makes nothing that has expired already; `ca` does.
        write(QStringLiteral("ca.cnf"), "[ca]\ndefault_ca=d\n[d]\ndatabase=index\nnew_certs_dir=.\ndefault_md=sha256\n"
                                        "rand_serial=yes\npolicy=p\nunique_subject=no\nx509_extensions=e\n"
                                        "[p]\ncommonName=supplied\n[e]\nsubjectAltName=" +
                                            host.toUtf8() + "\n");
        write(QStringLiteral("index"), "");
        openssl({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                 QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                 QStringLiteral("-subj"), QStringLiteral("/CN=") + name, QStringLiteral("-keyout"),
                 name + QStringLiteral(".key"), QStringLiteral("-out"), name + QStringLiteral(".csr")});
        openssl({QStringLiteral("ca"), QStringLiteral("-batch"), QStringLiteral("-notext"), QStringLiteral("-config"),
                 QStringLiteral("ca.cnf"), QStringLiteral("-cert"), QStringLiteral("ca.pem"),
                 QStringLiteral("-keyfile"), QStringLiteral("ca.key"), QStringLiteral("-startdate"),
                 QStringLiteral("200101000000Z"), QStringLiteral("-enddate"), until, QStringLiteral("-in"),
                 name + QStringLiteral(".csr"), QStringLiteral("-out"), name + QStringLiteral(".pem")});
    }
    void write(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    Endpoint serveAs(const QString& name, const std::string& clientAuthorities, TlsOptions options)
    {
        Listener listener = Listener::tls("127.0.0.1", 0, {identity(name), clientAuthorities}).value();
        const Endpoint endpoint = Endpoint::tlsOver("127.0.0.1", listener.port(), std::move(options));
        m_server = std::make_unique<RunningServer>(std::move(listener), echo);
        return endpoint;
    }
    TlsOptions trustingUs() { return {TlsTrust::Own, text(QStringLiteral("ca.pem")), {}}; }

    static void verifyRefused(const Endpoint& endpoint, const char* why)
    {
        const auto answer = Client(endpoint).send(get("/"), {});
        QVERIFY(!answer);
        QVERIFY2(answer.error().kind() == ErrorKind::PermissionDenied, answer.error().message().c_str());
        QVERIFY2(answer.error().message().find(why) != std::string::npos, answer.error().message().c_str());
    }

private Q_SLOTS:
    void initTestCase()
    {
        makeAuthority(QStringLiteral("ca"));
        makeAuthority(QStringLiteral("alone"));
        makeCertificate(QStringLiteral("good"), QStringLiteral("IP:127.0.0.1"), kGood);
        makeCertificate(QStringLiteral("other"), QStringLiteral("DNS:elsewhere.test"), kGood);
        makeCertificate(QStringLiteral("old"), QStringLiteral("IP:127.0.0.1"), kExpired);
        makeCertificate(QStringLiteral("person"), QStringLiteral("DNS:person.test"), kGood);
    }
    void cleanup() { m_server.reset(); }

    void ownAuthorityIsTrusted()
    {
        Client client(serveAs(QStringLiteral("good"), {}, trustingUs()));
        Request request = get("/secret");
        request.head.method = "POST";
        request.body = std::string(1'000'000, 't');
        const auto answer = client.send(request, {});
        QVERIFY2(answer.isOk(), answer ? "" : answer.error().message().c_str());
        QVERIFY(answer->body == "POST /secret " + request.body);
        QVERIFY(client.send(get("/again"), {}).isOk());
    }
    void proxyLeadsToTheServerThatWasNamed()
    {
        const std::uint16_t target = serveAs(QStringLiteral("other"), {}, {}).port;
        Listener listener = Listener::tcp("127.0.0.1", 0).value();
        ClientOptions options;
        options.proxies =
            ProxyRules::from([port = listener.port()](std::string_view name) {
                return name == "all_proxy" ? std::optional("http://127.0.0.1:" + std::to_string(port)) : std::nullopt;
            }).value();
        std::atomic<int> asked = 0;
        const RunningServer proxy(std::move(listener), [&](Incoming& request, Responder& responder) {
            if (request.head().method != "CONNECT" || request.head().target != "elsewhere.test:443")
                return;
            ++asked;
            tunnel(*responder.hijack({.status = 200}).value(), target);
        });
        {
            Client client(Endpoint::tlsOver("elsewhere.test", 443, trustingUs()), options);
            Request request = get("/secret");
            request.head.method = "POST";
            request.body = std::string(300'000, 't');
            const auto answer = client.send(request, {});
            QVERIFY2(answer.isOk(), answer ? "" : answer.error().message().c_str());
            QVERIFY(answer->body == "POST /secret " + request.body);
            QVERIFY(client.send(get("/again"), {}).isOk());
            QCOMPARE(int(asked), 1); // both on one tunnel
        }
    }
    void selfSignedIsRefusedByDefault()
    {
        verifyRefused(serveAs(QStringLiteral("alone"), {}, {}), "no trusted TLS connection");
    }
    void unknownAuthorityIsRefusedByDefault() { verifyRefused(serveAs(QStringLiteral("good"), {}, {}), "certificate"); }
    void otherAuthorityIsRefused()
    {
        verifyRefused(serveAs(QStringLiteral("good"), {}, {TlsTrust::Own, text(QStringLiteral("alone.pem")), {}}),
                      "certificate");
    }
    void wrongHostIsRefused() { verifyRefused(serveAs(QStringLiteral("other"), {}, trustingUs()), "host name"); }
    void expiredIsRefused() { verifyRefused(serveAs(QStringLiteral("old"), {}, trustingUs()), "expired"); }
    void anyoneIsTrustedWhenAskedFor()
    {
        const Endpoint endpoint = serveAs(QStringLiteral("alone"), {}, {TlsTrust::Anyone, {}, {}});
        QVERIFY(Client(endpoint).send(get("/"), {}).isOk());
    }
    void clientCertificateIsAskedFor()
    {
        TlsOptions options = trustingUs();
        Endpoint endpoint = serveAs(QStringLiteral("good"), text(QStringLiteral("ca.pem")), options);
        QVERIFY(!Client(endpoint).send(get("/"), {}));
        endpoint.tls.identity = identity(QStringLiteral("alone"));
        QVERIFY(!Client(endpoint).send(get("/"), {}));
        endpoint.tls.identity = identity(QStringLiteral("person"));
        const auto answer = Client(endpoint).send(get("/"), {});
        QVERIFY2(answer.isOk(), answer ? "" : answer.error().message().c_str());
    }
    void plainSpeechToATlsServerIsCutOff()
    {
        const Endpoint tls = serveAs(QStringLiteral("good"), {}, trustingUs());
        QVERIFY(!Client(Endpoint::tcp("127.0.0.1", tls.port)).send(get("/"), {}));
        QVERIFY(Client(tls).send(get("/"), {}).isOk());
    }
    void tlsToAPlainServerFails()
    {
        Listener listener = Listener::tcp("127.0.0.1", 0).value();
        const Endpoint endpoint = Endpoint::tlsOver("127.0.0.1", listener.port(), trustingUs());
        const RunningServer server(std::move(listener), echo);
        ClientOptions options;
        options.connect = 300ms;
        QVERIFY(!Client(endpoint, options).send(get("/"), {}));
    }
    void silentServerEndsTheHandshakeInTime()
    {
        const Listener listener = Listener::tcp("127.0.0.1", 0).value();
        ClientOptions options;
        options.connect = 100ms;
        Client client(Endpoint::tlsOver("127.0.0.1", listener.port(), trustingUs()), options);
        QVERIFY(client.send(get("/"), {}).error().kind() == ErrorKind::Timeout);
    }
    void brokenPemIsToldEarly()
    {
        QVERIFY(!Listener::tls("127.0.0.1", 0, {{"nonsense", "nonsense"}, {}}));
        TlsIdentity mixed = identity(QStringLiteral("good"));
        mixed.privateKeyPem = "nonsense";
        QVERIFY(!Listener::tls("127.0.0.1", 0, {mixed, {}}));
    }
    void oneReadsWhileAnotherWrites()
    {
        const Endpoint endpoint = serveAs(QStringLiteral("good"), {}, trustingUs());
        m_server.reset();
        Listener listener = Listener::tls("127.0.0.1", 0, {identity(QStringLiteral("good")), {}}).value();
        Endpoint live = endpoint;
        live.port = listener.port();
        constexpr std::size_t kSize = 2'000'000;
        m_server = std::make_unique<RunningServer>(std::move(listener), [](Incoming&, Responder& responder) {
            const auto wire = responder.hijack({.status = 101}).value();
            std::array<char, 4096> piece{};
            for (std::size_t total = 0; total < kSize;) {
                const auto got = wire->readSome(piece, within(10s));
                if (!got || *got == 0 || !writeAll(*wire, {piece.data(), *got}, within(10s)))
                    return;
                total += *got;
            }
        });
        Client client(live);
        const auto taken = client.upgrade(get("/"), {}).value();
        const std::string sent(kSize, 'z');
        std::jthread writer([&] { QVERIFY(writeAll(*taken.transport, sent, within(30s))); });
        QVERIFY(readToEnd(*taken.transport, 30s) == sent);
    }
    void slowReaderIsWaitedForAndMissesNothing()
    {
        Endpoint live = serveAs(QStringLiteral("good"), {}, trustingUs());
        m_server.reset();
        Listener listener = Listener::tls("127.0.0.1", 0, {identity(QStringLiteral("good")), {}}).value();
        live.port = listener.port();
        constexpr std::size_t kSize = std::size_t{64} << 20; // more than all buffers of the kernel
        const std::string content(kSize, 'z');
        std::atomic<std::size_t> written = 0;
        std::atomic<bool> isFull = false; // for a while there was no room for more
        m_server = std::make_unique<RunningServer>(std::move(listener), [&](Incoming&, Responder& responder) {
            const auto wire = responder.hijack({.status = 101}).value();
            while (written < kSize) {
                const auto count = wire->writeSome(std::string_view(content).substr(written), within(500ms));
                if (!count && count.error().kind() != ErrorKind::Timeout)
                    return;
                isFull = isFull || !count;
                written += count ? *count : 0;
            }
        });
        Client client(live);
        const auto taken = client.upgrade(get("/"), {}).value();
        std::array<char, 1> first{};
        QCOMPARE(taken.transport->readSome(first, within(60s)).value(), std::size_t{1});
        QTRY_VERIFY_WITH_TIMEOUT(isFull.load(), 60'000);
        QVERIFY(written < kSize);
        // What did not go in time may have been on its way all the same, and was then sent twice.
        QVERIFY(readToEnd(*taken.transport, 60s).size() >= kSize - 1);
    }
};

QTEST_GUILESS_MAIN(TestNetTls)
#include "tst_net_tls.moc"
