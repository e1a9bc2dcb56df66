// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace darse::metrics {

/// What can be told of a container, or of the machine. The order is that of the table and of nothing on a disk.
enum class Metric : std::uint8_t {
    Cpu,
    CpuUser,
    CpuSystem,
    CpuThrottled,
    CpuLimit,
    CpuWeight,
    CpuPressure,
    CpuPressureFull,
    Memory,
    MemoryWorkingSet,
    MemoryAnonymous,
    MemoryFile,
    MemoryKernel,
    MemorySwap,
    MemoryPeak,
    MemoryLimit,
    MemoryReclaimed,
    MemoryRefaults,
    MemoryHighHits,
    MemoryLimitHits,
    MemoryOoms,
    MemoryOomKills,
    MemoryPressure,
    MemoryPressureFull,
    IoRead,
    IoWritten,
    IoReads,
    IoWrites,
    IoPressure,
    IoPressureFull,
    NetworkReceived,
    NetworkSent,
    NetworkReceivedPackets,
    NetworkSentPackets,
    NetworkDropped,
    Pids,
    PidsLimit,
    DiskUsed,
    DiskSize,
    DiskLayer,
};
inline constexpr std::size_t kMetrics = 40;

enum class Unit : std::uint8_t {
    Cores,          ///< 1.5: one and a half processors, all the time
    Bytes,          ///< now
    BytesPerSecond, ///< since the reading before
    PerSecond,      ///< the same for what is no bytes
    Share,          ///< 0 to 1
    Count,
};

[[nodiscard]] std::string_view toString(Unit unit);

struct MetricRow {
    Metric metric;
    std::string_view name; ///< "memory.workingSet": in every answer, question and rule
    Unit unit;
    std::string_view help; ///< one line
};

/// One row each, in the order of the enumeration.
[[nodiscard]] std::span<const MetricRow> metricRows();
[[nodiscard]] const MetricRow& rowOf(Metric metric);
[[nodiscard]] std::optional<Metric> metricNamed(std::string_view name);

/// The numbers of one subject at one moment. What is not known is absent, never zero.
class Values {
public:
    Values() { m_values.fill(kAbsent); }

    [[nodiscard]] bool has(Metric metric) const { return !std::isnan(at(metric)); }
    [[nodiscard]] std::optional<double> get(Metric metric) const
    {
        return has(metric) ? std::optional(at(metric)) : std::nullopt;
    }
    /// NaN when it is absent.
    [[nodiscard]] double at(Metric metric) const { return m_values[static_cast<std::size_t>(metric)]; }
    void set(Metric metric, double value) { m_values[static_cast<std::size_t>(metric)] = value; }
    void set(Metric metric, std::optional<double> value) { set(metric, value.value_or(kAbsent)); }
    void forget(Metric metric) { set(metric, kAbsent); }

private:
    static constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();

    std::array<double, kMetrics> m_values{};
};

} // namespace darse::metrics
