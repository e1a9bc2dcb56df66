// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/meter.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace darse::metrics {

using cgroup::What;

namespace {

constexpr int kWatchedTicks = 2;
constexpr int kDetailTicks = 10;
/// What an idle container does not change, others may: the kernel takes memory back, a router sends packets.
constexpr int kMostIdleTicks = 60;

/// What is not zero: it does something that its processor time may not tell, or it shows that it did.
constexpr std::array kActivity = {Metric::CpuUser,     Metric::CpuSystem,       Metric::IoRead,
                                  Metric::IoWritten,   Metric::NetworkReceived, Metric::NetworkSent,
                                  Metric::CpuPressure, Metric::MemoryPressure,  Metric::IoPressure};

template <class Time>
double seconds(Time time)
{
    return std::chrono::duration<double>(time).count();
}

std::optional<double> number(const std::optional<std::uint64_t>& count)
{
    return count && *count != cgroup::kUnlimited ? std::optional(static_cast<double>(*count)) : std::nullopt;
}

void setPressure(Values& values, Metric some, Metric full, const std::optional<cgroup::Pressure>& pressure)
{
    constexpr double kPercent = 100;
    values.set(some, pressure ? std::optional(pressure->some.average10 / kPercent) : std::nullopt);
    values.set(full, pressure && pressure->full ? std::optional(pressure->full->average10 / kPercent) : std::nullopt);
}

} // namespace

std::optional<double> Rate::grown(double counter, SteadyTime now)
{
    const double before = std::exchange(m_counter, counter);
    const double elapsed = seconds(now - std::exchange(m_at, now));
    if (before < 0 || counter < before || elapsed <= 0)
        return std::nullopt;
    return (counter - before) / elapsed;
}

Meter::Meter(const Subject& subject, cgroup::CgroupReader reader) :
    m_pid(subject.pid),
    m_hasOwnNetwork(subject.hasOwnNetwork),
    m_reader(std::move(reader)),
    m_spread(static_cast<int>(std::hash<std::string>()(subject.id) % kDetailTicks))
{
}

Result<void> Meter::readFiles(Depth depth, bool isAsked)
{
    const What details = What::Use | What::Details | What::Pressure | What::Events;
    if (depth == Depth::Full) {
        // Of one that rests, those are read for whoever looks.
        const bool wantsLimits = m_expectsChange || (m_limitTicks >= kDetailTicks && (isAsked || !m_isCalm));
        TRY_DECLARE(const cgroup::Sample sample, m_reader.read(wantsLimits ? What::Everything : details));
        update(m_latest.sample, sample);
        m_limitTicks = wantsLimits ? 0 : m_limitTicks;
        m_expectsChange = false;
        m_hasWorked = false;
        return ok();
    }
    const auto before = m_latest.sample.cpu.used;
    TRY_DECLARE(const cgroup::Sample processor, m_reader.read(What::Processor));
    update(m_latest.sample, processor);
    if (before && before == m_latest.sample.cpu.used)
        return ok();
    m_hasWorked = true;
    TRY_DECLARE(const cgroup::Sample stocks, m_reader.read(What::Stocks));
    update(m_latest.sample, stocks);
    return ok();
}

int Meter::overdue() const
{
    const int due = m_hasWorked || m_isActive ? kWatchedTicks : kDetailTicks;
    // The tick that is about to be counts.
    return std::max(m_idleTicks + 2 - due, 0);
}

Result<void> Meter::read(const Moment& moment, Depth depth)
{
    const bool isFirst = m_latest.at == WallTime();
    if (!isFirst)
        m_earlier = EarlierCpu{m_latest.at, m_latest.sample.cpu, m_latest.host};
    ++m_limitTicks;
    ++m_idleTicks;
    const bool isAsked = depth == Depth::Full;
    if (isFirst || m_expectsChange || m_idleTicks >= (m_hasWorked || m_isActive ? kDetailTicks : kMostIdleTicks))
        depth = Depth::Full;
    const SteadyTime now = std::chrono::steady_clock::now();
    const auto before = m_latest.sample.cpu.used;
    TRY(readFiles(depth, isAsked));
    m_grown = m_latest.sample.cpu.used.value_or(m_grown.zero()) - before.value_or(m_grown.zero());
    m_isCalm = before && m_grown == m_grown.zero() && !m_hasWorked && !m_isActive;
    ++m_readings;
    m_latest.at = moment.at;
    m_latest.host = moment.host;
    countUse(now);
    if (depth == Depth::Idle)
        return ok();
    m_idleTicks = isFirst ? m_spread : 0;
    countDetails(now, moment);
    countNetworks(now);
    m_isActive = std::ranges::any_of(kActivity, [this](Metric metric) { return m_values.get(metric).value_or(0) > 0; });
    m_isCalm = m_isCalm && !m_isActive;
    return ok();
}

void Meter::rest(const Moment& before, const Moment& last, int ticks)
{
    m_limitTicks += ticks;
    m_idleTicks += ticks;
    m_earlier = EarlierCpu{before.at, m_latest.sample.cpu, before.host};
    m_latest.at = last.at;
    m_latest.host = last.host;
    m_rates[static_cast<std::size_t>(Metric::Cpu)].rest(last.begun);
}

void Meter::countUse(SteadyTime now)
{
    const auto& [cpu, memory, io, pids] = m_latest.sample;
    if (cpu.used)
        m_values.set(Metric::Cpu, m_rates[static_cast<std::size_t>(Metric::Cpu)].grown(seconds(*cpu.used), now));
    if (m_values.get(Metric::Cpu) == 0.0) {
        for (const Metric part : {Metric::CpuUser, Metric::CpuSystem})
            m_values.set(part, m_values.has(part) ? std::optional(0.0) : std::nullopt);
    }
    m_values.set(Metric::Memory, number(memory.current));
    m_values.set(Metric::MemoryWorkingSet, number(memory.workingSet));
    m_values.set(Metric::Pids, number(pids.current));
    if (!cpu.periods || !cpu.throttledPeriods)
        return;
    const std::uint64_t before = std::exchange(m_periods, cpu.periods).value_or(*cpu.periods);
    const std::uint64_t held = std::exchange(m_throttledPeriods, cpu.throttledPeriods).value_or(*cpu.throttledPeriods);
    if (*cpu.periods > before && *cpu.throttledPeriods >= held)
        m_values.set(Metric::CpuThrottled,
                     static_cast<double>(*cpu.throttledPeriods - held) / static_cast<double>(*cpu.periods - before));
    else
        m_values.set(Metric::CpuThrottled, *cpu.periods > 0 ? std::optional(0.0) : std::nullopt);
}

void Meter::countDetails(SteadyTime now, const Moment& moment)
{
    const auto& [cpu, memory, io, pids] = m_latest.sample;
    const auto rate = [&](Metric metric, std::optional<double> counter) {
        m_values.set(metric, counter ? m_rates.at(static_cast<std::size_t>(metric)).grown(*counter, now) : counter);
    };
    rate(Metric::CpuUser, cpu.user ? std::optional(seconds(*cpu.user)) : std::nullopt);
    rate(Metric::CpuSystem, cpu.system ? std::optional(seconds(*cpu.system)) : std::nullopt);
    rate(Metric::MemoryReclaimed, number(memory.scanned));
    rate(Metric::MemoryRefaults, number(memory.refaults));
    if (cpu.limit && std::isfinite(*cpu.limit))
        m_values.set(Metric::CpuLimit, *cpu.limit);
    else
        m_values.forget(Metric::CpuLimit);
    m_values.set(Metric::CpuWeight, number(cpu.weight));
    setPressure(m_values, Metric::CpuPressure, Metric::CpuPressureFull, cpu.pressure);
    m_values.set(Metric::MemoryAnonymous, number(memory.anonymous));
    m_values.set(Metric::MemoryFile, number(memory.file));
    m_values.set(Metric::MemoryKernel, number(memory.kernel));
    m_values.set(Metric::MemorySwap, number(memory.swap));
    m_values.set(Metric::MemoryPeak, number(memory.peak));
    // A limit beyond what the machine has is none.
    const auto limit = number(memory.limit);
    const bool isReal = limit && (!moment.hostMemory || *limit < static_cast<double>(*moment.hostMemory));
    m_values.set(Metric::MemoryLimit, isReal ? limit : std::nullopt);
    m_values.set(Metric::MemoryHighHits, number(memory.highEvents));
    m_values.set(Metric::MemoryLimitHits, number(memory.limitEvents));
    m_values.set(Metric::MemoryOoms, number(memory.oomEvents));
    m_values.set(Metric::MemoryOomKills, number(memory.oomKills));
    setPressure(m_values, Metric::MemoryPressure, Metric::MemoryPressureFull, memory.pressure);
    setPressure(m_values, Metric::IoPressure, Metric::IoPressureFull, io.pressure);
    m_values.set(Metric::PidsLimit, number(pids.limit));
    countIo(now);
}

void Meter::countIo(SteadyTime now)
{
    const auto& io = m_latest.sample.io;
    const auto rate = [&](Metric metric, std::uint64_t counter) {
        m_values.set(metric, m_rates.at(static_cast<std::size_t>(metric)).grown(static_cast<double>(counter), now));
    };
    cgroup::IoDevice sum;
    // Nothing is told yet: what comes begins at zero.
    if (!io.devices) {
        for (const Metric metric : {Metric::IoRead, Metric::IoWritten, Metric::IoReads, Metric::IoWrites})
            static_cast<void>(m_rates.at(static_cast<std::size_t>(metric)).grown(0, now));
        return;
    }
    for (const cgroup::IoDevice& device : *io.devices) {
        sum.readBytes += device.readBytes;
        sum.writtenBytes += device.writtenBytes;
        sum.reads += device.reads;
        sum.writes += device.writes;
    }
    rate(Metric::IoRead, sum.readBytes);
    rate(Metric::IoWritten, sum.writtenBytes);
    rate(Metric::IoReads, sum.reads);
    rate(Metric::IoWrites, sum.writes);
}

void Meter::countNetworks(SteadyTime now)
{
    if (!m_hasOwnNetwork)
        return;
    auto networks = cgroup::networkCounters(m_pid);
    if (!networks)
        return; // its first process has just ended: what was true last stays
    m_latest.networks = std::move(networks).value();
    if (m_latest.networks.empty())
        return;
    const cgroup::NetworkCounters sum = cgroup::sumOf(m_latest.networks);
    const auto rate = [&](Metric metric, std::uint64_t counter) {
        m_values.set(metric, m_rates.at(static_cast<std::size_t>(metric)).grown(static_cast<double>(counter), now));
    };
    rate(Metric::NetworkReceived, sum.received.bytes);
    rate(Metric::NetworkSent, sum.sent.bytes);
    rate(Metric::NetworkReceivedPackets, sum.received.packets);
    rate(Metric::NetworkSentPackets, sum.sent.packets);
    rate(Metric::NetworkDropped, sum.received.drops + sum.sent.drops);
}

} // namespace darse::metrics
