// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/spdy.h"

#include "core/net/spdyheaders.h"

#include <array>
#include <utility>

namespace darse::net {
namespace {

constexpr std::size_t kHead = 8;
constexpr std::size_t kPiece = std::size_t{64} * 1024;
constexpr std::size_t kMostBody = std::size_t{1024} * 1024;
constexpr std::uint32_t kControl = 0x80030000U; ///< and the type
constexpr std::uint32_t kStreamMask = 0x7fffffffU;
constexpr std::uint8_t kLast = 1;

enum class Type : std::uint32_t { Open = 1, Reply = 2, Reset = 3, Ping = 6, Leave = 7 };

} // namespace

Spdy::Spdy(std::unique_ptr<Transport> transport) :
    m_transport(std::move(transport)),
    m_headers(std::make_unique<SpdyHeaders>())
{
}

Spdy::~Spdy()
{
    close();
}

void Spdy::close()
{
    m_transport->close();
}

/// False at the end of the connection.
Result<bool> Spdy::fill(std::size_t count, const Wait& wait)
{
    std::array<char, kPiece> piece{};
    while (m_received.size() < count) {
        TRY_DECLARE(const std::size_t size, m_transport->readSome(piece, wait));
        if (size == 0)
            return false;
        m_received.append(piece.data(), size);
    }
    return true;
}

Result<std::optional<Spdy::Frame>> Spdy::readFrame(const Wait& wait)
{
    TRY_DECLARE(const bool hasHead, fill(kHead, wait));
    if (!hasHead)
        return std::optional<Frame>();
    const std::uint32_t second = spdyNumber(std::string_view(m_received).substr(4));
    const std::size_t size = second & 0xffffffU;
    if (size > kMostBody)
        return Error(ErrorKind::Protocol, "a SPDY frame is too long");
    TRY_DECLARE(const bool hasBody, fill(kHead + size, wait));
    if (!hasBody)
        return std::optional<Frame>();
    Frame out{.word = spdyNumber(m_received),
              .flags = static_cast<std::uint8_t>(second >> 24U),
              .body = m_received.substr(kHead, size)};
    m_received.erase(0, kHead + size);
    return std::optional(std::move(out));
}

/// Nothing: it was for the connection alone.
Result<std::optional<SpdyEvent>> Spdy::control(const Frame& frame, const Wait& wait)
{
    constexpr std::size_t kOpenHead = 10;
    const auto type = static_cast<Type>(frame.word & 0xffffU);
    if (type == Type::Ping) {
        TRY(write(frame.word, 0, frame.body, wait));
        return std::optional<SpdyEvent>();
    }
    if (type == Type::Reset && frame.body.size() >= 4)
        return std::optional(
            SpdyEvent{.kind = SpdyEvent::Kind::Reset, .stream = spdyNumber(frame.body) & kStreamMask, .isEnd = true});
    if (type != Type::Open)
        return std::optional<SpdyEvent>();
    if (frame.body.size() < kOpenHead)
        return Error(ErrorKind::Protocol, "a SPDY frame is too short");
    TRY_DECLARE(Headers headers, m_headers->read(std::string_view(frame.body).substr(kOpenHead)));
    return std::optional(SpdyEvent{.kind = SpdyEvent::Kind::Opened,
                                   .stream = spdyNumber(frame.body) & kStreamMask,
                                   .headers = std::move(headers),
                                   .isEnd = (frame.flags & kLast) != 0});
}

Result<std::optional<SpdyEvent>> Spdy::receive(const Wait& wait)
{
    for (;;) {
        TRY_DECLARE(auto frame, readFrame(wait));
        if (!frame)
            return std::optional<SpdyEvent>();
        if ((frame->word & ~kStreamMask) == 0)
            return std::optional(SpdyEvent{
                .stream = frame->word, .bytes = std::move(frame->body), .isEnd = (frame->flags & kLast) != 0});
        if (frame->word == (kControl | static_cast<std::uint32_t>(Type::Leave)))
            return std::optional<SpdyEvent>();
        TRY_DECLARE(auto event, control(*frame, wait));
        if (event)
            return event;
    }
}

/// Of the next headers among those of this side.
BlockPlace Spdy::place()
{
    return std::exchange(m_hasSaidHeaders, true) ? BlockPlace::Later : BlockPlace::First;
}

Result<void> Spdy::open(std::uint32_t stream, const Headers& headers, const Wait& wait)
{
    constexpr std::size_t kOfNoOther = 4;
    constexpr std::size_t kPriority = 2;
    return write(kControl | static_cast<std::uint32_t>(Type::Open), 0,
                 spdyBytes(stream) + std::string(kOfNoOther + kPriority, '\0') + spdyBlock(headers, place()), wait);
}

Result<void> Spdy::accept(std::uint32_t stream, const Wait& wait)
{
    return write(kControl | static_cast<std::uint32_t>(Type::Reply), 0, spdyBytes(stream) + emptySpdyBlock(place()),
                 wait);
}

Result<void> Spdy::send(std::uint32_t stream, std::string_view bytes, const Wait& wait)
{
    while (!bytes.empty()) {
        TRY(write(stream, 0, bytes.substr(0, kPiece), wait));
        bytes.remove_prefix(std::min(kPiece, bytes.size()));
    }
    return ok();
}

Result<void> Spdy::finish(std::uint32_t stream, const Wait& wait)
{
    return write(stream, kLast, {}, wait);
}

Result<void> Spdy::write(std::uint32_t word, std::uint8_t flags, std::string_view body, const Wait& wait)
{
    const auto second = static_cast<std::uint32_t>(body.size()) | (std::uint32_t{flags} << 24U);
    const std::string frame = spdyBytes(word) + spdyBytes(second) + std::string(body);
    const std::lock_guard lock(m_sending);
    return writeAll(*m_transport, frame, wait);
}

} // namespace darse::net
