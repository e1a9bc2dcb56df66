// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubespdy.h"

#include "core/api/websocketattach.h"

#include <map>

namespace darse::api {

using net::SpdyEvent;

namespace {

constexpr std::chrono::seconds kPatience{30};

std::optional<Channel> channelCalled(std::string_view type)
{
    constexpr std::pair<std::string_view, Channel> kTypes[] = {{"stdin", Channel::Input},
                                                               {"stdout", Channel::Output},
                                                               {"stderr", Channel::Errors},
                                                               {"error", Channel::Status},
                                                               {"resize", Channel::Size}};
    for (const auto& [name, channel] : kTypes) {
        if (name == type)
            return channel;
    }
    return std::nullopt;
}

class SpdyChannels final : public Channels {
public:
    explicit SpdyChannels(std::unique_ptr<net::Transport> transport) : m_spdy(std::move(transport)) {}

    /// Waits until the client has opened as many streams as it wants.
    Result<void> waitForStreams(std::size_t count, const Wait& wait)
    {
        while (m_streams.size() < count) {
            TRY_DECLARE(const auto event, m_spdy.receive(wait));
            if (!event)
                return Error(ErrorKind::Unreachable, "the client has left");
            const auto channel = channelCalled(event->headers.find("streamtype").value_or(""));
            if (event->kind != SpdyEvent::Kind::Opened || !channel)
                return Error(ErrorKind::Protocol, "a stream of an unknown kind was opened");
            TRY(m_spdy.accept(event->stream, wait));
            m_streams[*channel] = event->stream;
            m_channels[event->stream] = *channel;
        }
        return ok();
    }

    Result<std::optional<ChannelPiece>> receive(const std::stop_token& stop) override
    {
        for (;;) {
            TRY_DECLARE(auto event, m_spdy.receive({Deadline::never(), stop}));
            if (!event)
                return std::optional<ChannelPiece>();
            const auto found = m_channels.find(event->stream);
            if (found != m_channels.end())
                return std::optional(
                    ChannelPiece{.channel = found->second, .bytes = std::move(event->bytes), .isEnd = event->isEnd});
        }
    }
    Result<void> send(Channel channel, std::string_view bytes, const std::stop_token& stop) override
    {
        const auto found = m_streams.find(channel);
        return found == m_streams.end() ? ok() : m_spdy.send(found->second, bytes, {Deadline::never(), stop});
    }
    void finish() override
    {
        for (const auto& [channel, stream] : m_streams) {
            if (channel != Channel::Input && channel != Channel::Size)
                static_cast<void>(m_spdy.finish(stream, {Deadline::after(kPatience), {}}));
        }
    }

private:
    net::Spdy m_spdy;
    std::map<Channel, std::uint32_t> m_streams;
    std::map<std::uint32_t, Channel> m_channels;
};

} // namespace

Result<std::unique_ptr<net::Transport>> takeOverSpdy(std::string_view protocol, const net::Incoming& request,
                                                     net::Responder& responder)
{
    const net::Headers& headers = request.head().headers;
    const std::string within = "SPDY/3.1+" + std::string(protocol);
    if (headers.hasToken("Upgrade", "websocket") && headers.hasToken("Sec-WebSocket-Protocol", within))
        return takeOverWebSocket(request, responder, within);
    if (!headers.hasToken("Upgrade", "SPDY/3.1"))
        return Error(ErrorKind::Protocol, "Upgrade request required");
    return responder.hijack({.status = 101,
                             .reason = {},
                             .headers = {{"Connection", "Upgrade"},
                                         {"Upgrade", "SPDY/3.1"},
                                         {"X-Stream-Protocol-Version", std::string(protocol)}}});
}

Result<std::unique_ptr<Channels>> openSpdyChannels(const ChannelsAsked& asked, const net::Incoming& request,
                                                   net::Responder& responder)
{
    const std::size_t count = 1U + (asked.hasInput ? 1U : 0U) + (asked.hasOutput ? 1U : 0U) +
                              (asked.hasErrors ? 1U : 0U) + (asked.hasTerminal ? 1U : 0U);
    const Wait wait{Deadline::after(kPatience), request.stop()};
    TRY_DECLARE(auto transport, takeOverSpdy("v4.channel.k8s.io", request, responder));
    auto out = std::make_unique<SpdyChannels>(std::move(transport));
    TRY(out->waitForStreams(count, wait));
    return std::unique_ptr<Channels>(std::move(out));
}

} // namespace darse::api
