// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace darse::net {

/// The parts of "scheme://user:password@host:port" that a connection needs; IPv6 hosts are without brackets.
struct Authority {
    std::string scheme; ///< lower case, empty when the text had none
    std::string user;   ///< decoded
    std::string password;
    std::string host;
    std::uint16_t port = 0; ///< 0 when the text had none
};

[[nodiscard]] Result<Authority> parseAuthority(std::string_view url);

/// "host:port", with brackets around an IPv6 address.
[[nodiscard]] std::string hostPort(std::string_view host, std::uint16_t port);

/// Replaces %XX; InvalidInput for broken ones and for NUL.
[[nodiscard]] Result<std::string> percentDecode(std::string_view text);
/// Everything but letters, digits and "-._~" as %XX.
[[nodiscard]] std::string percentEncode(std::string_view text);

using Query = std::vector<std::pair<std::string, std::string>>;
/// The decoded pairs of "a=1&b", in order; '+' is a blank.
[[nodiscard]] Result<Query> parseQuery(std::string_view query);

[[nodiscard]] std::string base64(std::string_view bytes);
[[nodiscard]] std::string lowerCase(std::string_view text);

} // namespace darse::net
