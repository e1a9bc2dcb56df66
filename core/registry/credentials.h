// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/registry/secret.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace darse::registry {

/// Who one is to a registry. Usually user and password; an identity token takes the place of the password, a registry
/// token that of everything.
struct Credential {
    std::string user{};
    Secret password{};
    Secret identityToken{}; ///< an OAuth 2 refresh token
    Secret registryToken{}; ///< a bearer token that is ready for use

    [[nodiscard]] bool isEmpty() const
    {
        return password.isEmpty() && identityToken.isEmpty() && registryToken.isEmpty();
    }
    [[nodiscard]] Credential clone() const
    {
        return {user, password.clone(), identityToken.clone(), registryToken.clone()};
    }
};

/// What a credential is wanted for.
struct CredentialQuery {
    std::string registry;     ///< as people write it: "docker.io", "localhost:5000"
    std::string repository{}; ///< empty: the registry itself
};

/// Where credentials come from. For any thread. Asked only when a registry demands one.
class CredentialSource {
public:
    CredentialSource() = default;
    CredentialSource(const CredentialSource&) = delete;
    CredentialSource& operator=(const CredentialSource&) = delete;
    virtual ~CredentialSource() = default;

    /// Nothing when there is none for it. Errors never hold a secret.
    [[nodiscard]] virtual Result<std::optional<Credential>> find(const CredentialQuery& query,
                                                                 const std::stop_token& stop) = 0;
};

/// One credential for one registry, and none for any other: what a request brings along.
class GivenCredential final : public CredentialSource {
public:
    GivenCredential(std::string registry, Credential credential) :
        m_registry(std::move(registry)),
        m_credential(std::move(credential))
    {
    }
    [[nodiscard]] Result<std::optional<Credential>> find(const CredentialQuery& query,
                                                         const std::stop_token& stop) override;

private:
    std::string m_registry;
    Credential m_credential;
};

/// What parseRegistryAuth reads. It is as secret as what it holds.
[[nodiscard]] std::string registryAuthOf(const Credential& credential);

/// Reads the header X-Registry-Auth of the Docker API: base64url of {"username", "password", "identitytoken",
/// "registrytoken", "auth"}. Nothing for an empty one; InvalidInput, without its content, for one that cannot be read.
[[nodiscard]] Result<std::optional<Credential>> parseRegistryAuth(std::string_view header);

/// Reads base64 of "user:password".
[[nodiscard]] std::optional<Credential> decodeAuth(std::string_view encoded);

/// The value of Authorization for user and password; to be wiped.
[[nodiscard]] std::string basicAuthorization(const Credential& credential);

/// True when the two name one registry: the old names of Docker Hub are all "docker.io".
[[nodiscard]] bool isSameRegistry(std::string_view a, std::string_view b);

} // namespace darse::registry
