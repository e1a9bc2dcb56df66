// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/message.h"

#include <memory>
#include <string>
#include <string_view>

namespace darse::net {

/// The headers of SPDY/3: all those of one direction are one zlib stream with a dictionary that is known before.
class SpdyHeaders {
public:
    SpdyHeaders();
    SpdyHeaders(const SpdyHeaders&) = delete;
    SpdyHeaders& operator=(const SpdyHeaders&) = delete;
    ~SpdyHeaders();

    /// The next block; Protocol for what is none.
    [[nodiscard]] Result<Headers> read(std::string_view block);

private:
    [[nodiscard]] Result<std::string> inflated(std::string_view block);

    struct Inflater;
    std::unique_ptr<Inflater> m_inflater;
    bool m_hasBegun = false;
};

/// No headers at all, as the first or a later block of a direction.
enum class BlockPlace { First, Later };
[[nodiscard]] std::string emptySpdyBlock(BlockPlace place);
/// Headers of a client, who names the dictionary. At most some thousand bytes.
[[nodiscard]] std::string spdyBlock(const Headers& headers, BlockPlace place);

/// A number of 32 bits, the most significant byte first.
[[nodiscard]] std::uint32_t spdyNumber(std::string_view bytes);
[[nodiscard]] std::string spdyBytes(std::uint32_t number);

} // namespace darse::net
