// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/logins.h"

#include "app/common/beside.h"
#include "app/common/places.h"
#include "core/oci/reference.h"
#include "core/registry/keychainprogram.h"
#include "core/registry/login.h"

namespace darse::ctl {

namespace {

registry::StoredCredentials storedCredentials()
{
    const auto runner = std::make_shared<sys::SystemProcessRunner>();
    auto keychain = std::make_shared<registry::KeychainProgram>(
        app::programBeside("darse-keychain").valueOr(std::string()), runner);
    return {registry::CredentialPlaces::standard(app::currentUser().environment), runner, std::move(keychain)};
}

} // namespace

Logins::Logins() : m_stored(storedCredentials()) {}

Result<registry::StoredIn> Logins::keep(const std::string& registry, const registry::Credential& credential)
{
    return m_stored.store(registry, credential, {});
}

Result<void> Logins::forget(const std::string& registry)
{
    return registry::logout(registry, m_stored, {});
}

Result<std::string> Logins::headerFor(const std::string& image)
{
    const auto names = oci::candidates(image, {});
    // What is no name is for the engine to say.
    if (!names)
        return std::string();
    const oci::Reference& name = names->front();
    TRY_DECLARE(const auto credential, m_stored.find({.registry = name.registry, .repository = name.repository}, {}));
    return credential ? registry::registryAuthOf(*credential) : std::string();
}

} // namespace darse::ctl
