// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/keptlogins.h"

#include "app/common/beside.h"
#include "app/common/places.h"
#include "core/oci/reference.h"
#include "core/registry/keychainprogram.h"
#include "core/registry/login.h"

namespace darse::app {

namespace {

registry::StoredCredentials storedCredentials()
{
    const auto runner = std::make_shared<sys::SystemProcessRunner>();
    return {registry::CredentialPlaces::standard(currentUser().environment), runner, desktopKeychain(runner)};
}

} // namespace

std::shared_ptr<registry::Keychain> desktopKeychain(std::shared_ptr<sys::ProcessRunner> runner)
{
    return std::make_shared<registry::KeychainProgram>(programBeside("darse-keychain").valueOr(std::string()),
                                                       std::move(runner));
}

KeptLogins::KeptLogins() : m_stored(storedCredentials()) {}

Result<registry::StoredIn> KeptLogins::keep(const std::string& registry, const registry::Credential& credential)
{
    return m_stored.store(registry, credential, {});
}

Result<void> KeptLogins::forget(const std::string& registry)
{
    return registry::logout(registry, m_stored, {});
}

Result<std::string> KeptLogins::headerFor(const std::string& image, const std::stop_token& stop)
{
    const auto names = oci::candidates(image, {});
    // What is no name is for the engine to say.
    if (!names)
        return std::string();
    const oci::Reference& name = names->front();
    TRY_DECLARE(const auto credential, m_stored.find({.registry = name.registry, .repository = name.repository}, stop));
    return credential ? registry::registryAuthOf(*credential) : std::string();
}

} // namespace darse::app
