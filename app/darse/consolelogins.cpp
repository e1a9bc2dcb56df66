// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/darse/consolelogins.h"

#include "core/oci/reference.h"
#include "core/oci/registryname.h"

namespace darse::app {
namespace {

using backend::LoginPlace;

std::optional<connect::docker::LoginStore::Found> foundIn(LoginPlace place,
                                                          const std::optional<registry::Credential>& credential)
{
    if (!credential || credential->isEmpty())
        return std::nullopt;
    return connect::docker::LoginStore::Found{
        .header = registry::registryAuthOf(*credential),
        .login = {.place = place, .user = QString::fromStdString(credential->user)}};
}

} // namespace

ConsoleLogins::ConsoleLogins(registry::CredentialPlaces places, std::shared_ptr<sys::ProcessRunner> runner,
                             std::shared_ptr<registry::Keychain> keychain) :
    m_keychain(std::move(keychain)),
    m_others(std::move(places), std::move(runner), nullptr)
{
}

Result<std::optional<ConsoleLogins::Found>> ConsoleLogins::find(const std::string& image, const std::stop_token& stop)
{
    const auto names = oci::candidates(image, {});
    if (!names)
        return std::optional<Found>(); // what is no name is for the server to say
    const oci::Reference& name = names->front();
    TRY_DECLARE(const auto kept, m_keychain.find(name.registry, stop));
    if (auto found = foundIn(LoginPlace::Keychain, kept))
        return found;
    TRY_DECLARE(const auto others, m_others.find({.registry = name.registry, .repository = name.repository}, stop));
    return foundIn(LoginPlace::OtherPrograms, others);
}

Result<bool> ConsoleLogins::canKeep(const std::stop_token& stop)
{
    return m_keychain.isThere(stop);
}

Result<void> ConsoleLogins::keep(const backend::RegistryLogin& login, const std::stop_token& stop)
{
    TRY_DECLARE(const std::string registry, oci::readRegistry(login.registry.toStdString()));
    std::string password = login.password.toStdString();
    const registry::Credential credential{.user = login.user.toStdString(),
                                          .password = registry::Secret::taking(password)};
    return m_keychain.store(registry, credential, stop);
}

Result<void> ConsoleLogins::forget(const std::string& registry, const std::stop_token& stop)
{
    const auto name = oci::readRegistry(registry);
    if (!name)
        return ok(); // keep() takes no such name
    TRY(m_keychain.erase(*name, stop));
    return ok();
}

} // namespace darse::app
