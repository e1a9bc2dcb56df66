// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/login.h"

#include "core/oci/registryname.h"
#include "core/registry/registry.h"

namespace darse::registry {

Result<StoredIn> login(const Login& login, std::shared_ptr<const RegistryOptions> options,
                       StoredCredentials& credentials, const std::stop_token& stop)
{
    TRY_DECLARE(const std::string name, oci::readRegistry(login.registry));
    if (login.credential.isEmpty())
        return Error(ErrorKind::InvalidInput, "a login for " + name + " needs a password or a token");
    const auto given = std::make_shared<GivenCredential>(name, login.credential.clone());
    TRY_DECLARE(const auto registry, Registry::create(name, std::move(options), given));
    TRY(registry->ping(stop));
    return credentials.store(name, login.credential, stop);
}

} // namespace darse::registry
