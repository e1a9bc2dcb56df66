// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/storedcredentials.h"

namespace darse::app {

/// The keychain of the desktop by way of the program that lies beside this one.
[[nodiscard]] std::shared_ptr<registry::Keychain> desktopKeychain(std::shared_ptr<sys::ProcessRunner> runner);

/// The logins of the person at this keyboard: in the keychain of the desktop, else in the files that Podman and Docker
/// read. They are kept here and not in the engine, which has no desktop when it is rootless; what it needs goes along
/// with the request.
class KeptLogins {
public:
    KeptLogins();

    [[nodiscard]] Result<registry::StoredIn> keep(const std::string& registry, const registry::Credential& credential);
    /// NotFound when there was none.
    [[nodiscard]] Result<void> forget(const std::string& registry);
    /// The value of X-Registry-Auth for an image; empty when there is no login for its registry.
    [[nodiscard]] Result<std::string> headerFor(const std::string& image, const std::stop_token& stop = {});

private:
    registry::StoredCredentials m_stored;
};

} // namespace darse::app
