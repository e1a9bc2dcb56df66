// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/kubechannels.h"
#include "core/net/spdy.h"

namespace darse::api {

/// Takes over a connection whose client wants SPDY with this protocol inside, at once or within a WebSocket. Protocol
/// for one that wants something else.
[[nodiscard]] Result<std::unique_ptr<net::Transport>>
takeOverSpdy(std::string_view protocol, const net::Incoming& request, net::Responder& responder);

/// The channels of a client that speaks SPDY, as kubectl before 1.31 does.
[[nodiscard]] Result<std::unique_ptr<Channels>>
openSpdyChannels(const ChannelsAsked& asked, const net::Incoming& request, net::Responder& responder);

} // namespace darse::api
