// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/registry/secret.h"

#include <optional>
#include <stop_token>
#include <string>

namespace darse::registry {

/// The desktop's store for secrets. For any thread; calls block, perhaps until a person has unlocked it.
class Keychain {
public:
    Keychain() = default;
    Keychain(const Keychain&) = delete;
    Keychain& operator=(const Keychain&) = delete;
    virtual ~Keychain() = default;

    /// Whether there is a store that answers.
    [[nodiscard]] virtual Result<bool> isThere(const std::stop_token& stop) = 0;
    /// Nothing when there is no such entry, or no store at all.
    [[nodiscard]] virtual Result<std::optional<Secret>> read(const std::string& key, const std::stop_token& stop) = 0;
    /// Unsupported when there is no store.
    [[nodiscard]] virtual Result<void> write(const std::string& key, const Secret& secret,
                                             const std::stop_token& stop) = 0;
    /// False when there was no such entry, or no store at all.
    [[nodiscard]] virtual Result<bool> erase(const std::string& key, const std::stop_token& stop) = 0;
};

/// Whether this session has a bus on which a keychain could answer. Asking one that is not there would start it.
[[nodiscard]] bool hasKeychainBus();

} // namespace darse::registry
