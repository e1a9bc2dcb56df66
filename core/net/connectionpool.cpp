// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/clientconnection.h"

namespace darse::net {
namespace {

constexpr std::size_t kMaxKept = 8;

} // namespace

ConnectionPool::ConnectionPool(Endpoint endpoint, ClientOptions options) :
    m_endpoint(std::move(endpoint)),
    m_options(std::move(options))
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
    if (m_endpoint.kind == EndpointKind::Unix)
        return std::nullopt;
    return m_endpoint.kind == EndpointKind::Tls ? m_options.proxies.forHttps(m_endpoint.host, m_endpoint.port)
                                                : m_options.proxies.forHttp(m_endpoint.host, m_endpoint.port);
}

Result<std::unique_ptr<ClientConnection>> ConnectionPool::makeNew(Way way, const std::stop_token& stop)
{
    const Wait wait{Deadline::after(m_options.connect), stop};
    const std::optional<Proxy> between = proxy();
    const bool isForwarded =
        between && between->kind == ProxyKind::Http && way == Way::Request && m_endpoint.kind == EndpointKind::Tcp;
    auto connected = isForwarded ? connectTo(Endpoint::tcp(between->at.host, between->at.port), std::nullopt, wait)
                                 : connectTo(m_endpoint, between, wait);
    TRY_DECLARE(auto transport, std::move(connected));
    auto connection = std::make_unique<ClientConnection>(std::move(transport), shared_from_this());
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
