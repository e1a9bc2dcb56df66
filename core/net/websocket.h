// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/message.h"
#include "core/net/transport.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace darse::net {

enum class MessageKind { Text, Binary };

struct WebSocketMessage {
    MessageKind kind = MessageKind::Text;
    std::string bytes;
};

/// What a client asks for when it opens a WebSocket.
struct WebSocketRequest {
    std::string target = "/";
    std::string host{}; ///< empty: that of the endpoint
    Headers headers{};
};

/// A WebSocket. One thread may receive while another sends. Pings are answered while receiving.
class WebSocket {
public:
    /// The client's side of the handshake. A refusal is an error with the body of the answer as detail.
    [[nodiscard]] static Result<std::unique_ptr<WebSocket>> connect(std::unique_ptr<Transport> transport,
                                                                    const WebSocketRequest& request,
                                                                    const Limits& limits, const Wait& wait);
    /// The server's side: answers `request` with 101, choosing `protocol` when it is not empty.
    [[nodiscard]] static Result<std::unique_ptr<WebSocket>> accept(std::unique_ptr<Transport> transport,
                                                                   const RequestHead& request,
                                                                   const std::string& protocol, const Limits& limits,
                                                                   const Wait& wait);

    WebSocket(const WebSocket&) = delete;
    WebSocket& operator=(const WebSocket&) = delete;
    ~WebSocket();

    /// The next whole message; nothing once the peer has said goodbye. The wait is for the whole message, so a flood of
    /// fragments ends with it. After an error the socket is closed.
    [[nodiscard]] Result<std::optional<WebSocketMessage>> receive(const Wait& wait);
    [[nodiscard]] Result<void> send(MessageKind kind, std::string_view bytes, const Wait& wait);
    /// Of the server's side: says goodbye while another thread receives, which gets the peer's answer. Nothing can be
    /// sent after it.
    [[nodiscard]] Result<void> sayGoodbye(const Wait& wait);
    /// Says goodbye and waits for the answer. While another thread receives it only ends the connection.
    [[nodiscard]] Result<void> close(const Wait& wait);
    /// The sub-protocol that was agreed on, or nothing.
    [[nodiscard]] const std::string& protocol() const;

private:
    struct Impl;
    explicit WebSocket(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace darse::net
