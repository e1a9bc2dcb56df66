// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/client.h"
#include "core/net/wirereader.h"
#include "core/net/wirewriter.h"

#include <memory>
#include <mutex>
#include <vector>

namespace darse::net {

/// What all connections of a client share.
struct ClientSettings {
    Endpoint endpoint;
    ClientOptions options;
};

enum class Way {
    Request, ///< ordinary requests: a plain HTTP proxy is asked in absolute form
    Tunnel   ///< the connection becomes something else: it must lead to the server itself
};

/// One connection and the requests that go over it in turn.
class ClientConnection {
public:
    ClientConnection(std::unique_ptr<Transport> transport, std::shared_ptr<const ClientSettings> settings);

    /// Sends the request and reads the head of the final answer. `hadAnswer` tells afterwards whether any was begun.
    [[nodiscard]] Result<ResponseHead> exchange(const Request& request, const std::stop_token& stop);
    [[nodiscard]] Result<std::size_t> readBody(std::span<char> into, const Wait& wait);
    [[nodiscard]] Wait silence(const std::stop_token& stop) const;
    [[nodiscard]] bool hadAnswer() const { return m_hadAnswer; }
    /// True when the server has closed, or spoken out of turn, since the last answer.
    [[nodiscard]] bool isStale();
    /// True when another request may follow.
    [[nodiscard]] bool isReusable() const;
    [[nodiscard]] std::unique_ptr<Transport> release();

    bool isReused = false;
    std::optional<Proxy> forwarder; ///< the HTTP proxy at the other end, asked in absolute form

private:
    Result<RequestHead> wireHead(const Request& request) const;
    Result<bool> sendBody(const Request& request, const std::stop_token& stop);
    Result<bool> sendStream(const Request& request, const std::stop_token& stop);
    Result<ResponseHead> readAnswer(const Request& request, const Wait& wait);
    [[nodiscard]] bool hasAnswerWaiting(const std::stop_token& stop);

    std::shared_ptr<const ClientSettings> m_settings;
    std::unique_ptr<Transport> m_transport;
    WireReader m_reader;
    bool m_hadAnswer = false;
    bool m_isBroken = false;
};

/// The kept connections of a client. For any thread.
class ConnectionPool {
public:
    ConnectionPool(Endpoint endpoint, ClientOptions options);

    /// A kept connection that still seems alive, or none.
    [[nodiscard]] std::unique_ptr<ClientConnection> takeKept();
    [[nodiscard]] Result<std::unique_ptr<ClientConnection>> makeNew(Way way, const std::stop_token& stop);
    /// Keeps the connection if it can serve again, else closes it.
    void giveBack(std::unique_ptr<ClientConnection> connection);

    [[nodiscard]] const Endpoint& endpoint() const { return m_settings->endpoint; }
    [[nodiscard]] const ClientOptions& options() const { return m_settings->options; }

private:
    [[nodiscard]] std::optional<Proxy> proxy() const;

    const std::shared_ptr<const ClientSettings> m_settings;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<ClientConnection>> m_kept;
};

} // namespace darse::net
