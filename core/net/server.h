// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/incoming.h"
#include "core/net/listener.h"
#include "core/net/responder.h"
#include "core/net/serveroptions.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace darse::net {

/// Answers one request. Called on the thread of the connection, several at once for several connections. A handler that
/// returns without an answer gives a 500.
using Handler = std::function<void(Incoming& request, Responder& responder)>;

/// A blocking HTTP/1.1 server: one thread per connection, up to ServerOptions::maxConnections; the next one is told
/// 503. What two readers could understand in two ways is answered with 400 and the connection closed.
class Server {
public:
    Server(std::vector<Listener> listeners, Handler handler, ServerOptions options = {});
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    /// Serves until `stop`, then cancels every connection and returns when all their threads have ended.
    [[nodiscard]] Result<void> run(const std::stop_token& stop);

private:
    struct Worker;
    Result<void> acceptFrom(const Listener& listener);
    void start(const Listener& listener, UniqueFd socket);
    void reap();

    std::vector<Listener> m_listeners;
    Handler m_handler;
    ServerOptions m_options;
    std::vector<std::unique_ptr<Worker>> m_workers;
};

} // namespace darse::net
