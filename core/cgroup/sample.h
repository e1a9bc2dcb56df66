// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace darse::cgroup {

inline constexpr std::uint64_t kUnlimited = std::numeric_limits<std::uint64_t>::max();

/// How long tasks have waited for a resource.
struct Stall {
    double average10 = 0; ///< percent of the last ten seconds
    double average60 = 0;
    double average300 = 0;
    std::chrono::microseconds total{};

    friend bool operator==(const Stall&, const Stall&) = default;
};

struct Pressure {
    Stall some{};                ///< at least one task waited
    std::optional<Stall> full{}; ///< all of them did

    friend bool operator==(const Pressure&, const Pressure&) = default;
};

/// Counters go up only; whoever sees one go back sees another container.
struct CpuSample {
    std::optional<std::chrono::nanoseconds> used{};
    std::optional<std::chrono::nanoseconds> user{};
    std::optional<std::chrono::nanoseconds> system{};
    std::optional<std::uint64_t> periods{}; ///< in which there was a limit
    std::optional<std::uint64_t> throttledPeriods{};
    std::optional<std::chrono::nanoseconds> throttled{};
    std::optional<double> limit{};         ///< CPUs; infinity: none
    std::optional<std::uint64_t> weight{}; ///< 1–10000, 100 is usual; v1's shares are converted
    std::optional<Pressure> pressure{};

    friend bool operator==(const CpuSample&, const CpuSample&) = default;
};

/// Bytes, and counters of events.
struct MemorySample {
    std::optional<std::uint64_t> current{};
    std::optional<std::uint64_t> workingSet{}; ///< what would be missed: current without inactive files
    std::optional<std::uint64_t> anonymous{};
    std::optional<std::uint64_t> file{};
    std::optional<std::uint64_t> kernel{};
    std::optional<std::uint64_t> peak{};
    std::optional<std::uint64_t> limit{};     ///< or kUnlimited
    std::optional<std::uint64_t> highLimit{}; ///< where reclaim begins, or kUnlimited
    std::optional<std::uint64_t> swap{};
    std::optional<std::uint64_t> swapLimit{}; ///< of swap alone, or kUnlimited
    std::optional<std::uint64_t> scanned{};   ///< pages that reclaim looked at
    std::optional<std::uint64_t> refaults{};  ///< pages that came back soon after reclaim
    std::optional<std::uint64_t> oomEvents{};
    std::optional<std::uint64_t> oomKills{};
    std::optional<std::uint64_t> highEvents{};
    std::optional<std::uint64_t> limitEvents{}; ///< how often the limit was hit
    std::optional<Pressure> pressure{};

    friend bool operator==(const MemorySample&, const MemorySample&) = default;
};

struct IoDevice {
    unsigned major = 0;
    unsigned minor = 0;
    std::uint64_t readBytes = 0;
    std::uint64_t writtenBytes = 0;
    std::uint64_t reads = 0;
    std::uint64_t writes = 0;

    friend bool operator==(const IoDevice&, const IoDevice&) = default;
};

struct IoSample {
    /// v1 cannot tell "nothing yet" from "not counted": absent there until a device appears.
    std::optional<std::vector<IoDevice>> devices{};
    std::optional<Pressure> pressure{};

    friend bool operator==(const IoSample&, const IoSample&) = default;
};

struct PidsSample {
    std::optional<std::uint64_t> current{};
    std::optional<std::uint64_t> limit{}; ///< or kUnlimited

    friend bool operator==(const PidsSample&, const PidsSample&) = default;
};

/// One cgroup at one moment. What was not asked for, and what the machine cannot give, is absent, never zero.
struct Sample {
    CpuSample cpu{};
    MemorySample memory{};
    IoSample io{};
    PidsSample pids{};

    friend bool operator==(const Sample&, const Sample&) = default;
};

/// What `from` has replaces what `into` has; the rest stays.
void update(Sample& into, const Sample& from);

} // namespace darse::cgroup
