// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/server.h"
#include "core/net/wirereader.h"

namespace darse::net {

/// What the requests of one connection share.
struct ServerConnection {
    ServerConnection(std::unique_ptr<Transport> wire, const ServerOptions& wanted, std::stop_token end) :
        transport(std::move(wire)),
        reader(*transport, wanted.limits),
        options(wanted),
        stop(std::move(end))
    {
    }

    [[nodiscard]] Wait silence() const { return {Deadline::after(options.silence), stop}; }

    std::unique_ptr<Transport> transport;
    WireReader reader;
    const ServerOptions& options;
    std::stop_token stop;
    Deadline bodyDeadline = Deadline::never();
    bool owesContinue = false; ///< the client waits for "100 Continue" before it sends its body
    int bodyFault = 0;         ///< the status that says what was wrong with the body; 0: nothing
    bool isBroken = false;     ///< the stream of requests can no longer be trusted
};

/// Serves the requests of one connection until it ends.
void serve(ServerConnection& connection, const Handler& handler);

} // namespace darse::net
