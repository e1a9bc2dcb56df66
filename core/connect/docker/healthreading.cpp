// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/healthreading.h"

#include <algorithm>

namespace darse::connect::docker {

using namespace Qt::StringLiterals;
using backend::Container;

namespace {

std::optional<bool> healthOf(const json& state)
{
    const QString words = textOf(member(state, "Health"), "Status");
    if (words == "healthy"_L1)
        return true;
    return words == "unhealthy"_L1 ? std::optional(false) : std::nullopt;
}

} // namespace

std::optional<bool> healthIn(const QString& words)
{
    if (words.contains("(unhealthy)"_L1))
        return false;
    return words.contains("(healthy)"_L1) ? std::optional(true) : std::nullopt;
}

void readHealth(const json& answer, Container& container)
{
    constexpr qsizetype kLongestAnswer = 300;
    QStringList test = textsOf(member(member(answer, "Config"), "Healthcheck"), "Test");
    if (!test.isEmpty() && (test.front() == "CMD"_L1 || test.front() == "CMD-SHELL"_L1))
        test.removeFirst();
    container.healthCommand = test.join(u' ');
    if (container.healthCommand == "NONE"_L1)
        container.healthCommand.clear();
    const json& health = member(member(answer, "State"), "Health");
    container.isHealthy = healthOf(member(answer, "State"));
    container.healthFailures = static_cast<int>(std::clamp<qint64>(numberOf(health, "FailingStreak"), 0, 1'000'000));
    const json& log = member(health, "Log");
    if (log.is_array() && !log.empty())
        container.healthAnswer = textOf(log.back(), "Output").left(kLongestAnswer).simplified();
}

} // namespace darse::connect::docker
