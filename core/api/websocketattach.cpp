// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/websocketattach.h"

#include "core/sys/files.h"

#include <algorithm>
#include <string>

namespace darse::api {
namespace {

constexpr std::size_t kPiece = std::size_t{32} * 1024;

class WebSocketTransport final : public net::Transport {
public:
    WebSocketTransport(std::unique_ptr<net::WebSocket> socket, int handle) :
        m_socket(std::move(socket)),
        m_handle(handle)
    {
    }

    Result<std::size_t> readSome(std::span<char> into, const Wait& wait) override
    {
        TRY(waitReadable(wait));
        const std::size_t count = std::min(into.size(), m_received.size());
        std::copy_n(m_received.begin(), count, into.begin());
        m_received.erase(0, count);
        return count;
    }
    Result<std::size_t> writeSome(std::string_view data, const Wait& wait) override
    {
        const std::string_view piece = data.substr(0, kPiece);
        TRY(m_socket->send(net::MessageKind::Binary, piece, wait));
        return piece.size();
    }
    Result<void> waitReadable(const Wait& wait) override
    {
        while (m_received.empty() && !m_isOver) {
            TRY_DECLARE(auto message, m_socket->receive(wait));
            m_isOver = !message;
            if (message)
                m_received = std::move(message->bytes);
        }
        return ok();
    }
    /// Beast can only say goodbye while it waits for the answer, which another thread may be busy with.
    Result<void> shutdownWrite() override
    {
        constexpr std::string_view kNormalClosure("\x88\x02\x03\xe8", 4);
        return sys::writeAll(m_handle, kNormalClosure);
    }
    /// The connection ends with this.
    void close() override {}

    [[nodiscard]] std::string peer() const override { return "a WebSocket"; }
    [[nodiscard]] int nativeHandle() const override { return m_handle; }

private:
    std::unique_ptr<net::WebSocket> m_socket;
    int m_handle;
    std::string m_received; ///< the rest of a message
    bool m_isOver = false;
};

} // namespace

Result<std::unique_ptr<net::Transport>> takeOverWebSocket(const net::Incoming& request, net::Responder& responder,
                                                          const std::string& protocol)
{
    const int handle = request.nativeHandle();
    TRY_DECLARE(auto socket, responder.acceptWebSocket(protocol));
    return std::unique_ptr<net::Transport>(std::make_unique<WebSocketTransport>(std::move(socket), handle));
}

Result<std::unique_ptr<net::Transport>> takeOverWebSocket(const net::Incoming& request, net::Responder& responder)
{
    return takeOverWebSocket(request, responder, {});
}

} // namespace darse::api
