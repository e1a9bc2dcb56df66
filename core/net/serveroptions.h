// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/message.h"

#include <chrono>
#include <cstddef>

namespace darse::net {

struct ServerOptions {
    Limits limits{};
    std::size_t maxConnections = 256;
    std::chrono::milliseconds handshake{10'000}; ///< for TLS
    std::chrono::milliseconds header{10'000};    ///< for a whole header, from its first byte
    std::chrono::milliseconds idle{60'000};      ///< between requests, and before the first
    std::chrono::milliseconds silence{60'000};   ///< longest pause of a peer that sends or takes a body
    std::chrono::milliseconds body{3'600'000};   ///< for a whole request body
};

} // namespace darse::net
