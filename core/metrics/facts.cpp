// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/facts.h"

#include "core/base/bytes.h"

#include <cstdio>

namespace darse::metrics {
namespace {

constexpr int kLasts = 10; ///< ticks that make something true, or over
constexpr double kThrottled = 0.25;
constexpr double kThrottledNoMore = 0.05;
constexpr double kNear = 0.9;
constexpr double kNearNoMore = 0.8;
constexpr double kPressed = 0.1;
constexpr double kPressedNoMore = 0.02;
constexpr double kNearlyFull = 0.95;
constexpr double kNearlyFullNoMore = 0.9;

std::string share(double part)
{
    constexpr double kPercent = 100;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.0f %%", part * kPercent);
    return text.data();
}

/// A number and where it is too much, and where it is not any more.
struct Bound {
    double begins;
    double ends;
};

} // namespace

std::string_view toString(Fact fact)
{
    constexpr std::array<std::string_view, kFacts> kNames = {"throttled", "near-memory-limit", "memory-pressure",
                                                             "oom-killed", "disk-nearly-full"};
    return kNames.at(static_cast<std::size_t>(fact));
}

std::string bytesText(double bytes)
{
    return formatBytes(Bytes(static_cast<std::uint64_t>(std::max(bytes, 0.0))));
}

std::string numberText(Unit unit, double number)
{
    std::array<char, 48> text{};
    switch (unit) {
    case Unit::Bytes:
        return bytesText(number);
    case Unit::BytesPerSecond:
        return bytesText(number) + "/s";
    case Unit::Share:
        return share(number);
    case Unit::Cores:
        std::snprintf(text.data(), text.size(), "%.3g cores", number);
        break;
    case Unit::PerSecond:
        std::snprintf(text.data(), text.size(), "%.3g/s", number);
        break;
    case Unit::Count:
        std::snprintf(text.data(), text.size(), "%.0f", number);
        break;
    }
    return text.data();
}

std::vector<FactChange> FactWatch::observe(const Values& values)
{
    std::vector<FactChange> out;
    const auto watch = [&out](Lasting& state, Fact fact, std::optional<double> number, Bound bound, auto reason) {
        const bool speaksAgainst = state.isTrue ? number.value_or(0) < bound.ends : number.value_or(0) > bound.begins;
        state.ticks = speaksAgainst ? state.ticks + 1 : 0;
        if (state.ticks < kLasts)
            return;
        state = {.isTrue = !state.isTrue, .ticks = 0};
        out.push_back({fact, !state.isTrue, state.isTrue ? reason(*number) : "it is over"});
    };
    const auto ratio = [&values](Metric part, Metric whole) {
        return values.has(part) && values.at(whole) > 0 ? std::optional(values.at(part) / values.at(whole))
                                                        : std::nullopt;
    };
    watch(m_throttled, Fact::Throttled, values.get(Metric::CpuThrottled), {kThrottled, kThrottledNoMore},
          [&](double part) {
              return "held up in " + share(part) + " of all periods" +
                     (values.has(Metric::CpuLimit)
                          ? " by its limit of " + numberText(Unit::Cores, values.at(Metric::CpuLimit))
                          : std::string());
          });
    watch(m_nearLimit, Fact::NearMemoryLimit, ratio(Metric::MemoryWorkingSet, Metric::MemoryLimit),
          {kNear, kNearNoMore}, [&](double) {
              return "uses " + bytesText(values.at(Metric::MemoryWorkingSet)) + " of " +
                     bytesText(values.at(Metric::MemoryLimit));
          });
    watch(m_pressure, Fact::MemoryPressure, values.get(Metric::MemoryPressure), {kPressed, kPressedNoMore},
          [](double part) { return "something waited for memory " + share(part) + " of the time"; });
    watch(m_disk, Fact::DiskNearlyFull, ratio(Metric::DiskUsed, Metric::DiskSize), {kNearlyFull, kNearlyFullNoMore},
          [&](double part) { return share(part) + " of " + bytesText(values.at(Metric::DiskSize)) + " are in use"; });
    const auto kills = values.get(Metric::MemoryOomKills);
    if (kills && m_oomKills && *kills > *m_oomKills)
        out.push_back(
            {Fact::OomKilled, false,
             numberText(Unit::Count, *kills - *m_oomKills) + " of its processes was killed at a limit of " +
                 (values.has(Metric::MemoryLimit) ? bytesText(values.at(Metric::MemoryLimit))
                                                  : std::string("the machine's memory")) +
                 (values.has(Metric::MemoryPeak) ? ", " + bytesText(values.at(Metric::MemoryPeak)) + " were in use"
                                                 : std::string())});
    m_oomKills = kills;
    return out;
}

} // namespace darse::metrics
