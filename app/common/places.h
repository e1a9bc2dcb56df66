// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <optional>
#include <string>

namespace darse::app {

/// What the default places depend on.
struct User {
    bool isRoot = false;
    unsigned id = 0;
    std::function<std::optional<std::string>(const char* name)> environment;
};

/// The user of this process. Root of nothing but a user namespace does not count as root.
[[nodiscard]] User currentUser();

/// Where the engine listens: /run/darse/engine.sock for root, else below $XDG_RUNTIME_DIR or /run/user/<id>.
[[nodiscard]] std::string defaultSocket(const User& user);

/// Where a person's settings of the engine lie: /etc/darse for root, else below $XDG_CONFIG_HOME or ~/.config.
[[nodiscard]] std::string configFolder(const User& user);

/// Where the engine keeps its state: /var/lib/darse for root, else below $XDG_DATA_HOME or ~/.local/share. NotFound
/// when not even HOME is set.
[[nodiscard]] Result<std::string> defaultRoot(const User& user);

} // namespace darse::app
