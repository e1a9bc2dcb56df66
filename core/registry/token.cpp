// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/token.h"

#include "core/net/url.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace darse::registry {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxToken = std::size_t{32} * 1024;
constexpr std::int64_t kShortestLife = 60;    // what the specification says for "not said"
constexpr std::int64_t kLongestLife = 86'400; // a day

Error refused(const std::string& why)
{
    return {ErrorKind::Protocol, "no credential goes to the token server of the registry: " + why};
}

bool isBeside(const Origin& realm, const Origin& registry)
{
    return realm.host == registry.host ||
           (kindOf(realm.host) == HostKind::Loopback && kindOf(registry.host) == HostKind::Loopback);
}

std::string stringOf(const json& document, const char* key)
{
    const auto found = document.find(key);
    return found != document.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void appendField(std::string& form, std::string_view name, std::string_view value)
{
    form.append(form.empty() ? "" : "&").append(name).append("=").append(net::percentEncode(value));
}

net::Request refreshRequest(const TokenWish& wish, const Credential& credential)
{
    net::Request request;
    request.head.method = "POST";
    request.head.headers.add("Content-Type", "application/x-www-form-urlencoded");
    std::string scopes;
    for (const std::string& scope : wish.scopes)
        scopes.append(scopes.empty() ? "" : " ").append(scope);
    appendField(request.body, "grant_type", "refresh_token");
    appendField(request.body, "service", wish.service);
    appendField(request.body, "client_id", "darse");
    if (!scopes.empty())
        appendField(request.body, "scope", scopes);
    appendField(request.body, "refresh_token", credential.identityToken.reveal());
    return request;
}

} // namespace

Result<WebUrl> tokenServer(const Challenge& challenge, const Origin& registry, const RegistryOptions& options)
{
    TRY_DECLARE(const WebUrl url, parseUrl(challenge.parameter("realm")).within("the token server"));
    const Origin& realm = url.origin;
    const HostKind kind = kindOf(realm.host);
    if (kind == HostKind::LinkLocal)
        return refused(realm.text() + " is link-local");
    if (kind != HostKind::Name && !isBeside(realm, registry))
        return refused(realm.text() + " is an address of numbers");
    if (!realm.isTls && !isListedInsecure(realm, options) && (registry.isTls || !isBeside(realm, registry)))
        return refused(realm.text() + " is not https");
    return url;
}

net::Request tokenRequest(WebUrl& url, const TokenWish& wish, const Credential* credential)
{
    if (credential && !credential->identityToken.isEmpty())
        return refreshRequest(wish, *credential);
    net::Request request;
    if (!wish.service.empty())
        addQuery(url, "service", wish.service);
    for (const std::string& scope : wish.scopes)
        addQuery(url, "scope", scope);
    if (credential && !credential->user.empty()) {
        addQuery(url, "account", credential->user);
        request.head.headers.set("Authorization", basicAuthorization(*credential));
    }
    return request;
}

Result<Token> parseToken(const std::string& body)
{
    const auto isShallow = [](int depth, json::parse_event_t, json&) { return depth < 16; };
    const json document = json::parse(body, isShallow, false);
    if (!document.is_object())
        return Error(ErrorKind::Protocol, "the token server did not send a JSON object");
    std::string text = stringOf(document, "token");
    if (text.empty())
        text = stringOf(document, "access_token");
    const bool isClean = std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (text.empty() || text.size() > kMaxToken || !isClean)
        return Error(ErrorKind::Protocol, "the token server did not send a usable token");
    Token token{Secret::taking(text), std::chrono::seconds(kShortestLife)};
    const auto life = document.find("expires_in");
    if (life != document.end() && life->is_number_integer())
        token.life = std::chrono::seconds(std::clamp(life->get<std::int64_t>(), std::int64_t{1}, kLongestLife));
    return token;
}

} // namespace darse::registry
