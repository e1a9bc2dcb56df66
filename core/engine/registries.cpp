// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/registries.h"

namespace darse::engine {

using registry::PullSource;

Result<std::optional<registry::Credential>> RequestFirst::find(const registry::CredentialQuery& query,
                                                               const std::stop_token& stop)
{
    TRY_DECLARE(auto found, m_request->find(query, stop));
    if (found)
        return found;
    return m_stored->find(query, stop);
}

Result<std::shared_ptr<PullSource>> Registries::source(const std::string& host, const RequestCredential& credential)
{
    if (credential)
        return PullSource::create(host, m_options, std::make_shared<RequestFirst>(credential, m_credentials));
    const std::scoped_lock lock(m_mutex);
    if (const auto known = m_sources.find(host); known != m_sources.end())
        return known->second;
    TRY_DECLARE(std::shared_ptr<PullSource> made, PullSource::create(host, m_options, m_credentials));
    m_sources.emplace(host, made);
    return made;
}

Result<void> Registries::check(const registry::Login& login, const std::stop_token& stop) const
{
    auto given = std::make_shared<registry::GivenCredential>(login.registry, login.credential.clone());
    TRY_DECLARE(const auto registry, registry::Registry::create(login.registry, m_options, std::move(given)));
    return registry->ping(stop);
}

Result<registry::Peer> Registries::peer(const std::string& host, const std::stop_token& stop) const
{
    TRY_DECLARE(const auto registry, registry::Registry::create(host, m_options, nullptr));
    return registry->peer(stop);
}

Result<void> Registries::trust(const std::string& host, const std::string& pem, const std::stop_token& stop)
{
    TRY_DECLARE(const auto registry, registry::Registry::create(host, m_options, nullptr));
    TRY(registry->trust(pem, stop));
    const std::scoped_lock lock(m_mutex);
    m_sources.erase(host); // its connections know the authorities of before
    return ok();
}

Result<registry::Names> Registries::catalog(const std::string& host, const RequestCredential& credential,
                                            const std::stop_token& stop)
{
    TRY_DECLARE(const auto known, source(host, credential));
    auto names = known->origin().catalog(stop);
    if (!names && names.error().kind() == ErrorKind::NotFound)
        return Error(ErrorKind::Unsupported, host + " does not tell which repositories it has")
            .withDetail(names.error().message());
    return names;
}

} // namespace darse::engine
