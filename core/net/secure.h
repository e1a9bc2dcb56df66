// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/net/connect.h"

#include <atomic>
#include <functional>

namespace darse::net {

/// Makes of the socket that `connect` gives, to the server or to the proxy, one that speaks TLS with the server.
using SecureSocket = Result<std::unique_ptr<Transport>> (*)(const std::function<Result<UniqueFd>()>& connect,
                                                            const Endpoint& endpoint, const std::optional<Proxy>& proxy,
                                                            const Wait& wait);

/// Null until the first endpoint of Tls is made: a program that makes none has no library for it to load.
[[nodiscard]] std::atomic<SecureSocket>& secureSocket();

/// Has a proxy lead to the server; nothing without one.
[[nodiscard]] Result<void> openTunnelTo(const Endpoint& endpoint, Transport& transport,
                                        const std::optional<Proxy>& proxy, const Wait& wait);

} // namespace darse::net
