// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runtime/spec.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace darse::runtime {

/// Of one resource; RLIM_INFINITY: unlimited.
struct LimitNow {
    std::uint64_t soft = 0;
    std::uint64_t hard = 0;
};

/// What this process has to give on: a container never gets more of it than we have ourselves.
struct HostFacts {
    std::uint64_t capabilities = 0;           ///< our bounding set, a bit per number
    bool mayRaiseLimits = false;              ///< hard limits and a lower score for the killer of processes
    std::map<std::string, LimitNow> limits{}; ///< by Docker's name: "nofile"
    std::uint64_t mostOpenFiles = 0;          ///< the kernel's own limit for "nofile"
    int oomScoreAdjustment = 0;
    bool hasQueues = true;          ///< the kernel has the file system of POSIX message queues
    std::vector<IdRange> userIds{}; ///< of our user namespace
    std::vector<IdRange> groupIds{};
};

/// From /proc and getrlimit(2). A fact that cannot be read is as if we had nothing of it.
[[nodiscard]] HostFacts readHostFacts();

/// "RLIMIT_NOFILE" for "nofile"; empty for what Linux does not have.
[[nodiscard]] std::string limitName(std::string_view name);

[[nodiscard]] bool isMapped(std::uint32_t id, const std::vector<IdRange>& ranges);

} // namespace darse::runtime
