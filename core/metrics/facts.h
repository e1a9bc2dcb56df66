// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/meter.h"

#include <map>
#include <set>

namespace darse::metrics {

/// What numbers mean.
enum class Fact : std::uint8_t { Throttled, NearMemoryLimit, MemoryPressure, OomKilled, DiskNearlyFull };
inline constexpr std::size_t kFacts = 5;

/// "throttled", "near-memory-limit" …
[[nodiscard]] std::string_view toString(Fact fact);

/// A fact begins or is over; OomKilled only happens.
struct FactChange {
    Fact fact;
    bool isOver = false;
    std::string reason; ///< a sentence without a full stop
};

/// Watches the numbers of one subject, tick by tick. What lasts must last, and what ends must be clearly over, so that
/// one that hovers around a limit is not told of every second.
class FactWatch {
public:
    [[nodiscard]] std::vector<FactChange> observe(const Values& values);

private:
    struct Lasting {
        bool isTrue = false;
        int ticks = 0; ///< in a row that speak against it
    };

    Lasting m_throttled{};
    Lasting m_nearLimit{};
    Lasting m_pressure{};
    Lasting m_disk{};
    std::optional<double> m_oomKills{};
};

/// "1.5 MiB".
[[nodiscard]] std::string bytesText(double bytes);
/// A number in words of its unit: "0.5 cores", "1.5 MiB", "43 %".
[[nodiscard]] std::string numberText(Unit unit, double number);

} // namespace darse::metrics
