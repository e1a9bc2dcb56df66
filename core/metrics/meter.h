// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/reader.h"
#include "core/metrics/metric.h"
#include "core/metrics/reading.h"

namespace darse::metrics {

/// A counter's growth by the second. One that goes back has begun anew: absent once.
class Rate {
public:
    [[nodiscard]] std::optional<double> grown(double counter, SteadyTime now);
    /// It has not grown until then.
    void rest(SteadyTime until) { m_at = until; }

private:
    double m_counter = -1;
    SteadyTime m_at{};
};

/// How much is read at a tick.
enum class Depth {
    Idle, ///< processor time; and memory and pids, when it has worked since the last tick
    Full, ///< all that there is; limits less often, because they change when somebody changes them
};

/// Makes numbers of what one container's files say. For one thread at a time.
class Meter {
public:
    Meter(const Subject& subject, cgroup::CgroupReader reader);

    /// NotFound once the cgroup is gone, which it stays.
    [[nodiscard]] Result<void> read(const Moment& moment, Depth depth);
    /// It is known to have used no processor time at `ticks` ticks since it was read, the last two of which were these.
    void rest(const Moment& before, const Moment& last, int ticks);

    /// It does nothing, and its details say so: it may rest.
    [[nodiscard]] bool isCalm() const { return m_isCalm; }
    /// Processor time that was used between the last two readings; all of it at the first.
    [[nodiscard]] std::chrono::nanoseconds grown() const { return m_grown; }
    [[nodiscard]] int ticksSinceDetails() const { return m_idleTicks; }

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
    void expectChange()
    {
        m_expectsChange = true;
        m_isCalm = false;
    }
    /// Closes its descriptors until the next reading.
    void release() { m_reader.release(); }
    /// All but those that every tick needs.
    void releaseDetails() { m_reader.release(cgroup::What::Use); }
    [[nodiscard]] std::size_t keptDescriptors() const { return m_reader.keptDescriptors(); }

private:
    [[nodiscard]] Result<void> readFiles(Depth depth, bool isAsked);
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
    bool m_isCalm = false;
    bool m_expectsChange = true;
    std::chrono::nanoseconds m_grown{};
};

} // namespace darse::metrics
