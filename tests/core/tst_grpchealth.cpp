// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/grpchealth.h"
#include "tests/support/verify.h"

#include <QTest>

#include <algorithm>

using namespace darse;
using namespace darse::net;

namespace {

/// Says what it was given, and remembers what it was told.
class Scripted final : public Transport {
public:
    explicit Scripted(std::string says) : m_says(std::move(says)) {}

    Result<std::size_t> readSome(std::span<char> into, const Wait& /*wait*/) override
    {
        const std::size_t size = std::min({into.size(), m_says.size(), std::size_t{3}});
        std::copy_n(m_says.begin(), size, into.begin());
        m_says.erase(0, size);
        return size;
    }
    Result<std::size_t> writeSome(std::string_view data, const Wait& /*wait*/) override
    {
        told.append(data);
        return data.size();
    }
    Result<void> waitReadable(const Wait& /*wait*/) override { return ok(); }
    Result<void> shutdownWrite() override { return ok(); }
    void close() override {}
    std::string peer() const override { return "script"; }
    int nativeHandle() const override { return -1; }

    std::string told;

private:
    std::string m_says;
};

std::string frame(char type, char flags, char stream, const std::string& payload)
{
    std::string out{'\0', '\0', static_cast<char>(payload.size()), type, flags, '\0', '\0', '\0', stream};
    return out + payload;
}

const Wait kWait{Deadline::never(), {}};
const std::string kSettings = frame(4, 0, 0, {});
const std::string kHead = frame(1, 4, 1, "\x88");
const std::string kTrailer = frame(1, 5, 1, "\x88");

std::string body(const std::string& message)
{
    return frame(0, 0, 1, std::string("\0\0\0\0", 4) + static_cast<char>(message.size()) + message);
}

} // namespace

class TestGrpcHealth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoServesIsWell()
    {
        Scripted transport(kSettings + frame(6, 0, 0, "12345678") + kHead + body("\x08\x01") + kTrailer);
        VERIFY_OK(askGrpcHealth(transport, {.authority = "10.0.0.2:50051", .service = "shop"}, kWait));
        QVERIFY(transport.told.starts_with("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
        QVERIFY(transport.told.find("/grpc.health.v1.Health/Check") != std::string::npos);
        QVERIFY(transport.told.find("\x0a\x04shop") != std::string::npos);
        QVERIFY(transport.told.ends_with(frame(4, 1, 0, {}) + frame(6, 1, 0, "12345678")));
    }

    void othersAreNot_data()
    {
        QTest::addColumn<QByteArray>("says");
        QTest::addColumn<QByteArray>("why");
        const auto row = [](const char* name, const std::string& says, const char* why) {
            QTest::newRow(name) << QByteArray::fromStdString(says) << QByteArray(why);
        };
        row("not serving", kSettings + kHead + body("\x08\x02") + kTrailer, "NOT_SERVING");
        row("unknown", kSettings + kHead + body("") + kTrailer, "UNKNOWN");
        row("no such service", kSettings + kTrailer, "the service is unknown");
        row("refused", kSettings + frame(3, 0, 1, std::string(4, '\0')), "the call was refused");
        row("goes away", kSettings + frame(7, 0, 0, std::string(8, '\0')), "the call was refused");
        row("silent", kSettings, "the connection was closed");
        row("padded too much", frame(0, 9, 1, "\x09\x01"), "damaged");
        row("damaged", kHead + body("\x08\xff") + kTrailer, "damaged");
        row("another tongue", "HTTP/1.1 400 Bad Request\r\n\r\n", "does not speak HTTP/2");
    }
    void othersAreNot()
    {
        QFETCH(const QByteArray, says);
        QFETCH(const QByteArray, why);
        Scripted transport(says.toStdString());
        const auto answer = askGrpcHealth(transport, {.authority = "a:1"}, kWait);
        QVERIFY(!answer);
        QVERIFY2(answer.error().message().find(why.toStdString()) != std::string::npos,
                 answer.error().message().c_str());
    }
};

QTEST_APPLESS_MAIN(TestGrpcHealth)
#include "tst_grpchealth.moc"
