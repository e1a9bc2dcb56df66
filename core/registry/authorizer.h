// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/answererror.h"
#include "core/registry/token.h"
#include "core/registry/web.h"

#include <map>
#include <optional>

namespace darse::registry {

/// What a request needs to be allowed to do: "repository:library/alpine:pull".
struct Scope {
    std::string repository{};
    std::vector<std::string> texts{};

    [[nodiscard]] static Scope nothing() { return {}; }
    [[nodiscard]] static Scope catalog() { return {{}, {"registry:catalog:*"}}; }
    [[nodiscard]] static Scope of(const std::string& repository, const char* actions)
    {
        return {repository, {"repository:" + repository + ":" + actions}};
    }
};

/// Answers the challenges of one registry. Tokens are kept by token server, service and scope until they expire. For
/// any thread; nothing is held while the network is waited for.
class Authorizer {
public:
    Authorizer(Web& web, std::string registry, std::shared_ptr<CredentialSource> source);

    /// The value of Authorization for a request to `origin`, the registry's own; empty while nothing was demanded.
    [[nodiscard]] Result<Secret> authorization(const Origin& origin, const Scope& scope, const std::stop_token& stop);
    /// Takes in a 401 that answered `sent`. True when the request should be made again.
    [[nodiscard]] Result<bool> learn(const net::ResponseHead& refusal, const Scope& scope, std::string_view sent,
                                     const std::stop_token& stop);
    /// A credential was found for something.
    [[nodiscard]] bool hasCredential() const;
    /// `text` without any of the secrets that are known here.
    [[nodiscard]] std::string withoutSecrets(std::string text);

private:
    struct Kept {
        Secret text;
        std::chrono::steady_clock::time_point end;
    };
    using CredentialPtr = std::shared_ptr<const Credential>;

    [[nodiscard]] Result<CredentialPtr> credentialFor(const std::string& repository, const std::stop_token& stop);
    [[nodiscard]] Result<Token> fetch(WebUrl server, const TokenWish& wish, const std::string& repository,
                                      const std::stop_token& stop);
    [[nodiscard]] std::optional<Secret> kept(const std::string& key);
    void keep(const std::string& key, const Token& token);

    Web& m_web;
    const std::string m_registry;
    const std::shared_ptr<CredentialSource> m_source;
    mutable std::mutex m_mutex;
    std::optional<Challenge> m_challenge;
    std::map<std::string, Kept> m_tokens;
    std::map<std::string, CredentialPtr> m_credentials; ///< by repository; null: there is none
};

} // namespace darse::registry
