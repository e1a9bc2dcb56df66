// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/facts.h"

#include "core/base/bytes.h"

#include <algorithm>
#include <cmath>
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
constexpr double kSoon = 3600;      ///< seconds
constexpr double kSoonNoMore = 0.5; ///< twice as long
constexpr int kForecastTicks = 10;  ///< as often as disks are looked at
constexpr std::size_t kForecastPlaces = 31;
constexpr double kForecastLeast = 120; ///< seconds that it must have been watched for

std::string share(double part)
{
    constexpr double kPercent = 100;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.0f %%", part * kPercent);
    return text.data();
}

std::string minutesText(double seconds)
{
    const long minutes = std::max(std::lround(seconds / 60), 1L);
    return std::to_string(minutes) + (minutes == 1 ? " minute" : " minutes");
}

/// A number and where it is too much, and where it is not any more.
struct Bound {
    double begins;
    double ends;
};

} // namespace

std::string_view toString(Fact fact)
{
    constexpr std::array<std::string_view, kFacts> kNames = {"throttled",  "near-memory-limit", "memory-pressure",
                                                             "oom-killed", "disk-nearly-full",  "disk-full-soon"};
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
    const auto disk = values.get(Metric::DiskUsed);
    const auto room = disk ? m_forecast.observe(*disk, values.get(Metric::DiskSize).value_or(0)) : std::nullopt;
    // Of the time that is left as a part of an hour: the fuller, the nearer to 1.
    watch(m_filling, Fact::DiskFullSoon, disk ? std::optional(room ? kSoon / std::max(*room, 1.0) : 0) : std::nullopt,
          {1, kSoonNoMore}, [&](double) {
              return "it is full in about " + minutesText(room.value_or(0)) + " if it goes on like this; " +
                     bytesText(values.get(Metric::DiskSize).value_or(0) - disk.value_or(0)) + " are left";
          });
    const auto kills = values.get(Metric::MemoryOomKills);
    if (kills && m_oomKills && *kills < *m_oomKills)
        m_oomKills = 0; // it has begun anew
    if (kills && m_oomKills && *kills > *m_oomKills)
        out.push_back({Fact::OomKilled, false, oomReason(*kills - *m_oomKills, values), *kills - *m_oomKills});
    if (kills)
        m_oomKills = kills;
    return out;
}

std::string oomReason(double kills, const Values& values, std::span<const OomKill> who)
{
    constexpr std::size_t kMostNames = 3;
    std::string out;
    for (std::size_t i = 0; i < std::min(who.size(), kMostNames); ++i)
        out += (i == 0 ? "" : ", ") + who[i].process + " (process " + std::to_string(who[i].pid) + ")";
    if (who.empty() || kills > static_cast<double>(std::min(who.size(), kMostNames)))
        out += (out.empty() ? "" : " and others: ") + numberText(Unit::Count, kills) + " of its processes";
    out += who.size() > 1 || kills > 1 ? " were killed" : " was killed";
    out += values.has(Metric::MemoryLimit) ? " at a limit of " + bytesText(values.at(Metric::MemoryLimit))
                                           : std::string(" because the machine had no more memory");
    if (values.has(Metric::MemoryPeak))
        out += ", " + bytesText(values.at(Metric::MemoryPeak)) + " were in use at most";
    return out;
}

std::optional<double> FillForecast::observe(double used, double size)
{
    if (m_ticks++ % kForecastTicks != 0)
        return m_left;
    m_left.reset();
    if (m_used.size() < kForecastPlaces) {
        m_used.push_back(used);
    } else {
        m_used[m_next] = used;
        m_next = (m_next + 1) % kForecastPlaces;
    }
    const double before = m_used[m_used.size() < kForecastPlaces ? 0 : m_next];
    const double elapsed = static_cast<double>(m_used.size() - 1) * kForecastTicks;
    if (elapsed < kForecastLeast || used <= before || size <= 0)
        return m_left;
    m_left = std::max(size - used, 0.0) / ((used - before) / elapsed);
    return m_left;
}

} // namespace darse::metrics
