// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/credentials.h"

#include "core/base/base64.h"
#include "core/net/url.h"

#include <nlohmann/json.hpp>

namespace darse::registry {
namespace {

using nlohmann::json;

std::string take(json& document, const char* key)
{
    const auto found = document.find(key);
    return found != document.end() && found->is_string() ? std::move(found->get_ref<std::string&>()) : std::string();
}

Secret takeSecret(json& document, const char* key)
{
    std::string text = take(document, key);
    return Secret::taking(text);
}

std::string registryName(std::string_view text)
{
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (text.starts_with(scheme))
            text.remove_prefix(scheme.size());
    }
    std::string host = net::lowerCase(text.substr(0, text.find('/')));
    const bool isHub = host == "index.docker.io" || host == "registry-1.docker.io" || host == "registry.hub.docker.com";
    return isHub ? "docker.io" : host;
}

} // namespace

Result<std::optional<Credential>> GivenCredential::find(const CredentialQuery& query, const std::stop_token&)
{
    if (!isSameRegistry(query.registry, m_registry))
        return std::optional<Credential>();
    return std::optional(m_credential.clone());
}

std::string registryAuthOf(const Credential& credential)
{
    std::string text = json{{"username", credential.user},
                            {"password", credential.password.reveal()},
                            {"identitytoken", credential.identityToken.reveal()},
                            {"registrytoken", credential.registryToken.reveal()}}
                           .dump(-1, ' ', false, json::error_handler_t::replace);
    std::string out = toBase64(text, Base64Alphabet::Url);
    wipe(text);
    return out;
}

Result<std::optional<Credential>> parseRegistryAuth(std::string_view header)
{
    static constexpr std::size_t kLongest = std::size_t{64} * 1024;
    if (header.empty())
        return std::optional<Credential>();
    const Error unreadable(ErrorKind::InvalidInput, "the header X-Registry-Auth cannot be read");
    if (header.size() > kLongest)
        return unreadable;
    json document = json::parse(fromBase64(header), nullptr, false);
    if (!document.is_object())
        return unreadable;
    Credential out{take(document, "username"), takeSecret(document, "password"), takeSecret(document, "identitytoken"),
                   takeSecret(document, "registrytoken")};
    if (std::string both = take(document, "auth"); !both.empty() && out.isEmpty())
        return std::optional(decodeAuth(both).value_or(Credential{}));
    return out.isEmpty() ? std::optional<Credential>() : std::optional(std::move(out));
}

std::optional<Credential> decodeAuth(std::string_view encoded)
{
    std::string both = fromBase64(encoded);
    const auto colon = both.find(':');
    if (colon == std::string::npos || colon == 0)
        return std::nullopt;
    Credential out;
    out.user = both.substr(0, colon);
    out.password = Secret(std::string_view(both).substr(colon + 1));
    wipe(both);
    return out;
}

std::string basicAuthorization(const Credential& credential)
{
    std::string both = credential.user + ":" + std::string(credential.password.reveal());
    std::string out = "Basic " + net::base64(both);
    wipe(both);
    return out;
}

bool isSameRegistry(std::string_view a, std::string_view b)
{
    return registryName(a) == registryName(b);
}

} // namespace darse::registry
