// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace darse::cgroup {

struct Counters {
    std::uint64_t bytes = 0;
    std::uint64_t packets = 0;
    std::uint64_t errors = 0;
    std::uint64_t drops = 0;

    friend bool operator==(const Counters&, const Counters&) = default;
};

struct NetworkCounters {
    std::string name; ///< "eth0"
    Counters received{};
    Counters sent{};

    friend bool operator==(const NetworkCounters&, const NetworkCounters&) = default;
};

/// From the text of /proc/PID/net/dev, without lo.
[[nodiscard]] std::vector<NetworkCounters> parseNetworkCounters(std::string_view text);

/// Of the network namespace that the process is in: all containers of a pod have the same. NotFound when it has ended.
/// Nothing is kept open, because that would keep the namespace.
[[nodiscard]] Result<std::vector<NetworkCounters>> networkCounters(int pid,
                                                                   const std::filesystem::path& proc = "/proc");

/// All interfaces together, without a name.
[[nodiscard]] NetworkCounters sumOf(const std::vector<NetworkCounters>& counters);

} // namespace darse::cgroup
