// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/proxy.h"
#include "core/net/tls.h"
#include "core/net/transport.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace darse::net {

enum class EndpointKind { Unix, Tcp, Tls };

/// Where a server listens.
struct Endpoint {
    EndpointKind kind = EndpointKind::Unix;
    std::string path; ///< of a unix socket
    std::string host; ///< of the others
    std::uint16_t port = 0;
    TlsOptions tls;

    [[nodiscard]] static Endpoint unixSocket(std::string path);
    [[nodiscard]] static Endpoint tcp(std::string host, std::uint16_t port);
    [[nodiscard]] static Endpoint tlsOver(std::string host, std::uint16_t port, TlsOptions options);

    /// For messages: the path or "host:port".
    [[nodiscard]] std::string name() const;
    /// What the Host field says.
    [[nodiscard]] std::string hostField() const;
};

/// The longest path that a unix socket can have.
inline constexpr std::size_t kMaxSocketPath = 107;

/// Connects, through `proxy` if there is one; over TLS the handshake is done and the certificate trusted on return.
/// A caller that speaks to an HTTP proxy in
/// absolute form connects to the proxy as an endpoint of its own.
[[nodiscard]] Result<std::unique_ptr<Transport>> connectTo(const Endpoint& endpoint, const std::optional<Proxy>& proxy,
                                                           const Wait& wait);

} // namespace darse::net
