// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/tls.h"
#include "core/registry/registryoptions.h"
#include "core/registry/weburl.h"

namespace darse::registry {

/// True when people have said that this registry needs neither a good certificate nor TLS: "host", "host:port".
[[nodiscard]] bool isListedInsecure(const Origin& origin, const RegistryOptions& options);

/// How to speak TLS with `origin`, by the folders "host:port" and "host" below the certificate folders. `name` is the
/// name that the registry has among people, when that is another one. An error names the file that cannot be used.
[[nodiscard]] Result<net::TlsOptions> tlsFor(const Origin& origin, const std::string& name,
                                             const RegistryOptions& options);

} // namespace darse::registry
