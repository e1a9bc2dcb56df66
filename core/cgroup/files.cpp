// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/files.h"

#include "core/cgroup/fields.h"
#include "core/cgroup/parsers.h"

#include <array>

namespace darse::cgroup {
namespace {

using Count = std::optional<std::uint64_t>;

/// v1's "no limit" is the largest number of whole pages that fits, which depends on the size of a page.
constexpr std::uint64_t kNoLimitV1 = std::uint64_t{1} << 62U;
Count limitV1(std::string_view text)
{
    const Count limit = numberIn<std::uint64_t>(text);
    return limit && *limit >= kNoLimitV1 ? Count(kUnlimited) : limit;
}

template <auto Part, auto Field, auto Parse = countIn>
void into(std::string_view text, Readings& out)
{
    (out.sample.*Part).*Field = Parse(text);
}

template <auto Field, auto Parse = countIn>
void aside(std::string_view text, Readings& out)
{
    out.*Field = Parse(text);
}

template <auto Part, auto Field>
void pressure(std::string_view text, Readings& out)
{
    (out.sample.*Part).*Field = parsePressure(text);
}

constexpr auto kCpu = &Sample::cpu;
constexpr auto kMemory = &Sample::memory;
constexpr auto kIo = &Sample::io;
constexpr auto kPids = &Sample::pids;
constexpr Version kV1 = Version::V1;
constexpr Version kV2 = Version::V2;

constexpr std::array kRows = {
    FileRow{"cpuacct", kV2, "cpu.stat", What::Processor, cpuStatV2},
    FileRow{"cpuacct", kV1, "cpuacct.usage", What::Processor, cpuacctUsage},
    FileRow{"cpu", kV1, "cpu.stat", What::Stocks, cpuStatV1},
    FileRow{"memory", kV2, "memory.current", What::Stocks, into<kMemory, &MemorySample::current>},
    FileRow{"memory", kV1, "memory.usage_in_bytes", What::Stocks, into<kMemory, &MemorySample::current>},
    FileRow{"pids", kV2, "pids.current", What::Stocks, into<kPids, &PidsSample::current>},
    FileRow{"pids", kV1, "pids.current", What::Stocks, into<kPids, &PidsSample::current>},

    FileRow{"memory", kV2, "memory.stat", What::Details, memoryStatV2},
    FileRow{"memory", kV2, "memory.swap.current", What::Details, into<kMemory, &MemorySample::swap>},
    FileRow{"io", kV2, "io.stat", What::Details, ioStat},
    FileRow{"cpuacct", kV1, "cpuacct.stat", What::Details, cpuacctStat},
    FileRow{"memory", kV1, "memory.stat", What::Details, memoryStatV1},
    FileRow{"memory", kV1, "memory.memsw.usage_in_bytes", What::Details, aside<&Readings::memoryAndSwap>},
    FileRow{"memory", kV1, "memory.kmem.usage_in_bytes", What::Details, into<kMemory, &MemorySample::kernel>},
    FileRow{"blkio", kV1, "blkio.throttle.io_service_bytes_recursive", What::Details, blkioBytes},
    FileRow{"blkio", kV1, "blkio.throttle.io_serviced_recursive", What::Details, blkioOperations},
    FileRow{"blkio", kV1, "blkio.bfq.io_service_bytes_recursive", What::Details, blkioBytes},
    FileRow{"blkio", kV1, "blkio.bfq.io_serviced_recursive", What::Details, blkioOperations},
    FileRow{"blkio", kV1, "blkio.io_service_bytes_recursive", What::Details, blkioBytes},
    FileRow{"blkio", kV1, "blkio.io_serviced_recursive", What::Details, blkioOperations},

    FileRow{"pressure", kV2, "cpu.pressure", What::Pressure, pressure<kCpu, &CpuSample::pressure>},
    FileRow{"pressure", kV2, "memory.pressure", What::Pressure, pressure<kMemory, &MemorySample::pressure>},
    FileRow{"pressure", kV2, "io.pressure", What::Pressure, pressure<kIo, &IoSample::pressure>},

    FileRow{"memory", kV2, "memory.events", What::Events, memoryEvents},
    FileRow{"memory", kV2, "memory.peak", What::Events, into<kMemory, &MemorySample::peak>},
    FileRow{"memory", kV1, "memory.oom_control", What::Events, oomControl},
    FileRow{"memory", kV1, "memory.failcnt", What::Events, into<kMemory, &MemorySample::limitEvents>},
    FileRow{"memory", kV1, "memory.max_usage_in_bytes", What::Events, into<kMemory, &MemorySample::peak>},

    FileRow{"cpu", kV2, "cpu.max", What::Limits, cpuMax},
    FileRow{"cpu", kV2, "cpu.weight", What::Limits, into<kCpu, &CpuSample::weight>},
    FileRow{"cpu", kV1, "cpu.cfs_quota_us", What::Limits, cfsQuota},
    FileRow{"cpu", kV1, "cpu.cfs_period_us", What::Limits, cfsPeriod},
    FileRow{"cpu", kV1, "cpu.shares", What::Limits, cpuShares},
    FileRow{"memory", kV2, "memory.max", What::Limits, into<kMemory, &MemorySample::limit>},
    FileRow{"memory", kV2, "memory.high", What::Limits, into<kMemory, &MemorySample::highLimit>},
    FileRow{"memory", kV2, "memory.swap.max", What::Limits, into<kMemory, &MemorySample::swapLimit>},
    FileRow{"memory", kV1, "memory.limit_in_bytes", What::Limits, into<kMemory, &MemorySample::limit, limitV1>},
    FileRow{"memory", kV1, "memory.soft_limit_in_bytes", What::Limits,
            into<kMemory, &MemorySample::highLimit, limitV1>},
    FileRow{"memory", kV1, "memory.memsw.limit_in_bytes", What::Limits, aside<&Readings::memoryAndSwapLimit, limitV1>},
    FileRow{"pids", kV2, "pids.max", What::Limits, into<kPids, &PidsSample::limit>},
    FileRow{"pids", kV1, "pids.max", What::Limits, into<kPids, &PidsSample::limit>},
};

std::uint64_t difference(std::uint64_t from, std::uint64_t what)
{
    return from > what ? from - what : 0;
}

} // namespace

std::span<const FileRow> fileRows()
{
    return kRows;
}

void finish(Readings& readings)
{
    MemorySample& memory = readings.sample.memory;
    if (memory.current && readings.inactiveFile)
        memory.workingSet = difference(*memory.current, *readings.inactiveFile);
    if (memory.current && readings.memoryAndSwap)
        memory.swap = difference(*readings.memoryAndSwap, *memory.current);
    if (memory.limit && readings.memoryAndSwapLimit)
        memory.swapLimit = *readings.memoryAndSwapLimit == kUnlimited
                               ? kUnlimited
                               : difference(*readings.memoryAndSwapLimit, *memory.limit);
}

} // namespace darse::cgroup
