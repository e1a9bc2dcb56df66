// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/incoming.h"
#include "core/net/responder.h"

#include <memory>
#include <optional>
#include <string>

namespace darse::api {

/// What a client of Kubernetes and a process say to each other, with the numbers that they have on the wire.
enum class Channel : unsigned char { Input = 0, Output = 1, Errors = 2, Status = 3, Size = 4 };

struct ChannelPiece {
    Channel channel = Channel::Input;
    std::string bytes{};
    bool isEnd = false; ///< nothing comes in that channel any more
};

/// Which of them a client wants.
struct ChannelsAsked {
    bool hasInput = false;
    bool hasOutput = false;
    bool hasErrors = false;
    bool hasTerminal = false;
};

/// The channels to one client. One thread may receive while another sends.
class Channels {
public:
    virtual ~Channels() = default;

    /// Nothing: the client has left, or has answered our goodbye.
    [[nodiscard]] virtual Result<std::optional<ChannelPiece>> receive(const std::stop_token& stop) = 0;
    [[nodiscard]] virtual Result<void> send(Channel channel, std::string_view bytes, const std::stop_token& stop) = 0;
    /// Says goodbye: all was sent.
    virtual void finish() = 0;
};

/// Takes the connection over. Protocol for a client that speaks nothing that is understood here.
[[nodiscard]] Result<std::unique_ptr<Channels>> openChannels(const ChannelsAsked& asked, const net::Incoming& request,
                                                             net::Responder& responder);

} // namespace darse::api
