// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/message.h"
#include "core/net/transport.h"
#include "core/net/websocket.h"
#include "core/net/wirewriter.h"

#include <memory>
#include <string>
#include <string_view>

namespace darse::net {

struct ServerConnection;

/// How a handler answers: once with send, or with begin, any number of write, end; or by taking the connection over.
/// Framing (Content-Length, chunks, Connection) is added here. Any error means that the client is gone.
class Responder {
public:
    Responder(ServerConnection& connection, const RequestHead& request);
    Responder(const Responder&) = delete;
    Responder& operator=(const Responder&) = delete;

    [[nodiscard]] Result<void> send(ResponseHead head, std::string_view body);
    /// `json` with its content type.
    [[nodiscard]] Result<void> sendJson(int status, std::string_view json);
    /// An error as both dialects understand it: {"message": "…"}.
    [[nodiscard]] Result<void> sendError(int status, std::string_view message);

    /// A Content-Length in `head` is kept to; without it the body goes in chunks.
    [[nodiscard]] Result<void> begin(ResponseHead head);
    [[nodiscard]] Result<void> write(std::string_view piece);
    [[nodiscard]] Result<void> end();

    /// Sends `head` (a 101, or a 200 that a raw stream follows) and gives the connection away, with the bytes that the
    /// client sent ahead. It must be dropped before the handler returns.
    [[nodiscard]] Result<std::unique_ptr<Transport>> hijack(const ResponseHead& head);
    [[nodiscard]] Result<std::unique_ptr<WebSocket>> acceptWebSocket(const std::string& protocol);

    [[nodiscard]] bool hasBegun() const { return m_state != State::Fresh; }
    /// True when the answer is whole and the connection may carry another request.
    [[nodiscard]] bool isReusable() const { return m_state == State::Done && m_keepAlive; }

private:
    enum class State { Fresh, Begun, Done, Failed };

    void frame(ResponseHead& head);
    [[nodiscard]] Result<void> fail(Error error);

    ServerConnection& m_connection;
    const RequestHead& m_request;
    State m_state = State::Fresh;
    bool m_keepAlive = false;
    BodyWriter m_body{Framing::None, 0};
};

} // namespace darse::net
