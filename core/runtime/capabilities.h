// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/container/config.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace darse::runtime {

/// A bit per number of linux/capability.h.
using CapabilitySet = std::uint64_t;

/// What every container has that asks for nothing: 11 of them.
[[nodiscard]] CapabilitySet usualCapabilities();

/// "CAP_CHOWN", "chown" …; empty for names that Linux does not have. "ALL" is not one of them.
[[nodiscard]] std::optional<unsigned> capabilityNumber(std::string_view name);

/// "CAP_CHOWN" …, in the order of their numbers.
[[nodiscard]] std::vector<std::string> capabilityNames(CapabilitySet set);

[[nodiscard]] bool hasCapability(CapabilitySet set, std::string_view name);

/// The usual ones with what was added and dropped, none that we do not have ourselves (`available`). InvalidInput names
/// what Linux does not know; what was asked for by name and is not available is a warning.
[[nodiscard]] Result<CapabilitySet> settleCapabilities(const container::Security& security, CapabilitySet available,
                                                       std::vector<std::string>& warnings);

} // namespace darse::runtime
