// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/message.h"
#include "core/net/transport.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace darse::net {

/// The bytes of a head, with its empty line. InvalidInput for anything that would not arrive as it was meant.
[[nodiscard]] Result<std::string> serialize(const RequestHead& head);
[[nodiscard]] Result<std::string> serialize(const ResponseHead& head);

enum class Framing {
    None,      ///< no body is written, whatever is asked
    Length,    ///< exactly so many bytes
    Chunked,   ///< pieces, then a last empty one
    UntilClose ///< the end of the connection is the end of the body
};

/// Puts one body on a transport.
class BodyWriter {
public:
    BodyWriter(Framing framing, std::uint64_t length) : m_framing(framing), m_left(length) {}

    /// InvalidState when the announced length is overrun.
    [[nodiscard]] Result<void> write(Transport& transport, std::string_view piece, const Wait& wait);
    /// InvalidState when the announced length was not reached: the connection must then be closed.
    [[nodiscard]] Result<void> finish(Transport& transport, const Wait& wait);

private:
    Framing m_framing;
    std::uint64_t m_left;
};

} // namespace darse::net
