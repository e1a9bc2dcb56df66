// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Apart from other endpoints, so that a program that only speaks with a socket of this machine has no TLS library to
// load.
#include "core/net/secure.h"
#include "core/net/tlsconfig.h"
#include "core/net/tlstransport.h"

namespace darse::net {
namespace {

Result<std::unique_ptr<Transport>> secured(const std::function<Result<UniqueFd>()>& connect, const Endpoint& endpoint,
                                           const std::optional<Proxy>& proxy, const Wait& wait)
{
    TRY_DECLARE(const QSslConfiguration configuration, clientConfiguration(endpoint.tls));
    TRY_DECLARE(UniqueFd socket, connect());
    TRY_DECLARE(auto transport, TlsTransport::create(std::move(socket), endpoint.name(), configuration));
    TRY(openTunnelTo(endpoint, *transport, proxy, wait));
    TRY(transport->startClientTls(endpoint.host, wait));
    return std::unique_ptr<Transport>(std::move(transport));
}

} // namespace

Endpoint Endpoint::tlsOver(std::string host, std::uint16_t port, TlsOptions options)
{
    Endpoint out = tcp(std::move(host), port);
    out.kind = EndpointKind::Tls;
    out.tls = std::move(options);
    secureSocket() = secured;
    return out;
}

} // namespace darse::net
