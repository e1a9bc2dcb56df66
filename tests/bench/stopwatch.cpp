// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/stopwatch.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>

namespace darse::bench {
namespace {

const char* wanted = "";

double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double at(std::vector<double>& times, double share)
{
    std::sort(times.begin(), times.end());
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

} // namespace

void setWanted(const char* part)
{
    wanted = part;
}

bool isWanted(Goal goal)
{
    return std::strstr(goal.what, wanted) != nullptr;
}

Took timed(const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    const double cpu = cpuMilliseconds();
    work();
    return {static_cast<double>(timer.nsecsElapsed()) / 1e6, cpuMilliseconds() - cpu};
}

void reportHead()
{
    std::printf("%d runs, milliseconds\n", kRuns);
    std::printf("%-32s %8s %8s %8s %8s %8s\n", "", "p50", "p95", "max", "cpu p50", "cpu p95");
}

void report(Goal goal, const std::vector<Took>& runs)
{
    std::vector<double> wall;
    std::vector<double> cpu;
    for (const Took& took : runs) {
        wall.push_back(took.wall);
        cpu.push_back(took.cpu);
    }
    const double p95 = at(wall, 0.95);
    std::printf("%-32s %8.2f %8.2f %8.2f %8.2f %8.2f", goal.what, at(wall, 0.5), p95, wall.back(), at(cpu, 0.5),
                at(cpu, 0.95));
    std::printf("   goal %4.0f  %s\n", goal.milliseconds, p95 <= goal.milliseconds ? "met" : "MISSED");
    std::fflush(stdout);
}

void measure(Goal goal, const std::function<void(int)>& prepare, const std::function<void(int)>& work)
{
    if (!isWanted(goal))
        return;
    std::vector<Took> runs;
    for (int run = 0; run < kRuns; ++run) {
        prepare(run);
        runs.push_back(timed([&] { work(run); }));
    }
    report(goal, runs);
}

} // namespace darse::bench
