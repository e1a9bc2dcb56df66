// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/host.h"
#include "core/cgroup/sample.h"
#include "core/cgroup/traffic.h"

#include <chrono>
#include <memory>
#include <string>

namespace darse::metrics {

using WallTime = std::chrono::sys_time<std::chrono::nanoseconds>;
using SteadyTime = std::chrono::steady_clock::time_point;

/// Whose numbers are read: a container that lives, or a pod, which is the cgroup around those of its containers.
struct Subject {
    std::string id; ///< of a pod: kPodPrefix and its uid
    std::string name;
    int pid = 0;               ///< of a process in it
    bool hasOwnNetwork = true; ///< else its traffic is the machine's
    bool isPod = false;
    /// Another one where its limits may have been changed.
    std::shared_ptr<const void> terms{};

    friend bool operator==(const Subject&, const Subject&) = default;
};

inline constexpr std::string_view kPodPrefix = "pod-";

/// What the kernel has told of a subject: the latest of every part.
struct Reading {
    WallTime at{};
    cgroup::Sample sample{};
    std::vector<cgroup::NetworkCounters> networks{};
    cgroup::HostCpu host{}; ///< at the same tick
};

/// Processor time, as it was at the reading before.
struct EarlierCpu {
    WallTime at{};
    cgroup::CpuSample cpu{};
    cgroup::HostCpu host{};
};

/// What all subjects of one tick have in common.
struct Moment {
    WallTime at{};
    cgroup::HostCpu host{};
    std::optional<std::uint64_t> hostMemory{};
    SteadyTime begun{};
};

} // namespace darse::metrics
