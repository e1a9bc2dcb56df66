// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/hostmeter.h"

#include "core/cgroup/files.h"
#include "core/sys/files.h"

#include <sys/statvfs.h>
#include <unistd.h>

namespace darse::metrics {
namespace {

/// Networks and pressure; and what changes slowly.
constexpr int kDetailTicks = 2;
constexpr int kDiskTicks = 10;

} // namespace

HostMeter::HostMeter(std::filesystem::path disk, std::filesystem::path proc) :
    m_disk(std::move(disk)),
    m_proc(std::move(proc))
{
}

Moment HostMeter::read(WallTime at)
{
    const SteadyTime now = std::chrono::steady_clock::now();
    Moment out{.at = at, .begun = now};
    if (const auto cpu = cgroup::hostCpu(m_proc)) {
        out.host = *cpu;
        m_values.set(Metric::Cpu, m_cpu.grown(std::chrono::duration<double>(cpu->used).count(), now));
        m_values.set(Metric::CpuLimit, static_cast<double>(cpu->online));
    }
    if (const auto memory = cgroup::hostMemory(m_proc)) {
        out.hostMemory = memory->total;
        const auto without = [&](std::uint64_t part) { return static_cast<double>(memory->total - part); };
        m_values.set(Metric::Memory, without(memory->free));
        m_values.set(Metric::MemoryWorkingSet, without(memory->available.value_or(memory->free)));
        m_values.set(Metric::MemoryFile, static_cast<double>(memory->cached));
        m_values.set(Metric::MemorySwap, static_cast<double>(memory->swapTotal - memory->swapFree));
        m_values.set(Metric::MemoryLimit, static_cast<double>(memory->total));
    }
    if (m_ticks % kDetailTicks == 0) {
        readNetworks(now);
        readFlow(now);
        readPressure();
    }
    if (m_ticks % kDiskTicks == 0)
        readDisk();
    ++m_ticks;
    return out;
}

void HostMeter::readNetworks(SteadyTime now)
{
    const auto networks = cgroup::networkCounters(::getpid(), m_proc);
    if (!networks)
        return;
    const cgroup::NetworkCounters sum = cgroup::sumOf(*networks);
    rate(Metric::NetworkReceived, sum.received.bytes, now);
    rate(Metric::NetworkSent, sum.sent.bytes, now);
    rate(Metric::NetworkReceivedPackets, sum.received.packets, now);
    rate(Metric::NetworkSentPackets, sum.sent.packets, now);
    rate(Metric::NetworkDropped, sum.received.drops + sum.sent.drops, now);
}

/// Not from the root cgroup: of v1 and of the hybrid layout it does not tell, or only of some schedulers.
void HostMeter::readFlow(SteadyTime now)
{
    const auto disks = cgroup::hostDisks(m_proc);
    if (!disks)
        return;
    rate(Metric::IoRead, disks->readBytes, now);
    rate(Metric::IoWritten, disks->writtenBytes, now);
    rate(Metric::IoReads, disks->reads, now);
    rate(Metric::IoWrites, disks->writes, now);
}

void HostMeter::rate(Metric metric, std::uint64_t counter, SteadyTime now)
{
    m_values.set(metric, m_rates.at(static_cast<std::size_t>(metric)).grown(static_cast<double>(counter), now));
}

void HostMeter::readPressure()
{
    constexpr double kPercent = 100;
    const auto read = [this](const char* name, Metric metric) {
        const auto text = sys::readFile(m_proc / "pressure" / name, kibibytes(4));
        const auto pressure = text ? cgroup::parsePressure(*text) : std::nullopt;
        m_values.set(metric, pressure ? std::optional(pressure->some.average10 / kPercent) : std::nullopt);
    };
    read("cpu", Metric::CpuPressure);
    read("memory", Metric::MemoryPressure);
    read("io", Metric::IoPressure);
}

void HostMeter::readDisk()
{
    struct statvfs info {};
    if (m_disk.empty() || ::statvfs(m_disk.c_str(), &info) != 0)
        return;
    const auto bytes = [&](fsblkcnt_t blocks) {
        return static_cast<double>(blocks) * static_cast<double>(info.f_frsize);
    };
    m_values.set(Metric::DiskSize, bytes(info.f_blocks));
    m_values.set(Metric::DiskUsed, bytes(info.f_blocks - info.f_bfree));
}

} // namespace darse::metrics
