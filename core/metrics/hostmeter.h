// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/meter.h"

#include <filesystem>

namespace darse::metrics {

/// Under this id the machine itself is told of.
inline constexpr std::string_view kHost = "host";

/// Makes numbers of what the machine says of itself. For one thread at a time.
class HostMeter {
public:
    /// `disk` is where the engine keeps its things; empty: nothing is told of disks.
    explicit HostMeter(std::filesystem::path disk, std::filesystem::path proc = "/proc");

    /// What all containers of this tick need, and the machine's numbers.
    [[nodiscard]] Moment read(WallTime at);

    [[nodiscard]] const Values& values() const { return m_values; }

private:
    void readDisk();
    void readNetworks(SteadyTime now);
    void readFlow(SteadyTime now);
    void rate(Metric metric, std::uint64_t counter, SteadyTime now);
    void readPressure();

    std::filesystem::path m_disk;
    std::filesystem::path m_proc;
    Values m_values;
    Rate m_cpu;
    std::array<Rate, kMetrics> m_rates{};
    int m_ticks = 0;
};

} // namespace darse::metrics
