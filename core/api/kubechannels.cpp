// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubechannels.h"

#include "core/api/kubespdy.h"

#include <algorithm>
#include <array>

namespace darse::api {
namespace {

/// What is spoken here, the best first. The fourth has no word for the end of one channel.
constexpr std::string_view kFifth = "v5.channel.k8s.io";
constexpr std::array<std::string_view, 2> kProtocols = {kFifth, "v4.channel.k8s.io"};
constexpr unsigned char kEndOfChannel = 255;
constexpr std::chrono::seconds kGoodbye{5};

/// Not inlined: there GCC 12 takes the bytes for uninitialized.
[[gnu::noinline]] ChannelPiece pieceOf(const std::string& bytes)
{
    const auto first = static_cast<unsigned char>(bytes.front());
    if (first == kEndOfChannel && bytes.size() == 2)
        return {.channel = static_cast<Channel>(bytes.back()), .isEnd = true};
    return {.channel = static_cast<Channel>(first), .bytes = bytes.substr(1)};
}

class WebSocketChannels final : public Channels {
public:
    explicit WebSocketChannels(std::unique_ptr<net::WebSocket> socket) : m_socket(std::move(socket)) {}

    Result<std::optional<ChannelPiece>> receive(const std::stop_token& stop) override
    {
        for (;;) {
            TRY_DECLARE(auto message, m_socket->receive({Deadline::never(), stop}));
            if (!message)
                return std::optional<ChannelPiece>();
            if (!message->bytes.empty())
                return std::optional(pieceOf(message->bytes));
        }
    }
    Result<void> send(Channel channel, std::string_view bytes, const std::stop_token& stop) override
    {
        std::string message(1, static_cast<char>(channel));
        message += bytes;
        return m_socket->send(net::MessageKind::Binary, message, {Deadline::never(), stop});
    }
    void finish() override { static_cast<void>(m_socket->sayGoodbye({Deadline::after(kGoodbye), {}})); }

private:
    std::unique_ptr<net::WebSocket> m_socket;
};

} // namespace

Result<std::unique_ptr<Channels>> openChannels(const ChannelsAsked& asked, const net::Incoming& request,
                                               net::Responder& responder)
{
    const net::Headers& headers = request.head().headers;
    if (!headers.hasToken("Upgrade", "websocket"))
        return openSpdyChannels(asked, request, responder);
    const auto* const protocol = std::ranges::find_if(
        kProtocols, [&](std::string_view one) { return headers.hasToken("Sec-WebSocket-Protocol", one); });
    if (protocol == kProtocols.end())
        return Error(ErrorKind::Protocol,
                     "none of the protocols that the client offers is understood: v5.channel.k8s.io "
                     "and v4.channel.k8s.io are");
    TRY_DECLARE(auto socket, responder.acceptWebSocket(std::string(*protocol)));
    std::unique_ptr<Channels> out = std::make_unique<WebSocketChannels>(std::move(socket));
    // An empty piece says that the connection stands; older clients wait for it. kubectl, which speaks the fifth, would
    // take it for a message of an unknown stream when it comes before its streams are made.
    if (*protocol != kFifth) {
        const Channel first = asked.hasOutput ? Channel::Output : asked.hasErrors ? Channel::Errors : Channel::Status;
        TRY(out->send(first, {}, request.stop()));
    }
    return out;
}

} // namespace darse::api
