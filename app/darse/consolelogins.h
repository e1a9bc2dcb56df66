// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/logins.h"
#include "core/registry/storedcredentials.h"

namespace darse::app {

/// What the console keeps lies in the keychain of the desktop and nowhere else; what Podman, Docker and darsectl have
/// kept in files is read, and left to them. The keychain goes first: what was typed here was typed for here.
class ConsoleLogins final : public connect::docker::LoginStore {
public:
    /// `keychain` may be null.
    ConsoleLogins(registry::CredentialPlaces places, std::shared_ptr<sys::ProcessRunner> runner,
                  std::shared_ptr<registry::Keychain> keychain);

    Result<std::optional<Found>> find(const std::string& image, const std::stop_token& stop) override;
    Result<bool> canKeep(const std::stop_token& stop) override;
    Result<void> keep(const backend::RegistryLogin& login, const std::stop_token& stop) override;
    Result<void> forget(const std::string& registry, const std::stop_token& stop) override;

private:
    registry::KeychainLogins m_keychain;
    registry::StoredCredentials m_others;
};

} // namespace darse::app
