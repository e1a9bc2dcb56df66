// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/fdtransport.h"
#include "core/net/spdy.h"
#include "core/net/spdyheaders.h"
#include "tests/support/verify.h"

#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

using namespace darse;
using namespace darse::net;

/// SPDY as Kubernetes' clients speak it.
class TestNetSpdy : public QObject {
    Q_OBJECT

private:
    static std::string bytes(const char* hex) { return QByteArray::fromHex(hex).toStdString(); }
    /// Two blocks of one stream, as zlib compresses them with the dictionary.
    static std::string firstBlock()
    {
        return bytes(
            "78f9e3c6a7c202253a703a2b294a4dcc851625aca9a0808614cb45e01c6061606100a4398b20d198094ade8c0600000000ffff");
    }
    static std::string secondBlock() { return bytes("c2aa19540e2512d60b000000ffff"); }
    static std::string control(std::uint32_t type, const std::string& body)
    {
        return spdyBytes(0x80030000U | type) + spdyBytes(static_cast<std::uint32_t>(body.size())) + body;
    }

private Q_SLOTS:
    static void headersAreOneStream()
    {
        SpdyHeaders headers;
        const Headers first = headers.read(firstBlock()).value();
        QCOMPARE(first.size(), std::size_t{3});
        QVERIFY(first.find("streamtype") == "error");
        QVERIFY(first.find("port") == "8080");
        QVERIFY(first.find("requestid") == "0");
        QVERIFY(headers.read(secondBlock()).value().find("streamtype") == "data");
    }

    static void brokenHeadersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("block");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("short") << QByteArray("x\xf9", 2);
        QTest::newRow("noise") << QByteArray(200, '\x55');
        QTest::newRow("many") << QByteArray::fromHex("78f9e3c6a7c2000400fbffffffffff");
    }
    static void brokenHeadersAreRefused()
    {
        QFETCH(QByteArray, block);
        SpdyHeaders headers;
        QVERIFY(!headers.read(std::string_view(block.constData(), static_cast<std::size_t>(block.size()))));
    }

    static void streamsAreOpenedAndCarryBytes()
    {
        int ends[2] = {-1, -1};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
        const UniqueFd client(ends[0]);
        Spdy spdy(std::make_unique<FdTransport>(UniqueFd(ends[1]), "a test"));
        const Wait wait{Deadline::after(std::chrono::seconds(20)), {}};
        const std::string said = control(6, spdyBytes(7)) +
                                 control(1, spdyBytes(1) + std::string(6, '\0') + firstBlock()) + spdyBytes(1) +
                                 spdyBytes(0x01000005U) + "hello";
        QCOMPARE(::send(client.get(), said.data(), said.size(), 0), static_cast<ssize_t>(said.size()));
        const auto opened = spdy.receive(wait).value();
        QVERIFY(opened && opened->kind == SpdyEvent::Kind::Opened);
        QCOMPARE(opened->stream, std::uint32_t{1});
        QVERIFY(spdy.accept(1, wait));
        const auto data = spdy.receive(wait).value();
        QVERIFY(data && data->kind == SpdyEvent::Kind::Data && data->isEnd);
        QCOMPARE(data->bytes, std::string("hello"));
        QVERIFY(spdy.send(1, "good day", wait));
        QVERIFY(spdy.finish(1, wait));
        // The answer to the ping comes first, then the reply, the bytes and the end.
        const std::string expected = control(6, spdyBytes(7)) +
                                     control(2, spdyBytes(1) + emptySpdyBlock(BlockPlace::First)) + spdyBytes(1) +
                                     spdyBytes(8) + "good day" + spdyBytes(1) + spdyBytes(0x01000000U);
        std::string heard(expected.size(), '\0');
        QCOMPARE(::recv(client.get(), heard.data(), heard.size(), MSG_WAITALL), static_cast<ssize_t>(heard.size()));
        QVERIFY(heard == expected);
    }

    static void aFrameThatIsTooLongIsRefused()
    {
        int ends[2] = {-1, -1};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
        const UniqueFd client(ends[0]);
        Spdy spdy(std::make_unique<FdTransport>(UniqueFd(ends[1]), "a test"));
        const std::string said = spdyBytes(1) + spdyBytes(0x00ffffffU);
        QCOMPARE(::send(client.get(), said.data(), said.size(), 0), static_cast<ssize_t>(said.size()));
        const auto got = spdy.receive({Deadline::after(std::chrono::seconds(20)), {}});
        QVERIFY(!got);
        QVERIFY(got.error().kind() == ErrorKind::Protocol);
    }

    static void clientAndServerUnderstandOneAnother()
    {
        int ends[2] = {-1, -1};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
        Spdy client(std::make_unique<FdTransport>(UniqueFd(ends[0]), "a test"));
        Spdy server(std::make_unique<FdTransport>(UniqueFd(ends[1]), "a test"));
        const Wait wait{Deadline::after(std::chrono::seconds(20)), {}};
        for (const std::uint32_t stream : {1U, 3U}) {
            QVERIFY(client.open(stream, {{"streamtype", stream == 1 ? "error" : "data"}, {"port", "8080"}}, wait));
            const auto opened = server.receive(wait).value();
            QVERIFY(opened && opened->kind == SpdyEvent::Kind::Opened && opened->stream == stream);
            QVERIFY(opened->headers.find("streamtype") == (stream == 1 ? "error" : "data"));
            QVERIFY(opened->headers.find("port") == "8080");
            QVERIFY(server.accept(stream, wait));
        }
        QVERIFY(server.send(3, "good day", wait));
        const auto data = client.receive(wait).value(); // the replies are the connection's own business
        QVERIFY(data && data->stream == 3 && data->bytes == "good day");
        QVERIFY(client.finish(3, wait));
        QVERIFY(server.receive(wait).value()->isEnd);
    }
};

QTEST_GUILESS_MAIN(TestNetSpdy)
#include "tst_net_spdy.moc"
