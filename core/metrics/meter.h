// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/host.h"
#include "core/cgroup/reader.h"
#include "core/cgroup/traffic.h"
#include "core/metrics/metric.h"

#include <chrono>
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

/// A counter's growth by the second. One that goes back has begun anew: absent once.
class Rate {
public:
    [[nodiscard]] std::optional<double> grown(double counter, SteadyTime now);

private:
    double m_counter = -1;
    SteadyTime m_at{};
};

/// How much is read at a tick.
enum class Depth {
    Idle, ///< processor time; and memory and pids, when it has worked since the last tick
    Full, ///< all that there is; limits less often, because they change when somebody changes them
};

/// What all subjects of one tick have in common.
struct Moment {
    WallTime at{};
    cgroup::HostCpu host{};
    std::optional<std::uint64_t> hostMemory{};
};

/// Makes numbers of what one container's files say. For one thread at a time.
class Meter {
public:
    Meter(const Subject& subject, cgroup::CgroupReader reader);

    /// NotFound once the cgroup is gone, which it stays.
    [[nodiscard]] Result<void> read(const Moment& moment, Depth depth);

    [[nodiscard]] const Values& values() const { return m_values; }
    [[nodiscard]] const Reading& latest() const { return m_latest; }
    [[nodiscard]] const std::optional<EarlierCpu>& earlier() const { return m_earlier; }
    [[nodiscard]] std::uint64_t readings() const { return m_readings; }
    /// Ticks that its details are older than somebody who looks at it should see; 0: none. What does not work changes
    /// slowly, and is looked at as rarely as for the history.
    [[nodiscard]] int overdue() const;
    /// What is read elsewhere and rarely.
    void setLayer(std::optional<double> bytes) { m_values.set(Metric::DiskLayer, bytes); }
    /// Somebody may have changed its limits: the next reading looks.
    void expectChange() { m_expectsChange = true; }
    /// Closes its descriptors until the next reading.
    void release() { m_reader.release(); }
    /// All but those that every tick needs.
    void releaseDetails() { m_reader.release(cgroup::What::Use); }
    [[nodiscard]] std::size_t keptDescriptors() const { return m_reader.keptDescriptors(); }

private:
    [[nodiscard]] Result<void> readFiles(Depth depth);
    void countUse(SteadyTime now);
    void countDetails(SteadyTime now, const Moment& moment);
    void countIo(SteadyTime now);
    void countNetworks(SteadyTime now);

    int m_pid;
    bool m_hasOwnNetwork;
    cgroup::CgroupReader m_reader;
    Reading m_latest;
    std::optional<EarlierCpu> m_earlier;
    Values m_values;
    std::array<Rate, kMetrics> m_rates{};
    std::optional<std::uint64_t> m_periods;
    std::optional<std::uint64_t> m_throttledPeriods;
    int m_idleTicks = 0;  ///< since details were read
    int m_limitTicks = 0; ///< since limits were read
    std::uint64_t m_readings = 0;
    int m_spread;            ///< not all at the same tick
    bool m_hasWorked = true; ///< since details were read
    bool m_isActive = false; ///< when they were read: they will be nothing soon, which has to be seen
    bool m_expectsChange = true;
};

} // namespace darse::metrics
