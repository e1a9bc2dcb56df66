// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/life.h"

#include "core/backend/node.h"
#include "core/backend/pod.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace darse::connect::demo {

using backend::Container;
using backend::Kind;
using backend::ObjectRef;

namespace {

constexpr double kMiB = 1024.0 * 1024.0;
constexpr double kKiB = 1024.0;
constexpr qint64 kSecond = 1000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kDay = 24 * 60 * kMinute;

/// One row per Character, in its order. Rates in KiB/s, memory in MiB.
struct Habit {
    double idleCpu, busyCpu;     ///< cores at night and at the height of the day
    double burstCpu, burstiness; ///< what a burst adds, and the share of time it is there
    double memory, swing;
    double sawtooth; ///< memory that a collector gives back now and then
    double received, sent, read, written;
};

constexpr std::array<Habit, 11> kHabits = {{
    {0.02, 0.28, 0.25, 0.08, 34, 12, 0, 90, 410, 2, 6},        // Web
    {0.03, 0.35, 0.30, 0.10, 92, 22, 18, 60, 75, 1, 2},        // Script
    {0.06, 0.55, 0.40, 0.12, 330, 40, 210, 45, 60, 3, 14},     // Heap
    {0.04, 0.30, 0.50, 0.15, 120, 8, 0, 8, 22, 12, 4},         // Leaky
    {0.05, 0.40, 0.60, 0.10, 310, 45, 0, 70, 120, 240, 330},   // Database
    {0.02, 0.12, 0.08, 0.06, 58, 14, 0, 140, 150, 0, 40},      // Cache
    {0.70, 0.85, 0.20, 0.30, 110, 60, 0, 20, 900, 2600, 1800}, // Batch
    {0.01, 0.20, 0.90, 0.12, 210, 60, 0, 4, 12, 30, 12},       // Notebook
    {0.35, 1.10, 0.60, 0.20, 1750, 120, 380, 24, 60, 14, 55},  // Game
    {0.002, 0.01, 0.01, 0.05, 11, 2, 0, 2, 6, 0, 0},           // Sidecar
    {0.001, 0.01, 0.02, 0.03, 18, 4, 0, 1, 2, 0, 1},           // Quiet
}};

double smooth(double x)
{
    return x * x * (3 - 2 * x);
}

/// 0 in the small hours, 1 in the afternoon, with a few shorter tides so that one sees something in a lesson.
double activity(quint64 seed, qint64 at)
{
    const double day = static_cast<double>(at % kDay) / static_cast<double>(kDay);
    const double wave = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (day - 0.16));
    return std::clamp(0.15 + 0.45 * wave + 0.4 * noise(seed ^ 0x11, at, 7 * kMinute), 0.0, 1.0);
}

/// How strong a burst is at this moment, 0 most of the time.
double burst(quint64 seed, qint64 at, double share)
{
    constexpr qint64 kWindow = 25 * kSecond;
    const auto window = static_cast<quint64>(at / kWindow);
    if (unit(mixed(seed ^ 0x22, window)) > share)
        return 0;
    return std::sin(std::numbers::pi * static_cast<double>(at % kWindow) / static_cast<double>(kWindow));
}

double sawtooth(quint64 seed, qint64 age)
{
    const qint64 period = 40 * kSecond + static_cast<qint64>(seed % 50) * kSecond;
    const double within = static_cast<double>(age % period) / static_cast<double>(period);
    return within * (0.8 + 0.2 * noise(seed ^ 0x33, age, period));
}

double memoryOf(const Habit& habit, const Container& container, const Cell& cell, qint64 at, qint64 age)
{
    const double warmth = 1 - 0.55 * std::exp(-static_cast<double>(age) / (20.0 * kSecond));
    double mib = habit.memory * warmth + habit.swing * (noise(cell.seed ^ 0x44, at, 3 * kMinute) - 0.5);
    mib += habit.sawtooth * sawtooth(cell.seed, age);
    const double limit = static_cast<double>(container.limits.memoryBytes.value_or(0)) / kMiB;
    if (cell.character == Character::Leaky && limit > 0)
        mib +=
            (limit - habit.memory) * std::min(1.0, static_cast<double>(age) / static_cast<double>(kLeakMilliseconds));
    return std::clamp(mib, 1.0, limit > 0 ? limit * 0.995 : 1e6) * kMiB;
}

double jitter(quint64 seed, qint64 at)
{
    return 0.6 + 0.8 * noise(seed, at, 4 * kSecond);
}

Load busyLoad(const Container& container, const Cell& cell, qint64 at, qint64 age)
{
    const Habit& habit = kHabits[static_cast<std::size_t>(cell.character)];
    const double busy = activity(cell.seed, at);
    const double peak = burst(cell.seed, at, habit.burstiness);
    const double start = age < 8 * kSecond ? 0.5 * (1 - static_cast<double>(age) / (8.0 * kSecond)) : 0;
    double cpu = habit.idleCpu + (habit.busyCpu - habit.idleCpu) * busy * jitter(cell.seed ^ 0x55, at);
    cpu += habit.burstCpu * peak + start;
    Load load;
    const double limit = container.limits.cpuCores.value_or(8);
    load.pressure = std::clamp((cpu - 0.7 * limit) / limit, 0.0, 0.9) + 0.01 * noise(cell.seed ^ 0x66, at, 5 * kSecond);
    load.cpuCores = std::min(cpu, limit);
    load.memoryBytes = memoryOf(habit, container, cell, at, age);
    const double flow = (0.1 + busy) * (1 + 1.5 * peak);
    load.received = habit.received * kKiB * flow * jitter(cell.seed ^ 0x77, at);
    load.sent = habit.sent * kKiB * flow * jitter(cell.seed ^ 0x88, at);
    load.diskRead = habit.read * kKiB * flow * jitter(cell.seed ^ 0x99, at);
    load.diskWritten = habit.written * kKiB * flow * jitter(cell.seed ^ 0xaa, at);
    return load;
}

/// The run that a moment belongs to, and when its process really began (a pause does not end a process).
struct Moment {
    const Run* run = nullptr;
    qint64 began = 0;
};

Moment momentOf(const Cell& cell, qint64 at)
{
    Moment moment;
    for (const Run& run : cell.runs) {
        if (!run.isFrozen && !run.isResumed)
            moment.began = run.from;
        if (run.from <= at && (run.until == 0 || at < run.until)) {
            moment.run = &run;
            return moment;
        }
    }
    return {};
}

Load workerLoad(const QString& key, qint64 at)
{
    const quint64 seed = seedOf(key);
    Load load;
    load.cpuCores = 0.3 * noise(seed, at, 30 * kSecond);
    load.memoryBytes = (20 + 40 * noise(seed ^ 1, at, 90 * kSecond)) * kMiB;
    return load;
}

} // namespace

Load& Load::operator+=(const Load& other)
{
    cpuCores += other.cpuCores;
    memoryBytes += other.memoryBytes;
    received += other.received;
    sent += other.sent;
    diskRead += other.diskRead;
    diskWritten += other.diskWritten;
    pressure = std::max(pressure, other.pressure);
    return *this;
}

double noise(quint64 seed, qint64 at, qint64 period)
{
    const auto step = static_cast<quint64>(at / period);
    const double within = smooth(static_cast<double>(at % period) / static_cast<double>(period));
    return unit(mixed(seed, step)) * (1 - within) + unit(mixed(seed, step + 1)) * within;
}

std::optional<Load> loadOf(const Container& container, const Cell& cell, qint64 at)
{
    const Moment moment = momentOf(cell, at);
    if (!moment.run)
        return std::nullopt;
    if (!moment.run->isFrozen)
        return busyLoad(container, cell, at, at - moment.began);
    Load frozen;
    frozen.memoryBytes = busyLoad(container, cell, moment.run->from, moment.run->from - moment.began).memoryBytes;
    return frozen;
}

std::optional<Load> loadAt(const World& world, const ObjectRef& ref, qint64 at)
{
    if (ref.kind == Kind::Container) {
        const auto container = world.get<Container>(ref.key);
        const auto cell = world.cells.find(ref.key);
        if (!container)
            return std::nullopt;
        if (cell != world.cells.end())
            return loadOf(*container, cell->second, at);
        const bool runs = container->status == backend::Status::Running;
        return runs ? std::optional<Load>(workerLoad(ref.key, at)) : std::nullopt;
    }
    if (!world.find(ref.kind, ref.key) || (ref.kind != Kind::Pod && ref.kind != Kind::Node))
        return std::nullopt;
    std::optional<Load> sum;
    if (ref.kind == Kind::Node)
        sum = Load{0.12, 1.4e9, 9e3, 7e3, 4e4, 6e4, 0.01}; // the machine itself
    for (const auto& [key, cell] : world.cells) {
        const auto container = world.get<Container>(key);
        if (!container || (ref.kind == Kind::Pod && container->podKey != ref.key))
            continue;
        if (const auto load = loadOf(*container, cell, at))
            sum = sum ? (*sum += *load, sum) : load;
    }
    return sum;
}

backend::Sample sampleOf(const ObjectRef& ref, const Load& load)
{
    backend::Sample sample;
    sample.ref = ref;
    sample.cpuCores = load.cpuCores;
    sample.memoryBytes = load.memoryBytes;
    sample.networkReceivedPerSecond = load.received;
    sample.networkSentPerSecond = load.sent;
    sample.diskReadPerSecond = load.diskRead;
    sample.diskWrittenPerSecond = load.diskWritten;
    sample.pressure = load.pressure;
    return sample;
}

} // namespace darse::connect::demo
