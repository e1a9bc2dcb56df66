// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/container/config.h"

#include <string>
#include <string_view>

namespace darse::api {

/// What a machine has of what containers can ask for.
struct MachineOffer {
    std::string runtime{};     ///< the one that there is
    std::string cpus{};        ///< "0-3,5"; empty: not known
    std::string memoryNodes{}; ///< the same
    unsigned cpuCount = 0;     ///< 0: not known
};

/// This one's.
[[nodiscard]] MachineOffer offerHere(const std::string& runtime);

/// Whether every number of a list like "0-3,5" stands in another.
[[nodiscard]] bool isWithin(std::string_view list, std::string_view whole);

/// InvalidInput, as Docker has it, for what the machine does not have.
[[nodiscard]] Result<void> checkResources(const container::Resources& asked, const MachineOffer& offer);
[[nodiscard]] Result<void> checkOffered(const container::Config& asked, const MachineOffer& offer);

} // namespace darse::api
