// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/registryoptions.h"
#include "core/registry/storedcredentials.h"

namespace darse::registry {

/// A login as a person gives it.
struct Login {
    std::string registry;
    Credential credential;
};

/// Tries the credential at the registry and, when it is taken, stores it.
[[nodiscard]] Result<StoredIn> login(const Login& login, std::shared_ptr<const RegistryOptions> options,
                                     StoredCredentials& credentials, const std::stop_token& stop);

/// NotFound when nothing was stored.
[[nodiscard]] Result<void> logout(const std::string& registry, StoredCredentials& credentials,
                                  const std::stop_token& stop);

} // namespace darse::registry
