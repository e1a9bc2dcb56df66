// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/message.h"
#include "core/net/transport.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace darse::net {

/// Takes HTTP/1.1 messages off one transport, one after another, and keeps what was read ahead. Not for two threads.
/// After any error but Timeout the stream of bytes cannot be trusted: close it.
class WireReader {
public:
    WireReader(Transport& transport, const Limits& limits);
    WireReader(const WireReader&) = delete;
    WireReader& operator=(const WireReader&) = delete;
    ~WireReader();

    /// Waits between messages. False: the peer has closed without starting another one.
    [[nodiscard]] Result<bool> waitForMessage(const Wait& wait);
    [[nodiscard]] Result<RequestHead> readRequest(const Wait& wait);
    /// The next head, informational ones included. `method` is that of the request; HEAD has no body.
    [[nodiscard]] Result<ResponseHead> readResponse(std::string_view method, const Wait& wait);
    /// A piece of the body of the head last read; 0 is its end. An early end of the stream is an error.
    [[nodiscard]] Result<std::size_t> readBody(std::span<char> into, const Wait& wait);

    [[nodiscard]] bool isBodyDone() const;
    /// As the peer wants it, of the message last read.
    [[nodiscard]] bool wantsKeepAlive() const;
    /// True when bytes of a further message are here already.
    [[nodiscard]] bool hasLeftover() const;
    /// The bytes read ahead, for whoever takes the transport over.
    [[nodiscard]] std::string takeLeftover();
    /// The status with which a server answers the request that readRequest refused.
    [[nodiscard]] int refusalStatus() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace darse::net
