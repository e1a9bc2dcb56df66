// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

namespace darse::bench {

/// How long something took on the clock, and how long the processor worked on it: what it would take on a machine that
/// has nothing else to do. Milliseconds.
struct Took {
    double wall = 0;
    double cpu = 0;
};

/// A line of the report and the p95 that is wanted.
struct Goal {
    const char* what;
    double milliseconds;
};

inline constexpr int kRuns = 30;

/// Only lines that hold this are measured.
void setWanted(const char* part);
[[nodiscard]] bool isWanted(Goal goal);

[[nodiscard]] Took timed(const std::function<void()>& work);
void reportHead();
void report(Goal goal, const std::vector<Took>& runs);
/// Runs `prepare`, then takes the time of `work`, kRuns times, and reports. Both are told the number of the run.
void measure(Goal goal, const std::function<void(int)>& prepare, const std::function<void(int)>& work);

} // namespace darse::bench
