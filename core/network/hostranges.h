// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/address.h"

#include <string>
#include <vector>

namespace darse::network {

/// Addresses that the machine already has a way to.
struct HostRange {
    Range range;
    std::string interfaceName{};
};

/// Those of the routes and interfaces of the network namespace that this process is in; not the default routes.
[[nodiscard]] std::vector<HostRange> readHostRanges();

/// The lines of /proc/net/route.
[[nodiscard]] std::vector<HostRange> parseRoutes(std::string_view text);

} // namespace darse::network
