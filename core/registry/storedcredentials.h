// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/proxy.h"
#include "core/registry/credentials.h"
#include "core/registry/keychainlogins.h"
#include "core/sys/processrunner.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace darse::registry {

/// Where the credentials of a person lie.
struct CredentialPlaces {
    /// Files of Podman's or Docker's form, in the order in which they are asked.
    std::vector<std::filesystem::path> files{};
    /// The one that login() writes where there is no keychain.
    std::filesystem::path ownFile{};
    /// Absolute folders in which docker-credential-… programs are looked for.
    std::vector<std::filesystem::path> programFolders{};

    /// $REGISTRY_AUTH_FILE, else $XDG_RUNTIME_DIR/containers/auth.json and ~/.config/containers/auth.json, then
    /// $DOCKER_CONFIG or ~/.docker.
    [[nodiscard]] static CredentialPlaces standard(const net::ProxyRules::Environment& environment);
};

enum class StoredIn { Keychain, File, Program };

/// What Podman, Docker and the keychain know. In every file first the entry of the repository, then of the namespaces
/// above it, then of the registry; a program that a file names for a registry goes before the file's own entries. The
/// keychain is asked last.
class StoredCredentials final : public CredentialSource {
public:
    /// `keychain` may be null.
    StoredCredentials(CredentialPlaces places, std::shared_ptr<sys::ProcessRunner> runner,
                      std::shared_ptr<Keychain> keychain);

    [[nodiscard]] Result<std::optional<Credential>> find(const CredentialQuery& query,
                                                         const std::stop_token& stop) override;
    /// Where this registry's login is already, else in the keychain, else in the own file (0600, replaced whole).
    [[nodiscard]] Result<StoredIn> store(const std::string& registry, const Credential& credential,
                                         const std::stop_token& stop);
    /// Forgets it wherever it is; false when it was nowhere.
    [[nodiscard]] Result<bool> erase(const std::string& registry, const std::stop_token& stop);

private:
    [[nodiscard]] Result<std::optional<Credential>> fromProgram(const std::string& name, const std::string& registry,
                                                                const std::stop_token& stop);
    [[nodiscard]] Result<std::optional<StoredIn>>
    storeWhereItIs(const std::string& registry, const Credential& credential, const std::stop_token& stop);

    const CredentialPlaces m_places;
    const std::shared_ptr<sys::ProcessRunner> m_runner;
    KeychainLogins m_keychain;
};

} // namespace darse::registry
