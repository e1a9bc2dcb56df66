// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/authorizer.h"

#include "core/net/url.h"
#include "core/registry/patience.h"

#include <algorithm>

namespace darse::registry {
namespace {

constexpr std::size_t kMaxKept = 256;
constexpr std::chrono::seconds kMargin{10}; // a token that is sent must not expire on the way

std::string keyOf(const Challenge& challenge, const Scope& scope)
{
    std::string key = challenge.parameter("realm") + "\n" + challenge.parameter("service");
    for (const std::string& text : scope.texts)
        key += "\n" + text;
    return key;
}

void wipeRequest(net::Request& request)
{
    wipe(request.body);
    request.head.headers.wipe("Authorization");
}

std::string hidden(std::string text, const Credential& credential)
{
    for (const Secret* secret : {&credential.password, &credential.identityToken, &credential.registryToken})
        text = withoutSecret(std::move(text), secret->reveal());
    if (credential.password.isEmpty())
        return text;
    std::string basic = basicAuthorization(credential);
    text = withoutSecret(std::move(text), std::string_view(basic).substr(basic.find(' ') + 1));
    wipe(basic);
    return text;
}

} // namespace

Authorizer::Authorizer(Web& web, std::string registry, std::shared_ptr<CredentialSource> source) :
    m_web(web),
    m_registry(std::move(registry)),
    m_source(std::move(source))
{
}

Result<Secret> Authorizer::authorization(const Origin& origin, const Scope& scope, const std::stop_token& stop)
{
    std::optional<Challenge> challenge;
    {
        const std::lock_guard lock(m_mutex);
        challenge = m_challenge;
    }
    if (!challenge)
        return Secret();
    TRY_DECLARE(const CredentialPtr credential, credentialFor(scope.repository, stop));
    if (challenge->scheme == "basic") {
        std::string basic = credential && !credential->user.empty() ? basicAuthorization(*credential) : std::string();
        return Secret::taking(basic);
    }
    if (credential && !credential->registryToken.isEmpty())
        return Secret("Bearer " + std::string(credential->registryToken.reveal()));
    const std::string key = keyOf(*challenge, scope);
    if (auto token = kept(key))
        return *std::move(token);
    TRY_DECLARE(WebUrl server, tokenServer(*challenge, origin, m_web.options()).within(m_registry));
    const TokenWish wish{challenge->parameter("service"), scope.texts};
    TRY_DECLARE(const Token token, fetch(std::move(server), wish, scope.repository, stop));
    keep(key, token);
    return Secret("Bearer " + std::string(token.text.reveal()));
}

Result<bool> Authorizer::learn(const net::ResponseHead& refusal, const Scope& scope, std::string_view sent,
                               const std::stop_token& stop)
{
    const auto challenge = chooseChallenge(parseChallenges(refusal.headers));
    if (!challenge)
        return false;
    {
        const std::lock_guard lock(m_mutex);
        m_challenge = challenge;
        m_tokens.erase(keyOf(*challenge, scope));
    }
    TRY_DECLARE(const CredentialPtr credential, credentialFor(scope.repository, stop));
    if (challenge->scheme == "basic")
        return credential && !credential->user.empty() && !sent.starts_with("Basic ");
    return sent.empty() || !credential || credential->registryToken.isEmpty();
}

Result<Authorizer::CredentialPtr> Authorizer::credentialFor(const std::string& repository, const std::stop_token& stop)
{
    if (!m_source)
        return CredentialPtr();
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_credentials.find(repository); found != m_credentials.end())
            return found->second;
    }
    TRY_DECLARE(auto found, m_source->find({m_registry, repository}, stop).within("the login for " + m_registry));
    CredentialPtr credential;
    if (found && !found->isEmpty())
        credential = std::make_shared<const Credential>(*std::move(found));
    const std::lock_guard lock(m_mutex);
    m_credentials[repository] = credential;
    return credential;
}

Result<Token> Authorizer::fetch(WebUrl server, const TokenWish& wish, const std::string& repository,
                                const std::stop_token& stop)
{
    TRY_DECLARE(const CredentialPtr credential, credentialFor(repository, stop));
    net::Request request = tokenRequest(server, wish, credential.get());
    const ScopeGuard wiped([&request] { wipeRequest(request); });
    Patience patience(m_web.options(), {m_registry, repository, hasCredential()},
                      [this](std::string text) { return withoutSecrets(std::move(text)); });
    TRY_DECLARE(Answer answer,
                patience.ask([&] { return m_web.open(server, request, stop); }, stop).within("the token server"));
    TRY_DECLARE(std::string body, answer.exchange->collect(kMaxTokenAnswer, stop).within("the token server"));
    const ScopeGuard wipedBody([&body] { wipe(body); });
    if (answer.status() == 200)
        return parseToken(body);
    return answerError(answer.exchange->head(), withoutSecrets(body.substr(0, kMaxErrorBody)),
                       {m_registry, repository, hasCredential()}, *m_web.options().clock);
}

std::optional<Secret> Authorizer::kept(const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_tokens.find(key);
    if (found == m_tokens.end() || found->second.end <= m_web.options().clock->steadyNow())
        return std::nullopt;
    return found->second.text.clone();
}

void Authorizer::keep(const std::string& key, const Token& token)
{
    const auto life = token.life > 2 * kMargin ? token.life - kMargin : token.life / 2;
    const std::lock_guard lock(m_mutex);
    if (m_tokens.size() >= kMaxKept)
        m_tokens.clear();
    m_tokens.insert_or_assign(
        key, Kept{Secret("Bearer " + std::string(token.text.reveal())), m_web.options().clock->steadyNow() + life});
}

bool Authorizer::hasCredential() const
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_credentials.begin(), m_credentials.end(),
                       [](const auto& known) { return known.second != nullptr; });
}

std::string Authorizer::withoutSecrets(std::string text)
{
    const std::lock_guard lock(m_mutex);
    for (const auto& [repository, credential] : m_credentials) {
        if (credential)
            text = hidden(std::move(text), *credential);
    }
    for (const auto& [key, token] : m_tokens)
        text = withoutSecret(std::move(text), token.text.reveal().substr(std::string_view("Bearer ").size()));
    return text;
}

} // namespace darse::registry
