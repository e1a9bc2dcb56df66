// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/keychainlogins.h"

#include <nlohmann/json.hpp>

namespace darse::registry {
namespace {

using nlohmann::json;

/// What the keychain holds for a registry.
Secret packed(const Credential& credential)
{
    json document{{"username", credential.user}, {"password", std::string(credential.password.reveal())}};
    if (!credential.identityToken.isEmpty())
        document["identitytoken"] = std::string(credential.identityToken.reveal());
    std::string text = document.dump(-1, ' ', false, json::error_handler_t::replace);
    return Secret::taking(text);
}

std::optional<Credential> unpacked(const Secret& secret)
{
    json document = json::parse(secret.reveal(), nullptr, false);
    if (!document.is_object())
        return std::nullopt;
    const auto take = [&document](const char* key) {
        const auto found = document.find(key);
        return found != document.end() && found->is_string() ? std::move(found->get_ref<std::string&>())
                                                             : std::string();
    };
    std::string password = take("password");
    std::string token = take("identitytoken");
    return Credential{take("username"), Secret::taking(password), Secret::taking(token)};
}

/// One name for one registry.
std::string entryOf(const std::string& registry)
{
    return isSameRegistry(registry, "docker.io") ? "docker.io" : registry;
}

} // namespace

Result<bool> KeychainLogins::isThere(const std::stop_token& stop)
{
    return m_keychain ? m_keychain->isThere(stop) : Result<bool>(false);
}

Result<std::optional<Credential>> KeychainLogins::find(const std::string& registry, const std::stop_token& stop)
{
    if (!m_keychain)
        return std::optional<Credential>();
    TRY_DECLARE(const auto kept, m_keychain->read(entryOf(registry), stop));
    return kept ? unpacked(*kept) : std::optional<Credential>();
}

Result<void> KeychainLogins::store(const std::string& registry, const Credential& credential,
                                   const std::stop_token& stop)
{
    if (!m_keychain)
        return Error(ErrorKind::Unsupported, "there is no keychain here");
    return m_keychain->write(entryOf(registry), packed(credential), stop);
}

Result<bool> KeychainLogins::erase(const std::string& registry, const std::stop_token& stop)
{
    return m_keychain ? m_keychain->erase(entryOf(registry), stop) : Result<bool>(false);
}

} // namespace darse::registry
