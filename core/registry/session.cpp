// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/session.h"

#include "core/registry/certificates.h"

#include <algorithm>

namespace darse::registry {
namespace {

constexpr int kMaxLogins = 1;

/// What comes of TLS with a server that has none by now, or other certificates.
bool speaksOtherwise(const Error& error)
{
    return error.kind() == ErrorKind::Protocol || error.kind() == ErrorKind::PermissionDenied;
}

bool isUnreachable(const Error& error)
{
    return error.kind() == ErrorKind::Unreachable;
}

net::Request requestOf(const Call& call)
{
    net::Request request;
    request.head.method = call.method;
    request.head.headers = call.headers;
    request.body = call.body;
    if (call.stream) {
        request.stream = call.stream;
        request.streamLength = call.streamLength;
        request.expectation = net::Expectation::Continue;
    }
    return request;
}

} // namespace

Session::Session(std::string host, std::string api, std::shared_ptr<const RegistryOptions> options,
                 std::shared_ptr<CredentialSource> credentials) :
    m_host(std::move(host)),
    m_api(std::move(api)),
    m_web(std::move(options), m_host, m_api),
    m_authorizer(m_web, m_host, std::move(credentials))
{
}

Patience Session::patience(std::string what, RetryTold told)
{
    return Patience(
        options(), subject(std::move(what)),
        [this](std::string text) { return m_authorizer.withoutSecrets(std::move(text)); }, std::move(told));
}

Result<Origin> Session::origin(const std::stop_token& stop)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_origin)
            return *m_origin;
    }
    TRY_DECLARE(Finding found, findOrigin(stop)); // two threads may find it at once, and find the same
    const std::lock_guard lock(m_mutex);
    if (found.isSure)
        m_origin = found.origin;
    return std::move(found.origin);
}

void Session::forgetOrigin()
{
    const std::lock_guard lock(m_mutex);
    m_origin.reset();
}

Result<Session::Finding> Session::findOrigin(const std::stop_token& stop)
{
    TRY_DECLARE(const WebUrl tls, parseUrl("https://" + m_api + "/v2/"));
    TRY_DECLARE(const WebUrl plain, parseUrl("http://" + m_api + "/v2/"));
    if (kindOf(tls.origin.host) == HostKind::Loopback) {
        // Asked without TLS first: a plain server may wait for ever for the end of a handshake.
        const auto isPlain = answersPlainly(plain, stop);
        if (!isPlain && isUnreachable(isPlain.error()))
            return Finding{tls.origin, false};
        if (!isPlain)
            return isPlain.error();
        return Finding{*isPlain ? plain.origin : tls.origin};
    }
    if (!isListedInsecure(tls.origin, options()))
        return Finding{tls.origin};
    const auto answer = m_web.send(tls, {}, stop);
    if (answer)
        return Finding{tls.origin};
    const ErrorKind kind = answer.error().kind();
    const bool isOtherPort = plain.origin.port != tls.origin.port;
    if (kind != ErrorKind::Protocol && kind != ErrorKind::Timeout && !(kind == ErrorKind::Unreachable && isOtherPort))
        return answer.error();
    const auto isPlain = answersPlainly(plain, stop);
    if (!isPlain && !isUnreachable(isPlain.error()))
        return isPlain.error();
    return isPlain && *isPlain ? Result<Finding>(Finding{plain.origin}) : Result<Finding>(answer.error());
}

/// Whether a registry answers there without TLS. Nothing secret is in the question.
Result<bool> Session::answersPlainly(const WebUrl& url, const std::stop_token& stop)
{
    const auto answer = m_web.send(url, {}, stop);
    if (!answer) {
        const ErrorKind kind = answer.error().kind();
        const bool isNoAnswer =
            kind == ErrorKind::Canceled || kind == ErrorKind::Timeout || kind == ErrorKind::Unreachable;
        return isNoAnswer ? Result<bool>(answer.error()) : false;
    }
    // "This is a TLS port" is 400 or a redirect to https.
    return answer->status() != 400 && answer->status() / 100 != 3;
}

Result<Answer> Session::once(const Call& call, const std::stop_token& stop)
{
    TRY_DECLARE(const Origin own, origin(stop));
    const WebUrl url = call.at.value_or(WebUrl{own, call.target});
    const bool isOwn = url.origin == own;
    net::Request request = requestOf(call);
    for (int logins = 0;; ++logins) {
        Secret sent;
        if (isOwn) {
            TRY_DECLARE(sent, m_authorizer.authorization(own, call.scope, stop));
        }
        if (!sent.isEmpty())
            request.head.headers.set("Authorization", std::string(sent.reveal()));
        auto opened = m_web.open(url, request, stop);
        if (!opened && isOwn && speaksOtherwise(opened.error()))
            forgetOrigin();
        TRY_DECLARE(Answer answer, std::move(opened));
        if (answer.status() != 401 || answer.url.origin != own || !isOwn || logins == kMaxLogins)
            return answer;
        TRY_DECLARE(const bool isWorthIt, m_authorizer.learn(answer.exchange->head(), call.scope, sent.reveal(), stop));
        if (!isWorthIt || call.stream)
            return answer;
        static_cast<void>(answer.exchange->collect(kMaxErrorBody, stop));
    }
}

Result<Answer> Session::ask(const Call& call, Patience& patience, const std::stop_token& stop)
{
    TRY_DECLARE(Answer answer, patience.ask([&] { return once(call, stop); }, stop));
    if (std::find(call.good.begin(), call.good.end(), answer.status()) == call.good.end())
        return failure(answer, call, stop);
    return answer;
}

Result<Small> Session::fetch(const Call& call, std::size_t cap, const std::stop_token& stop, const RetryTold& told)
{
    Patience patience = this->patience(call.what, told);
    for (;;) {
        TRY_DECLARE(Answer answer, ask(call, patience, stop));
        auto body = answer.exchange->collect(cap, stop);
        if (body)
            return Small{answer.exchange->head(), std::move(body).value(), answer.url};
        TRY(patience.bear(body.error(), stop));
    }
}

Error Session::failure(Answer& answer, const Call& call, const std::stop_token& stop)
{
    std::string body = answer.exchange->collect(kMaxErrorBody, stop).valueOr({});
    return answerError(answer.exchange->head(), m_authorizer.withoutSecrets(std::move(body)), subject(call.what),
                       *options().clock);
}

} // namespace darse::registry
