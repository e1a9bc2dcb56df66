// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/incoming.h"
#include "core/net/responder.h"

#include <memory>
#include <string>

namespace darse::api {

/// Takes a connection over whose client wants a WebSocket, as a stream of bytes: how they are cut into messages says
/// nothing in either direction. `protocol` is
/// what it may have asked for inside. InvalidInput for a client that did not ask for one.
[[nodiscard]] Result<std::unique_ptr<net::Transport>>
takeOverWebSocket(const net::Incoming& request, net::Responder& responder, const std::string& protocol);
/// The same, without a protocol.
[[nodiscard]] Result<std::unique_ptr<net::Transport>> takeOverWebSocket(const net::Incoming& request,
                                                                        net::Responder& responder);

} // namespace darse::api
