// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/keychain.h"

#include <cstdlib>
#include <filesystem>

namespace darse::registry {

bool hasKeychainBus()
{
    if (const char* address = std::getenv("DBUS_SESSION_BUS_ADDRESS"); address && *address != '\0')
        return true;
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    std::error_code failure;
    return runtime && std::filesystem::exists(std::filesystem::path(runtime) / "bus", failure);
}

} // namespace darse::registry
