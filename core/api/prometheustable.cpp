// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/prometheustable.h"

namespace darse::api {

using cgroup::kUnlimited;
using metrics::Metric;
using metrics::Reading;

namespace {

Number seconds(const std::optional<std::chrono::nanoseconds>& time)
{
    return time ? Number(std::chrono::duration<double>(*time).count()) : std::nullopt;
}

Number count(const std::optional<std::uint64_t>& value)
{
    return value && *value != kUnlimited ? Number(static_cast<double>(*value)) : std::nullopt;
}

Number waited(const std::optional<cgroup::Pressure>& pressure)
{
    return pressure ? seconds(pressure->some.total) : std::nullopt;
}

Number stalled(const std::optional<cgroup::Pressure>& pressure)
{
    return pressure && pressure->full ? seconds(pressure->full->total) : std::nullopt;
}

constexpr std::array kCounters = {
    CounterRow{"cpu_seconds_total", "Processor time used", [](const Reading& r) { return seconds(r.sample.cpu.used); }},
    CounterRow{"cpu_user_seconds_total", "Processor time of programs",
               [](const Reading& r) { return seconds(r.sample.cpu.user); }},
    CounterRow{"cpu_system_seconds_total", "Processor time of the kernel",
               [](const Reading& r) { return seconds(r.sample.cpu.system); }},
    CounterRow{"cpu_periods_total", "Periods with a limit",
               [](const Reading& r) { return count(r.sample.cpu.periods); }},
    CounterRow{"cpu_throttled_periods_total", "Periods in which the limit held it up",
               [](const Reading& r) { return count(r.sample.cpu.throttledPeriods); }},
    CounterRow{"cpu_throttled_seconds_total", "Time that the limit held it up",
               [](const Reading& r) { return seconds(r.sample.cpu.throttled); }},
    CounterRow{"cpu_waiting_seconds_total", "Time in which something waited for a processor",
               [](const Reading& r) { return waited(r.sample.cpu.pressure); }},
    CounterRow{"cpu_stalled_seconds_total", "Time in which all of it waited for processors",
               [](const Reading& r) { return stalled(r.sample.cpu.pressure); }},
    CounterRow{"memory_scanned_pages_total", "Pages that the kernel looked at to take them back",
               [](const Reading& r) { return count(r.sample.memory.scanned); }},
    CounterRow{"memory_refaults_total", "Pages that had to be read again after reclaim",
               [](const Reading& r) { return count(r.sample.memory.refaults); }},
    CounterRow{"memory_high_hits_total", "Times that memory went beyond where reclaim begins",
               [](const Reading& r) { return count(r.sample.memory.highEvents); }},
    CounterRow{"memory_limit_hits_total", "Times that memory was at its limit",
               [](const Reading& r) { return count(r.sample.memory.limitEvents); }},
    CounterRow{"memory_ooms_total", "Times that there was no memory to be had below the limit",
               [](const Reading& r) { return count(r.sample.memory.oomEvents); }},
    CounterRow{"memory_oom_kills_total", "Processes killed for want of memory",
               [](const Reading& r) { return count(r.sample.memory.oomKills); }},
    CounterRow{"memory_waiting_seconds_total", "Time in which something waited for memory",
               [](const Reading& r) { return waited(r.sample.memory.pressure); }},
    CounterRow{"memory_stalled_seconds_total", "Time in which all of it waited for memory",
               [](const Reading& r) { return stalled(r.sample.memory.pressure); }},
    CounterRow{"io_waiting_seconds_total", "Time in which something waited for a disk",
               [](const Reading& r) { return waited(r.sample.io.pressure); }},
    CounterRow{"io_stalled_seconds_total", "Time in which all of it waited for disks",
               [](const Reading& r) { return stalled(r.sample.io.pressure); }},
};

constexpr std::array kDisks = {
    DiskRow{"io_read_bytes_total", "Read from disks", &cgroup::IoDevice::readBytes},
    DiskRow{"io_written_bytes_total", "Written to disks", &cgroup::IoDevice::writtenBytes},
    DiskRow{"io_reads_total", "Reads from disks", &cgroup::IoDevice::reads},
    DiskRow{"io_writes_total", "Writes to disks", &cgroup::IoDevice::writes},
};

constexpr auto kReceived = &cgroup::NetworkCounters::received;
constexpr auto kSent = &cgroup::NetworkCounters::sent;

constexpr std::array kInterfaces = {
    InterfaceRow{"network_received_bytes_total", "Received", kReceived, &cgroup::Counters::bytes},
    InterfaceRow{"network_received_packets_total", "Packets received", kReceived, &cgroup::Counters::packets},
    InterfaceRow{"network_received_dropped_total", "Packets dropped on their way in", kReceived,
                 &cgroup::Counters::drops},
    InterfaceRow{"network_received_errors_total", "Packets received damaged", kReceived, &cgroup::Counters::errors},
    InterfaceRow{"network_sent_bytes_total", "Sent", kSent, &cgroup::Counters::bytes},
    InterfaceRow{"network_sent_packets_total", "Packets sent", kSent, &cgroup::Counters::packets},
    InterfaceRow{"network_sent_dropped_total", "Packets dropped on their way out", kSent, &cgroup::Counters::drops},
    InterfaceRow{"network_sent_errors_total", "Packets that could not be sent", kSent, &cgroup::Counters::errors},
};

constexpr std::array kGauges = {
    GaugeRow{Metric::CpuLimit, "cpu_limit_cores"},
    GaugeRow{Metric::CpuWeight, "cpu_weight"},
    GaugeRow{Metric::CpuPressure, "cpu_pressure_ratio"},
    GaugeRow{Metric::Memory, "memory_bytes"},
    GaugeRow{Metric::MemoryWorkingSet, "memory_working_set_bytes"},
    GaugeRow{Metric::MemoryAnonymous, "memory_anonymous_bytes"},
    GaugeRow{Metric::MemoryFile, "memory_file_bytes"},
    GaugeRow{Metric::MemoryKernel, "memory_kernel_bytes"},
    GaugeRow{Metric::MemorySwap, "memory_swap_bytes"},
    GaugeRow{Metric::MemoryPeak, "memory_peak_bytes"},
    GaugeRow{Metric::MemoryLimit, "memory_limit_bytes"},
    GaugeRow{Metric::MemoryPressure, "memory_pressure_ratio"},
    GaugeRow{Metric::IoPressure, "io_pressure_ratio"},
    GaugeRow{Metric::Pids, "pids"},
    GaugeRow{Metric::PidsLimit, "pids_limit"},
    GaugeRow{Metric::DiskUsed, "disk_used_bytes"},
    GaugeRow{Metric::DiskSize, "disk_size_bytes"},
    GaugeRow{Metric::DiskLayer, "disk_layer_bytes"},
};

} // namespace

std::span<const CounterRow> prometheusCounters()
{
    return kCounters;
}

std::span<const DiskRow> prometheusDisks()
{
    return kDisks;
}

std::span<const InterfaceRow> prometheusInterfaces()
{
    return kInterfaces;
}

std::span<const GaugeRow> prometheusGauges()
{
    return kGauges;
}

} // namespace darse::api
