// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/keychain.h"

#include <map>

namespace darse::registry::test {

/// A keychain in memory, which may be missing or locked.
class FakeKeychain final : public Keychain {
public:
    Result<bool> isThere(const std::stop_token&) override { return isHere; }
    Result<std::optional<Secret>> read(const std::string& key, const std::stop_token&) override
    {
        const auto found = entries.find(key);
        return found == entries.end() ? std::optional<Secret>() : std::optional(Secret(found->second));
    }
    Result<void> write(const std::string& key, const Secret& secret, const std::stop_token&) override
    {
        if (!isHere)
            return Error(ErrorKind::Unsupported, "there is no keychain");
        if (isLocked)
            return Error(ErrorKind::PermissionDenied, "the keychain may not be used");
        entries[key] = secret.reveal();
        return ok();
    }
    Result<bool> erase(const std::string& key, const std::stop_token&) override { return entries.erase(key) > 0; }

    std::map<std::string, std::string> entries;
    bool isHere = true;
    bool isLocked = false;
};

} // namespace darse::registry::test
