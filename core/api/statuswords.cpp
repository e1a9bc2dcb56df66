// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/statuswords.h"

#include <array>

namespace darse::api {

using container::Health;
using container::State;
using container::Status;

namespace {

using namespace std::chrono_literals;

/// Up to `below`, in units of `unit`.
struct Age {
    std::chrono::seconds below;
    std::chrono::seconds unit;
    std::string_view name;
};
constexpr std::array kAges{Age{60s, 1s, "seconds"}, Age{60min, 1min, "minutes"}, Age{24h * 14, 24h, "days"},
                           Age{24h * 60, 24h * 7, "weeks"}, Age{24h * 730, 24h * 30, "months"}};
constexpr std::chrono::seconds kYear = 24h * 365;

std::string healthText(Health health)
{
    switch (health) {
    case Health::None:
        break;
    case Health::Starting:
        return " (health: starting)";
    case Health::Healthy:
        return " (healthy)";
    case Health::Unhealthy:
        return " (unhealthy)";
    }
    return {};
}

std::string since(const std::optional<container::TimePoint>& then, container::TimePoint now)
{
    return ageText(then ? now - *then : std::chrono::nanoseconds());
}

} // namespace

std::string ageText(std::chrono::nanoseconds age)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(age);
    if (seconds < 1s)
        return "Less than a second";
    if (seconds == 1s)
        return "1 second";
    if (seconds >= 1min && seconds < 2min)
        return "About a minute";
    // Hours are rounded, everything else is cut.
    if (seconds >= 1h) {
        const auto hours = std::chrono::floor<std::chrono::hours>(age + 30min);
        if (hours == 1h)
            return "About an hour";
        if (hours < 48h)
            return std::to_string(hours.count()) + " hours";
    }
    for (const Age& row : kAges) {
        if (seconds < row.below)
            return std::to_string(seconds / row.unit) + " " + std::string(row.name);
    }
    return std::to_string(seconds / kYear) + " years";
}

std::string statusText(const State& state, container::TimePoint now)
{
    switch (state.status) {
    case Status::Created:
        return "Created";
    case Status::Running:
        return "Up " + since(state.startedAt, now) + healthText(state.health.status);
    case Status::Paused:
        return "Up " + since(state.startedAt, now) + " (Paused)";
    case Status::Restarting:
        return "Restarting (" + std::to_string(state.exitCode) + ") " + since(state.finishedAt, now) + " ago";
    case Status::Removing:
        return "Removal In Progress";
    case Status::Dead:
        return "Dead";
    case Status::Exited:
        break;
    }
    return "Exited (" + std::to_string(state.exitCode) + ") " + since(state.finishedAt, now) + " ago";
}

std::string commandText(const std::vector<std::string>& arguments)
{
    std::string out;
    for (const std::string& argument : arguments) {
        const bool isFirst = &argument == &arguments.front();
        const bool isQuoted = !isFirst && argument.find(' ') != std::string::npos;
        out += (isFirst ? "" : " ") + (isQuoted ? "'" + argument + "'" : argument);
    }
    return out;
}

} // namespace darse::api
