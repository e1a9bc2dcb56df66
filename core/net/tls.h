// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/net/transport.h"

#include <memory>
#include <string>

namespace darse::net {

/// A certificate chain and its private key, as PEM text.
struct TlsIdentity {
    std::string certificatePem;
    std::string privateKeyPem;

    [[nodiscard]] bool isEmpty() const { return certificatePem.empty(); }
};

enum class TlsTrust {
    System,       ///< the authorities of the system
    Own,          ///< only TlsOptions::authoritiesPem
    SystemAndOwn, ///< both of them
    Anyone,       ///< no check at all: encrypted, but with whom is unknown
};

/// How a client speaks TLS.
struct TlsOptions {
    TlsTrust trust = TlsTrust::System;
    std::string authoritiesPem;
    TlsIdentity identity; ///< shown when the server asks who we are
};

/// How a server speaks TLS.
struct TlsServerOptions {
    TlsIdentity identity;
    std::string clientAuthoritiesPem; ///< not empty: only clients with a certificate from these are let in
};

/// Says early whether the PEM texts of a server can be used.
[[nodiscard]] Result<void> checkTls(const TlsServerOptions& options);

/// The server's side of the handshake on an accepted socket.
[[nodiscard]] Result<std::unique_ptr<Transport>> acceptTls(UniqueFd socket, std::string peer,
                                                           const TlsServerOptions& options, const Wait& wait);

} // namespace darse::net
