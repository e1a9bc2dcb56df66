// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/registryname.h"
#include "core/registry/login.h"

namespace darse::registry {

Result<void> logout(const std::string& registry, StoredCredentials& credentials, const std::stop_token& stop)
{
    TRY_DECLARE(const std::string name, oci::readRegistry(registry));
    TRY_DECLARE(const bool wasThere, credentials.erase(name, stop));
    if (!wasThere)
        return Error(ErrorKind::NotFound, "nobody is logged in to " + name);
    return ok();
}

} // namespace darse::registry
