// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace darse::net {

/// A connected stream of bytes. One thread may read while another writes; two readers or two writers may not. After a
/// Canceled or any other error but Timeout the transport is dead and only good for destruction.
class Transport {
public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;

    /// Reads at least one byte into `into` (not empty); 0 is the end of the stream.
    [[nodiscard]] virtual Result<std::size_t> readSome(std::span<char> into, const Wait& wait) = 0;
    /// Hands at least one byte of `data` (not empty) to the system and says how many.
    [[nodiscard]] virtual Result<std::size_t> writeSome(std::string_view data, const Wait& wait) = 0;
    /// Returns once readSome would not block.
    [[nodiscard]] virtual Result<void> waitReadable(const Wait& wait) = 0;
    /// Tells the peer that no more bytes come. Unsupported over TLS.
    [[nodiscard]] virtual Result<void> shutdownWrite() = 0;
    /// Ends both directions, from any thread; a blocked reader or writer returns soon. The descriptor itself lives as
    /// long as the object.
    virtual void close() = 0;

    /// Who is at the other end, for messages: a socket path or "address:port".
    [[nodiscard]] virtual std::string peer() const = 0;
    /// The descriptor, for poll and getsockopt only; valid as long as the object.
    [[nodiscard]] virtual int nativeHandle() const = 0;
};

/// Writes all of `data`.
[[nodiscard]] Result<void> writeAll(Transport& transport, std::string_view data, const Wait& wait);

/// The same transport, whose first bytes are `prefix`: what was read ahead of a hijack.
[[nodiscard]] std::unique_ptr<Transport> withPrefix(std::unique_ptr<Transport> transport, std::string prefix);

} // namespace darse::net
