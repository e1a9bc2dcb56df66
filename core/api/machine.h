// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sys/finding.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace darse::api {

enum class CgroupLayout { None, V1, V2, Hybrid };

[[nodiscard]] std::string_view toString(CgroupLayout layout);

/// The machine that the engine runs on.
struct Machine {
    std::string os;     ///< "Debian GNU/Linux 12 (bookworm)"
    std::string kernel; ///< "6.1.0-18-amd64"
    std::string architecture;
    unsigned cpus = 0;
    std::uint64_t memoryBytes = 0;
    CgroupLayout cgroup = CgroupLayout::None;
    bool isRootless = false;
    std::string engineVersion;
    std::string name{};              ///< of the host
    std::string root{};              ///< the state folder of the engine
    std::vector<sys::Finding> probe; ///< what was found out about its abilities when the engine started
};

/// Looks at the running system. What cannot be found stays empty or 0.
[[nodiscard]] Machine probeMachine();

/// From the text of /proc/mounts. Hybrid: controllers in v1 hierarchies with a v2 one beside them.
[[nodiscard]] CgroupLayout cgroupLayout(std::string_view mounts);
/// From the text of /proc/meminfo.
[[nodiscard]] std::uint64_t memoryTotal(std::string_view meminfo);

/// The answer of /darse/v1/machine.
[[nodiscard]] std::string toJson(const Machine& machine);

} // namespace darse::api
