// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/web.h"

#include "core/registry/certificates.h"

#include <algorithm>

namespace darse::registry {
namespace {

constexpr int kMaxRedirects = 5;
constexpr std::size_t kMaxClients = 16;
constexpr std::size_t kDrained = std::size_t{64} * 1024;

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isRead(const net::Request& request)
{
    return request.head.method == "GET" || request.head.method == "HEAD";
}

/// A query may be a signature that lets in whoever has it.
Error withoutQuery(const Error& error, const WebUrl& url)
{
    std::string message = error.message();
    const std::string path(url.path());
    for (auto at = message.find(url.target); at != std::string::npos && path != url.target;
         at = message.find(url.target, at + 1))
        message.replace(at, url.target.size(), path);
    return Error(error.kind(), std::move(message)).withDetail(error.detail());
}

} // namespace

std::string Answer::header(std::string_view name) const
{
    return std::string(headers().find(name).value_or(""));
}

Web::Web(std::shared_ptr<const RegistryOptions> options, std::string own, std::string api) :
    m_options(std::move(options)),
    m_own(std::move(own)),
    m_api(std::move(api))
{
}

Result<std::shared_ptr<net::Client>> Web::clientFor(const Origin& origin)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_clients.begin(), m_clients.end(),
                                    [&origin](const Entry& entry) { return entry.origin == origin; });
    if (found != m_clients.end()) {
        m_clients.splice(m_clients.begin(), m_clients, found);
        return m_clients.front().client;
    }
    net::ClientOptions options;
    options.proxies = m_options->proxies;
    options.connect = m_options->connectTimeout;
    options.silence = m_options->silence;
    options.answer = 2 * m_options->silence; // a registry checks a whole upload before it answers
    net::Endpoint endpoint = net::Endpoint::tcp(origin.host, origin.port);
    if (origin.isTls) {
        const bool isOwn = origin.hostField() == m_api;
        TRY_DECLARE(net::TlsOptions tls, tlsFor(origin, isOwn ? m_own : std::string(), *m_options));
        endpoint = net::Endpoint::tlsOver(origin.host, origin.port, std::move(tls));
    }
    m_clients.push_front({origin, std::make_shared<net::Client>(std::move(endpoint), std::move(options))});
    if (m_clients.size() > kMaxClients)
        m_clients.pop_back();
    return m_clients.front().client;
}

void Web::forget(const Origin& origin)
{
    const std::lock_guard lock(m_mutex);
    m_clients.remove_if([&origin](const Entry& entry) { return entry.origin == origin; });
}

Result<Answer> Web::send(const WebUrl& url, net::Request request, const std::stop_token& stop)
{
    TRY_DECLARE(const auto client, clientFor(url.origin));
    request.head.target = url.target;
    request.head.headers.set("Host", url.origin.hostField());
    request.head.headers.set("User-Agent", m_options->userAgent);
    request.head.headers.set("Accept-Encoding", "identity");
    auto exchange = client->open(request, stop);
    if (!exchange) {
        forget(url.origin);
        return withoutQuery(exchange.error(), url);
    }
    return Answer{std::move(exchange).value(), url};
}

Result<Answer> Web::open(WebUrl url, net::Request request, const std::stop_token& stop)
{
    for (int hops = 0;; ++hops) {
        TRY_DECLARE(Answer answer, send(url, request, stop));
        if (!isRedirect(answer.status()))
            return answer;
        if (!isRead(request))
            return Error(ErrorKind::Protocol, url.origin.hostField() + " redirects a " + request.head.method +
                                                  " request, which is not followed");
        if (hops == kMaxRedirects)
            return Error(ErrorKind::Protocol, url.origin.hostField() + " redirects without an end");
        TRY_DECLARE(WebUrl next, resolveUrl(url, answer.header("Location")));
        TRY(checkLead(url.origin, next.origin));
        if (next.origin != url.origin)
            request.head.headers.remove("Authorization");
        // Read, so that the connection can be used again; what cannot be read does not matter.
        static_cast<void>(answer.exchange->collect(kDrained, stop));
        url = std::move(next);
    }
}

} // namespace darse::registry
