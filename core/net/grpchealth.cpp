// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/grpchealth.h"

#include <cstdint>
#include <optional>

namespace darse::net {
namespace {

enum FrameType : std::uint8_t { kBody = 0, kHeaders = 1, kReset = 3, kSettings = 4, kPing = 6, kGoAway = 7 };
constexpr unsigned kEndStream = 1; // also: an acknowledgement, of settings and pings
constexpr unsigned kEndHeaders = 4;
constexpr unsigned kPadded = 8;
constexpr std::size_t kFrameHead = 9;
constexpr std::size_t kMostFrame = 16384; // as long as nobody has agreed on more
constexpr std::size_t kMostAnswer = 4096;
constexpr int kMostFrames = 1000;
constexpr std::size_t kMessageHead = 5;
constexpr std::uint64_t kServing = 1;

Error noAnswer(const std::string& why)
{
    return {ErrorKind::Protocol, "no answer of grpc.health.v1: " + why};
}

struct Frame {
    unsigned type = 0;
    unsigned flags = 0;
    std::uint32_t stream = 0;
    std::string payload{};
};

char byteOf(std::uint64_t number, unsigned shift)
{
    return static_cast<char>((number >> shift) & 0xffU);
}

std::string written(const Frame& frame)
{
    std::string out;
    for (const unsigned shift : {16U, 8U, 0U})
        out += byteOf(frame.payload.size(), shift);
    out += byteOf(frame.type, 0);
    out += byteOf(frame.flags, 0);
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        out += byteOf(frame.stream, shift);
    return out + frame.payload;
}

/// A text of HPACK, as it is.
std::string literal(std::string_view text)
{
    constexpr std::size_t kPrefix = 127;
    std::string out;
    if (text.size() < kPrefix) {
        out += byteOf(text.size(), 0);
    } else {
        out += byteOf(kPrefix, 0);
        std::size_t left = text.size() - kPrefix;
        for (; left >= 128; left /= 128)
            out += byteOf(left % 128 + 128, 0);
        out += byteOf(left, 0);
    }
    return out.append(text);
}

std::string question(const HealthAsked& asked)
{
    const std::pair<std::string_view, std::string_view> fields[] = {{":method", "POST"},
                                                                    {":scheme", "http"},
                                                                    {":path", "/grpc.health.v1.Health/Check"},
                                                                    {":authority", asked.authority},
                                                                    {"te", "trailers"},
                                                                    {"content-type", "application/grpc"},
                                                                    {"user-agent", "kube-probe/1.32"}};
    std::string head;
    for (const auto& [name, value] : fields)
        head.append(1, '\0').append(literal(name)).append(literal(value));
    std::string message;
    if (!asked.service.empty())
        message.append("\x0a").append(1, byteOf(asked.service.size(), 0)).append(asked.service);
    std::string body(1, '\0');
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        body += byteOf(message.size(), shift);
    return "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + written({.type = kSettings}) +
           written({.type = kHeaders, .flags = kEndHeaders, .stream = 1, .payload = head}) +
           written({.type = kBody, .flags = kEndStream, .stream = 1, .payload = body + message});
}

Result<void> readAll(Transport& transport, std::span<char> into, const Wait& wait)
{
    while (!into.empty()) {
        TRY_DECLARE(const std::size_t count, transport.readSome(into, wait));
        if (count == 0)
            return noAnswer("the connection was closed");
        into = into.subspan(count);
    }
    return ok();
}

std::uint32_t numberAt(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t out = 0;
    for (std::size_t i = at; i < at + size; ++i)
        out = (out << 8U) | static_cast<unsigned char>(bytes[i]);
    return out;
}

Result<Frame> readFrame(Transport& transport, const Wait& wait)
{
    std::string head(kFrameHead, '\0');
    TRY(readAll(transport, head, wait));
    Frame out{.type = numberAt(head, 3, 1), .flags = numberAt(head, 4, 1), .stream = numberAt(head, 5, 4)};
    const std::uint32_t size = numberAt(head, 0, 3);
    if (size > kMostFrame)
        return noAnswer("what answers does not speak HTTP/2");
    out.payload.resize(size);
    TRY(readAll(transport, out.payload, wait));
    return out;
}

Result<void> take(std::string& body, const Frame& frame)
{
    std::string_view bytes = frame.payload;
    if ((frame.flags & kPadded) != 0) {
        if (bytes.empty() || numberAt(bytes, 0, 1) >= bytes.size())
            return noAnswer("a frame is damaged");
        bytes = bytes.substr(1, bytes.size() - 1 - numberAt(bytes, 0, 1));
    }
    if (body.size() + bytes.size() > kMostAnswer)
        return noAnswer("it is too long");
    body.append(bytes);
    return ok();
}

std::optional<std::uint64_t> varint(std::string_view bytes, std::size_t& at)
{
    std::uint64_t out = 0;
    for (unsigned shift = 0; at < bytes.size() && shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        out |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
        if (byte < 0x80)
            return out;
    }
    return std::nullopt;
}

/// HealthCheckResponse: its only field is a number.
Result<void> verdict(std::string_view body)
{
    if (body.size() < kMessageHead || body[0] != 0 || numberAt(body, 1, 4) != body.size() - kMessageHead)
        return noAnswer("the service is unknown, or is none");
    std::size_t at = kMessageHead;
    std::uint64_t status = 0;
    while (at < body.size()) {
        const auto tag = varint(body, at);
        const auto value = varint(body, at);
        if (!tag || !value || (*tag & 7U) != 0)
            return noAnswer("it is damaged");
        if (*tag == 8)
            status = *value;
    }
    if (status != kServing)
        return Error(ErrorKind::InvalidState,
                     "service unhealthy (responded with " + std::string(status == 2 ? "NOT_SERVING" : "UNKNOWN") + ")");
    return ok();
}

} // namespace

Result<void> askGrpcHealth(Transport& transport, const HealthAsked& asked, const Wait& wait)
{
    constexpr std::size_t kLongestName = 127;
    if (asked.service.size() > kLongestName)
        return Error(ErrorKind::InvalidInput, "the name of the gRPC service is longer than 127 bytes");
    TRY(writeAll(transport, question(asked), wait));
    std::string body;
    for (int i = 0; i < kMostFrames; ++i) {
        TRY_DECLARE(const Frame frame, readFrame(transport, wait));
        const bool isAnswer = (frame.type == kBody || frame.type == kHeaders) && frame.stream == 1;
        const bool isToBeEchoed = (frame.type == kSettings || frame.type == kPing) && (frame.flags & kEndStream) == 0;
        if (frame.type == kBody && frame.stream == 1)
            TRY(take(body, frame));
        if (isToBeEchoed)
            TRY(writeAll(transport,
                         written({.type = frame.type,
                                  .flags = kEndStream,
                                  .payload = frame.type == kPing ? frame.payload : std::string()}),
                         wait));
        if (isAnswer && (frame.flags & kEndStream) != 0)
            return verdict(body);
        if (frame.type == kGoAway || (frame.type == kReset && frame.stream == 1))
            return noAnswer("the call was refused");
    }
    return noAnswer("there is no end of frames");
}

} // namespace darse::net
