// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/credentials.h"
#include "core/registry/keychain.h"

#include <memory>

namespace darse::registry {

/// Logins in the keychain of the desktop, an entry for each registry. For any thread.
class KeychainLogins {
public:
    /// `keychain` may be null: then there is none.
    explicit KeychainLogins(std::shared_ptr<Keychain> keychain) : m_keychain(std::move(keychain)) {}

    [[nodiscard]] Result<bool> isThere(const std::stop_token& stop);
    [[nodiscard]] Result<std::optional<Credential>> find(const std::string& registry, const std::stop_token& stop);
    /// Unsupported when there is no keychain.
    [[nodiscard]] Result<void> store(const std::string& registry, const Credential& credential,
                                     const std::stop_token& stop);
    /// False when there was none.
    [[nodiscard]] Result<bool> erase(const std::string& registry, const std::stop_token& stop);

private:
    std::shared_ptr<Keychain> m_keychain;
};

} // namespace darse::registry
