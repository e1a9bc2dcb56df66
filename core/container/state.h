// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darse::container {

using TimePoint = std::chrono::sys_time<std::chrono::nanoseconds>;

enum class Status { Created, Running, Paused, Restarting, Removing, Exited, Dead };

/// "created", "running" …, as Docker says it.
[[nodiscard]] std::string_view toString(Status status);
[[nodiscard]] std::optional<Status> parseStatus(std::string_view name);

enum class Health { None, Starting, Healthy, Unhealthy };

[[nodiscard]] std::string_view toString(Health health);

struct HealthProbe {
    TimePoint start{};
    TimePoint end{};
    int exitCode = 0;
    std::string output{}; ///< at most 4 KiB

    friend bool operator==(const HealthProbe&, const HealthProbe&) = default;
};

struct HealthState {
    Health status = Health::None;
    int failingStreak = 0;
    std::vector<HealthProbe> log{}; ///< the latest 5

    friend bool operator==(const HealthState&, const HealthState&) = default;
};

/// What is true of a container now.
struct State {
    Status status = Status::Created;
    int pid = 0; ///< of its first process; 0: none
    int monitorPid = 0;
    int exitCode = 0;
    bool isOomKilled = false;
    std::string error{}; ///< why it could not be started
    std::optional<TimePoint> startedAt{};
    std::optional<TimePoint> finishedAt{};
    int restartCount = 0;
    bool wasStoppedByUser = false; ///< so that it is not started again by itself
    HealthState health{};

    [[nodiscard]] bool isAlive() const { return status == Status::Running || status == Status::Paused; }

    friend bool operator==(const State&, const State&) = default;
};

} // namespace darse::container
