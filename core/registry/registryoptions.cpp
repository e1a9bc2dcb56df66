// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/registryoptions.h"

#include "core/registry/standardfolders.h"

namespace darse::registry {

Result<RegistryOptions> RegistryOptions::standard(const net::ProxyRules::Environment& environment)
{
    RegistryOptions out;
    out.certificateFolders = {"/etc/containers/certs.d", "/etc/docker/certs.d"};
    if (const std::filesystem::path folder = configFolder(environment); !folder.empty())
        out.certificateFolders.push_back(folder / "containers/certs.d");
    TRY_DECLARE(out.proxies, net::ProxyRules::from(environment));
    return out;
}

} // namespace darse::registry
