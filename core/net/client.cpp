// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/client.h"

#include "core/net/clientconnection.h"

#include <algorithm>
#include <array>

namespace darse::net {
namespace {

constexpr std::size_t kPiece = std::size_t{32} * 1024;
constexpr std::size_t kMaxDetail = std::size_t{64} * 1024;
constexpr std::array<std::string_view, 6> kIdempotent = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"};

bool mayRepeat(const Request& request, const ClientConnection& connection, const Error& error)
{
    const bool isLost = error.kind() == ErrorKind::Unreachable || error.kind() == ErrorKind::Io;
    return isLost && connection.isReused && !connection.hadAnswer() && !request.stream &&
           std::find(kIdempotent.begin(), kIdempotent.end(), request.head.method) != kIdempotent.end();
}

std::string attempt(const Request& request)
{
    return request.head.method + " " + request.head.target;
}

Result<std::unique_ptr<ClientConnection>> freshConnection(ConnectionPool& pool, const std::stop_token& stop)
{
    return pool.makeNew(Way::Request, stop);
}

/// The error for an answer that was not the upgrade asked for, with what the server said.
Error notUpgraded(ClientConnection& connection, const ResponseHead& head, const std::stop_token& stop)
{
    std::string detail;
    std::array<char, kPiece> piece{};
    while (detail.size() < kMaxDetail) {
        const auto got = connection.readBody(piece, connection.silence(stop));
        if (!got || *got == 0)
            break;
        detail.append(piece.data(), *got);
    }
    const ErrorKind kind = head.status == 404 ? ErrorKind::NotFound : ErrorKind::Unsupported;
    return Error(kind, "the server answered " + std::to_string(head.status) + " " + head.reason)
        .withDetail(std::move(detail));
}

} // namespace

Exchange::Exchange(std::unique_ptr<ClientConnection> connection, ResponseHead head,
                   std::weak_ptr<ConnectionPool> pool) :
    m_connection(std::move(connection)),
    m_head(std::move(head)),
    m_pool(std::move(pool))
{
}

Exchange::~Exchange()
{
    if (const std::shared_ptr<ConnectionPool> pool = m_pool.lock())
        pool->giveBack(std::move(m_connection));
}

Result<std::size_t> Exchange::read(std::span<char> into, const std::stop_token& stop)
{
    return m_connection->readBody(into, m_connection->silence(stop));
}

Result<std::size_t> Exchange::readPatiently(std::span<char> into, const std::stop_token& stop)
{
    return m_connection->readBody(into, {Deadline::never(), stop});
}

Result<std::string> Exchange::collect(std::size_t cap, const std::stop_token& stop)
{
    return collect(cap, Deadline::never(), stop);
}

Result<std::string> Exchange::collect(std::size_t cap, Deadline deadline, const std::stop_token& stop)
{
    std::string out;
    std::array<char, kPiece> piece{};
    for (;;) {
        Wait wait = m_connection->silence(stop);
        wait.deadline = std::min(wait.deadline, deadline);
        TRY_DECLARE(const std::size_t got, m_connection->readBody(piece, wait));
        if (got == 0)
            return out;
        if (got > cap - out.size())
            return Error(ErrorKind::Protocol, "the answer is larger than " + std::to_string(cap) + " bytes");
        out.append(piece.data(), got);
    }
}

Client::Client(Endpoint endpoint, ClientOptions options) :
    m_pool(std::make_shared<ConnectionPool>(std::move(endpoint), std::move(options)))
{
}

Client::~Client() = default;

Result<Response> Client::send(const Request& request, const std::stop_token& stop)
{
    TRY_DECLARE(const auto exchange, open(request, stop));
    const ClientOptions& options = m_pool->options();
    TRY_DECLARE(
        std::string body,
        exchange->collect(options.limits.collectedBody, Deadline::after(options.body), stop).within(attempt(request)));
    return Response{exchange->head(), std::move(body)};
}

Result<std::unique_ptr<Exchange>> Client::open(const Request& request, const std::stop_token& stop)
{
    std::unique_ptr<ClientConnection> connection = m_pool->takeKept();
    if (!connection) {
        TRY_DECLARE(connection, freshConnection(*m_pool, stop));
    }
    auto head = connection->exchange(request, stop);
    if (!head && mayRepeat(request, *connection, head.error())) {
        TRY_DECLARE(connection, freshConnection(*m_pool, stop));
        head = connection->exchange(request, stop);
    }
    if (!head)
        return std::move(head).error().within(attempt(request));
    return std::make_unique<Exchange>(std::move(connection), std::move(head).value(), m_pool);
}

Result<Hijacked> Client::upgrade(const Request& request, const std::stop_token& stop)
{
    TRY_DECLARE(const auto connection, m_pool->makeNew(Way::Tunnel, stop));
    TRY_DECLARE(ResponseHead head, connection->exchange(request, stop).within(attempt(request)));
    const bool isRaw =
        head.status == 200 && !head.headers.find("Content-Length") && !head.headers.find("Transfer-Encoding");
    if (head.status != 101 && !isRaw)
        return notUpgraded(*connection, head, stop).within(attempt(request));
    return Hijacked{std::move(head), connection->release()};
}

Result<std::unique_ptr<WebSocket>> Client::webSocket(WebSocketRequest request, const std::stop_token& stop)
{
    TRY_DECLARE(const auto connection, m_pool->makeNew(Way::Tunnel, stop));
    if (request.host.empty())
        request.host = m_pool->endpoint().hostField();
    const Wait wait{Deadline::after(m_pool->options().answer), stop};
    return WebSocket::connect(connection->release(), request, m_pool->options().limits, wait)
        .within("GET " + request.target);
}

} // namespace darse::net
