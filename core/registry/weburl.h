// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace darse::registry {

/// What a credential is bound to.
struct Origin {
    bool isTls = true;
    std::string host; ///< lower case, without brackets
    std::uint16_t port = 443;

    /// "https://host:port"
    [[nodiscard]] std::string text() const;
    /// What the Host field says: without the port where that is the usual one, since signatures are made over it.
    [[nodiscard]] std::string hostField() const;

    friend auto operator<=>(const Origin&, const Origin&) = default;
    friend bool operator==(const Origin&, const Origin&) = default;
};

struct WebUrl {
    Origin origin;
    std::string target = "/"; ///< path and query

    /// The target without its query, which may be a signature.
    [[nodiscard]] std::string_view path() const;
};

/// Reads an absolute http or https URL; Protocol for user names in it, control characters and other schemes.
[[nodiscard]] Result<WebUrl> parseUrl(std::string_view text);
/// What `location`, absolute or relative, means in an answer from `base`.
[[nodiscard]] Result<WebUrl> resolveUrl(const WebUrl& base, std::string_view location);
/// `url` with "name=value" at the end of its query, encoded.
void addQuery(WebUrl& url, std::string_view name, std::string_view value);

enum class HostKind {
    Name,
    Address,   ///< an IP address somewhere else
    Loopback,  ///< this machine: "localhost", 127.0.0.0/8, ::1, and the unspecified addresses
    LinkLocal, ///< 169.254.0.0/16, fe80::/10: where clouds keep their secrets
};

/// What a host is by its spelling, in every spelling that a resolver takes for an address.
[[nodiscard]] HostKind kindOf(std::string_view host);

/// Whether an answer from one origin may lead to another: never from TLS to plain, never to a link-local address, and
/// to this machine only from this machine. Protocol says which.
[[nodiscard]] Result<void> checkLead(const Origin& from, const Origin& to);

} // namespace darse::registry
