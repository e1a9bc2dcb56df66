// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubetable.h"

#include <algorithm>
#include <cstdint>

namespace darse::api {

std::string ageText(std::chrono::seconds age)
{
    const std::int64_t seconds = std::max<std::int64_t>(age.count(), 0);
    const std::int64_t minutes = seconds / 60;
    const std::int64_t hours = minutes / 60;
    const std::int64_t days = hours / 24;
    const auto two = [](std::int64_t a, const char* unit, std::int64_t b, const char* small) {
        return std::to_string(a) + unit + (b == 0 ? "" : std::to_string(b) + small);
    };
    if (seconds < 120)
        return std::to_string(seconds) + "s";
    if (minutes < 10)
        return two(minutes, "m", seconds % 60, "s");
    if (hours < 3)
        return std::to_string(minutes) + "m";
    if (hours < 8)
        return two(hours, "h", minutes % 60, "m");
    if (hours < 48)
        return std::to_string(hours) + "h";
    if (days < 8)
        return two(days, "d", hours % 24, "h");
    return days < 730 ? std::to_string(days) + "d" : two(days / 365, "y", days % 365, "d");
}

} // namespace darse::api
