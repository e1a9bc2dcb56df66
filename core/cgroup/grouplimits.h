// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/hierarchy.h"

#include <cstdint>

namespace darse::cgroup {

/// What a cgroup and all below it may take together.
struct GroupLimits {
    std::int64_t memory = 0;         ///< bytes; 0: no limit
    std::int64_t nanoCpus = 0;       ///< 0: no limit
    std::int64_t nanoCpusWanted = 0; ///< its share when there is not enough; 0: as usual
};

/// Makes `cgroup` ("/darse/pod7"), whose parent is there, where memory and processors are limited, and limits it.
[[nodiscard]] Result<void> limitCgroup(const Hierarchy& hierarchy, std::string_view cgroup, const GroupLimits& limits);

} // namespace darse::cgroup
