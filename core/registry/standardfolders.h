// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/proxy.h"

#include <filesystem>

namespace darse::registry {

/// Only absolute paths count, as the base directory specification wants it; else empty.
[[nodiscard]] std::filesystem::path absoluteOf(const net::ProxyRules::Environment& environment, const char* name);

/// $XDG_CONFIG_HOME or ~/.config; empty without a home.
[[nodiscard]] std::filesystem::path configFolder(const net::ProxyRules::Environment& environment);

} // namespace darse::registry
