// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/oomlog.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

namespace darse::metrics {

/// What numbers mean.
enum class Fact : std::uint8_t {
    Throttled,
    NearMemoryLimit,
    MemoryPressure,
    OomKilled,
    DiskNearlyFull,
    DiskFullSoon,
};
inline constexpr std::size_t kFacts = 6;

/// "throttled", "near-memory-limit" …
[[nodiscard]] std::string_view toString(Fact fact);

/// A fact begins or is over; OomKilled only happens.
struct FactChange {
    Fact fact;
    bool isOver = false;
    std::string reason{}; ///< a sentence without a full stop
    double kills = 0;     ///< of OomKilled: how many
    std::map<std::string, std::string> more{};
};

/// The reason of OomKilled, with the names of those whom `who` knows. `values` are the last that were read.
[[nodiscard]] std::string oomReason(double kills, const Values& values, std::span<const OomKill> who = {});

/// When a disk will be full if it goes on as it does: from how much was in use over the last minutes.
class FillForecast {
public:
    /// Once a tick. Seconds until it is full; absent while it does not fill up, or not long enough to tell.
    [[nodiscard]] std::optional<double> observe(double used, double size);

private:
    std::vector<double> m_used; ///< a ring, one each kForecastTicks
    std::size_t m_next = 0;
    int m_ticks = 0;
    std::optional<double> m_left{};
};

/// Watches the numbers of one subject, tick by tick. What lasts must last, and what ends must be clearly over, so that
/// one that hovers around a limit is not told of every second.
class FactWatch {
public:
    FactWatch() = default;
    /// When the watch begins, `kills` of its processes have been killed already; without a number, who knows how many.
    explicit FactWatch(double kills) : m_oomKills(kills) {}

    [[nodiscard]] std::vector<FactChange> observe(const Values& values);
    /// The same numbers again would tell nothing new, however often.
    [[nodiscard]] bool isSettled() const
    {
        return std::max({m_throttled.ticks, m_nearLimit.ticks, m_pressure.ticks, m_disk.ticks, m_filling.ticks}) == 0;
    }

private:
    struct Lasting {
        bool isTrue = false;
        int ticks = 0; ///< in a row that speak against it
    };

    Lasting m_throttled{};
    Lasting m_nearLimit{};
    Lasting m_pressure{};
    Lasting m_disk{};
    Lasting m_filling{};
    FillForecast m_forecast{};
    std::optional<double> m_oomKills{};
};

/// "1.5 MiB".
[[nodiscard]] std::string bytesText(double bytes);
/// A number in words of its unit: "0.5 cores", "1.5 MiB", "43 %".
[[nodiscard]] std::string numberText(Unit unit, double number);

} // namespace darse::metrics
