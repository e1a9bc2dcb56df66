// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/login.h"
#include "core/registry/pullsource.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace darse::engine {

/// Who asks a registry for something: what the request brought along, else what is stored.
using RequestCredential = std::shared_ptr<registry::CredentialSource>;

/// What a request brought along, and after it what is stored.
class RequestFirst final : public registry::CredentialSource {
public:
    RequestFirst(RequestCredential request, std::shared_ptr<registry::CredentialSource> stored) :
        m_request(std::move(request)),
        m_stored(std::move(stored))
    {
    }
    [[nodiscard]] Result<std::optional<registry::Credential>> find(const registry::CredentialQuery& query,
                                                                   const std::stop_token& stop) override;

private:
    const RequestCredential m_request;
    const std::shared_ptr<registry::CredentialSource> m_stored;
};

/// The registries that were spoken to; with them their connections and tokens stay. For any thread.
class Registries {
public:
    Registries(std::shared_ptr<const registry::RegistryOptions> options,
               std::shared_ptr<registry::StoredCredentials> credentials) :
        m_options(std::move(options)),
        m_credentials(std::move(credentials))
    {
    }

    /// With a credential of a request: one of its own, which nobody else gets.
    [[nodiscard]] Result<std::shared_ptr<registry::PullSource>> source(const std::string& host,
                                                                       const RequestCredential& credential);

    /// Tries a login.
    [[nodiscard]] Result<void> check(const registry::Login& login, const std::stop_token& stop) const;

    /// Who answers for a registry.
    [[nodiscard]] Result<registry::Peer> peer(const std::string& host, const std::stop_token& stop) const;
    /// As Registry::trust; what is spoken with it from now on is by the new authority.
    [[nodiscard]] Result<void> trust(const std::string& host, const std::string& pem, const std::stop_token& stop);
    /// The names of its repositories; Unsupported where it does not tell them.
    [[nodiscard]] Result<registry::Names> catalog(const std::string& host, const RequestCredential& credential,
                                                  const std::stop_token& stop);

private:
    const std::shared_ptr<const registry::RegistryOptions> m_options;
    const std::shared_ptr<registry::StoredCredentials> m_credentials;
    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<registry::PullSource>> m_sources;
};

} // namespace darse::engine
