// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/client.h"
#include "core/registry/certificates.h"
#include "core/registry/challenge.h"
#include "core/registry/credentials.h"

#include <chrono>
#include <vector>

namespace darse::registry {

/// A bearer token and how long it is good.
struct Token {
    Secret text;
    std::chrono::seconds life{60};
};

/// The largest answer of a token server that is read.
inline constexpr std::size_t kMaxTokenAnswer = std::size_t{1024} * 1024;

/// Where the token server of a challenge from `registry` is. Credentials are going to be sent there, so it must be
/// https (http only beside a registry that is spoken to without TLS itself, or where people have said so), and never an
/// address of numbers other than the registry's own. Protocol says what is wrong.
[[nodiscard]] Result<WebUrl> tokenServer(const Challenge& challenge, const Origin& registry,
                                         const RegistryOptions& options);

struct TokenWish {
    std::string service;
    std::vector<std::string> scopes;
};

/// Adds what makes a token request of `url` and gives the request: a GET, with user and password where there are any; a
/// POST in the manner of OAuth 2 for an identity token. The secrets in it are to be wiped by the caller.
[[nodiscard]] net::Request tokenRequest(WebUrl& url, const TokenWish& wish, const Credential* credential);

/// Reads {"token" or "access_token", "expires_in"}; Protocol without any of its content.
[[nodiscard]] Result<Token> parseToken(const std::string& body);

} // namespace darse::registry
