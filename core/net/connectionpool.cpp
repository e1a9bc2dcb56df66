// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/clientconnection.h"

namespace darse::net {
namespace {

constexpr std::size_t kMaxKept = 8;

} // namespace

ConnectionPool::ConnectionPool(Endpoint endpoint, ClientOptions options) :
    m_settings(std::make_shared<const ClientSettings>(ClientSettings{std::move(endpoint), std::move(options)}))
{
}

std::unique_ptr<ClientConnection> ConnectionPool::takeKept()
{
    for (;;) {
        std::unique_ptr<ClientConnection> candidate;
        {
            const std::lock_guard lock(m_mutex);
            if (m_kept.empty())
                return nullptr;
            candidate = std::move(m_kept.back());
            m_kept.pop_back();
        }
        if (candidate->isStale())
            continue;
        candidate->isReused = true;
        return candidate;
    }
}

std::optional<Proxy> ConnectionPool::proxy() const
{
    if (m_settings->endpoint.kind == EndpointKind::Unix)
        return std::nullopt;
    return m_settings->endpoint.kind == EndpointKind::Tls
               ? m_settings->options.proxies.forHttps(m_settings->endpoint.host, m_settings->endpoint.port)
               : m_settings->options.proxies.forHttp(m_settings->endpoint.host, m_settings->endpoint.port);
}

Result<std::unique_ptr<ClientConnection>> ConnectionPool::makeNew(Way way, const std::stop_token& stop)
{
    const Wait wait{Deadline::after(m_settings->options.connect), stop};
    const std::optional<Proxy> between = proxy();
    const bool isForwarded = between && between->kind == ProxyKind::Http && way == Way::Request &&
                             m_settings->endpoint.kind == EndpointKind::Tcp;
    auto connected = isForwarded ? connectTo(Endpoint::tcp(between->at.host, between->at.port), std::nullopt, wait)
                                 : connectTo(m_settings->endpoint, between, wait);
    TRY_DECLARE(auto transport, std::move(connected));
    auto connection = std::make_unique<ClientConnection>(std::move(transport), m_settings);
    if (isForwarded)
        connection->forwarder = between;
    return connection;
}

void ConnectionPool::giveBack(std::unique_ptr<ClientConnection> connection)
{
    if (!connection->isReusable())
        return;
    const std::lock_guard lock(m_mutex);
    if (m_kept.size() < kMaxKept)
        m_kept.push_back(std::move(connection));
}

} // namespace darse::net
