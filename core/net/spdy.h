// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/message.h"
#include "core/net/transport.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

namespace darse::net {

class SpdyHeaders;
enum class BlockPlace;

/// What the other side does over SPDY.
struct SpdyEvent {
    enum class Kind { Opened, Data, Reset };
    Kind kind = Kind::Data;
    std::uint32_t stream = 0;
    Headers headers{}; ///< of one that was opened
    std::string bytes{};
    bool isEnd = false; ///< the other side sends nothing more in it
};

/// SPDY/3.1 as Kubernetes' clients and servers speak it: several streams over one connection, opened by the client,
/// without windows and priorities. One thread receives; any may send.
class Spdy {
public:
    explicit Spdy(std::unique_ptr<Transport> transport);
    Spdy(const Spdy&) = delete;
    Spdy& operator=(const Spdy&) = delete;
    ~Spdy();

    /// Nothing: the other side has left. Pings are answered here.
    [[nodiscard]] Result<std::optional<SpdyEvent>> receive(const Wait& wait);
    /// For a client: opens a stream. Its number is odd, and larger than those before.
    [[nodiscard]] Result<void> open(std::uint32_t stream, const Headers& headers, const Wait& wait);
    /// For a server: takes a stream that was opened.
    [[nodiscard]] Result<void> accept(std::uint32_t stream, const Wait& wait);
    [[nodiscard]] Result<void> send(std::uint32_t stream, std::string_view bytes, const Wait& wait);
    /// Nothing more comes in it.
    [[nodiscard]] Result<void> finish(std::uint32_t stream, const Wait& wait);
    /// Ends everything, from any thread.
    void close();

private:
    struct Frame {
        std::uint32_t word = 0; ///< the first: a stream, or a control frame's version and type
        std::uint8_t flags = 0;
        std::string body{};
    };

    [[nodiscard]] Result<std::optional<Frame>> readFrame(const Wait& wait);
    [[nodiscard]] Result<bool> fill(std::size_t count, const Wait& wait);
    [[nodiscard]] Result<std::optional<SpdyEvent>> control(const Frame& frame, const Wait& wait);
    [[nodiscard]] BlockPlace place();
    [[nodiscard]] Result<void> write(std::uint32_t word, std::uint8_t flags, std::string_view body, const Wait& wait);

    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<SpdyHeaders> m_headers;
    std::string m_received;
    std::mutex m_sending;
    bool m_hasSaidHeaders = false;
};

} // namespace darse::net
