// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metric.h"

#include <algorithm>

namespace darse::metrics {
namespace {

constexpr std::array<MetricRow, kMetrics> kRows = {{
    {Metric::Cpu, "cpu", Unit::Cores, "Processors in use"},
    {Metric::CpuUser, "cpu.user", Unit::Cores, "Processors in use by programs"},
    {Metric::CpuSystem, "cpu.system", Unit::Cores, "Processors in use by the kernel for them"},
    {Metric::CpuThrottled, "cpu.throttled", Unit::Share, "Periods in which the limit of processors held it up"},
    {Metric::CpuLimit, "cpu.limit", Unit::Cores, "Processors that it may use"},
    {Metric::CpuWeight, "cpu.weight", Unit::Count, "Its part when processors are short: 100 is usual"},
    {Metric::CpuPressure, "cpu.pressure", Unit::Share, "Time in which something waited for a processor, 10 s mean"},
    {Metric::CpuPressureFull, "cpu.pressureFull", Unit::Share,
     "Time in which all of it waited for processors, 10 s mean"},
    {Metric::Memory, "memory", Unit::Bytes, "Memory in use, with files that the kernel would give up"},
    {Metric::MemoryWorkingSet, "memory.workingSet", Unit::Bytes, "Memory in use without inactive files"},
    {Metric::MemoryAnonymous, "memory.anonymous", Unit::Bytes, "Memory of programs that is in no file"},
    {Metric::MemoryFile, "memory.file", Unit::Bytes, "Memory that holds files"},
    {Metric::MemoryKernel, "memory.kernel", Unit::Bytes, "Memory that the kernel needs for it"},
    {Metric::MemorySwap, "memory.swap", Unit::Bytes, "Memory that was swapped out"},
    {Metric::MemoryPeak, "memory.peak", Unit::Bytes, "The most memory that was ever in use"},
    {Metric::MemoryLimit, "memory.limit", Unit::Bytes, "Memory that it may use"},
    {Metric::MemoryReclaimed, "memory.reclaimed", Unit::PerSecond, "Pages that the kernel looked at to take them back"},
    {Metric::MemoryRefaults, "memory.refaults", Unit::PerSecond, "Pages that had to be read again after reclaim"},
    {Metric::MemoryHighHits, "memory.highHits", Unit::Count, "Times that memory went beyond where reclaim begins"},
    {Metric::MemoryLimitHits, "memory.limitHits", Unit::Count, "Times that memory was at its limit"},
    {Metric::MemoryOoms, "memory.ooms", Unit::Count, "Times that there was no memory to be had below the limit"},
    {Metric::MemoryOomKills, "memory.oomKills", Unit::Count, "Processes that were killed for want of memory"},
    {Metric::MemoryPressure, "memory.pressure", Unit::Share, "Time in which something waited for memory, 10 s mean"},
    {Metric::MemoryPressureFull, "memory.pressureFull", Unit::Share,
     "Time in which all of it waited for memory, 10 s mean"},
    {Metric::IoRead, "io.read", Unit::BytesPerSecond, "Read from disks"},
    {Metric::IoWritten, "io.written", Unit::BytesPerSecond, "Written to disks"},
    {Metric::IoReads, "io.reads", Unit::PerSecond, "Reads from disks"},
    {Metric::IoWrites, "io.writes", Unit::PerSecond, "Writes to disks"},
    {Metric::IoPressure, "io.pressure", Unit::Share, "Time in which something waited for a disk, 10 s mean"},
    {Metric::IoPressureFull, "io.pressureFull", Unit::Share, "Time in which all of it waited for disks, 10 s mean"},
    {Metric::NetworkReceived, "network.received", Unit::BytesPerSecond, "Received over its network"},
    {Metric::NetworkSent, "network.sent", Unit::BytesPerSecond, "Sent over its network"},
    {Metric::NetworkReceivedPackets, "network.receivedPackets", Unit::PerSecond, "Packets received"},
    {Metric::NetworkSentPackets, "network.sentPackets", Unit::PerSecond, "Packets sent"},
    {Metric::NetworkDropped, "network.dropped", Unit::PerSecond, "Packets dropped in both directions"},
    {Metric::Pids, "pids", Unit::Count, "Processes and threads"},
    {Metric::PidsLimit, "pids.limit", Unit::Count, "Processes and threads that it may have"},
    {Metric::DiskUsed, "disk.used", Unit::Bytes, "In use on the disk that the engine keeps its things on"},
    {Metric::DiskSize, "disk.size", Unit::Bytes, "Size of that disk"},
    {Metric::DiskLayer, "disk.layer", Unit::Bytes, "In its writable layer; looked at rarely"},
}};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (static_cast<std::size_t>(kRows.at(i).metric) != i || kRows.at(i).name.empty())
            return false;
    }
    return true;
}
static_assert(isInOrder());

} // namespace

std::string_view toString(Unit unit)
{
    switch (unit) {
    case Unit::Cores:
        return "cores";
    case Unit::Bytes:
        return "bytes";
    case Unit::BytesPerSecond:
        return "bytes per second";
    case Unit::PerSecond:
        return "per second";
    case Unit::Share:
        return "share";
    case Unit::Count:
        break;
    }
    return "count";
}

std::span<const MetricRow> metricRows()
{
    return kRows;
}

const MetricRow& rowOf(Metric metric)
{
    return kRows.at(static_cast<std::size_t>(metric));
}

std::optional<Metric> metricNamed(std::string_view name)
{
    const auto* const found = std::ranges::find(kRows, name, &MetricRow::name);
    return found == kRows.end() ? std::nullopt : std::optional(found->metric);
}

} // namespace darse::metrics
