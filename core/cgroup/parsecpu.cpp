// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/fields.h"
#include "core/cgroup/parsers.h"

#include <cmath>

namespace darse::cgroup {
namespace {

using std::chrono::nanoseconds;
using Count = std::optional<std::uint64_t>;

/// What the kernel tells user space about its clock, whatever its real one is.
constexpr std::int64_t kNanosecondsPerTick = 10'000'000;

std::optional<nanoseconds> timeIn(std::string_view text, std::int64_t unit)
{
    const auto number = numberIn<std::int64_t>(text);
    return number ? std::optional(nanoseconds(*number * unit)) : std::nullopt;
}

} // namespace

void cpuStatV2(std::string_view text, Readings& out)
{
    constexpr std::int64_t kMicro = 1000;
    CpuSample& cpu = out.sample.cpu;
    forEachPair(text, [&cpu](std::string_view key, std::string_view value) {
        if (key == "usage_usec")
            cpu.used = timeIn(value, kMicro);
        else if (key == "user_usec")
            cpu.user = timeIn(value, kMicro);
        else if (key == "system_usec")
            cpu.system = timeIn(value, kMicro);
        else if (key == "nr_periods")
            cpu.periods = countIn(value);
        else if (key == "nr_throttled")
            cpu.throttledPeriods = countIn(value);
        else if (key == "throttled_usec")
            cpu.throttled = timeIn(value, kMicro);
    });
}

void cpuStatV1(std::string_view text, Readings& out)
{
    CpuSample& cpu = out.sample.cpu;
    forEachPair(text, [&cpu](std::string_view key, std::string_view value) {
        if (key == "nr_periods")
            cpu.periods = countIn(value);
        else if (key == "nr_throttled")
            cpu.throttledPeriods = countIn(value);
        else if (key == "throttled_time")
            cpu.throttled = timeIn(value, 1);
    });
}

void cpuacctUsage(std::string_view text, Readings& out)
{
    out.sample.cpu.used = timeIn(text, 1);
}

void cpuacctStat(std::string_view text, Readings& out)
{
    forEachPair(text, [&out](std::string_view key, std::string_view value) {
        if (key == "user")
            out.sample.cpu.user = timeIn(value, kNanosecondsPerTick);
        else if (key == "system")
            out.sample.cpu.system = timeIn(value, kNanosecondsPerTick);
    });
}

/// "max 100000" or "50000 100000"
void cpuMax(std::string_view text, Readings& out)
{
    const Count quota = countIn(takeWord(text));
    const Count period = countIn(takeWord(text));
    if (quota && period && *period > 0)
        out.sample.cpu.limit = *quota == kUnlimited ? std::numeric_limits<double>::infinity()
                                                    : static_cast<double>(*quota) / static_cast<double>(*period);
}

void cfsQuota(std::string_view text, Readings& out)
{
    const auto quota = numberIn<std::int64_t>(text);
    if (quota)
        out.quota = *quota < 0 ? std::numeric_limits<double>::infinity() : static_cast<double>(*quota);
}

void cfsPeriod(std::string_view text, Readings& out)
{
    const Count period = countIn(text);
    if (out.quota && period && *period > 0)
        out.sample.cpu.limit = *out.quota / static_cast<double>(*period);
}

void cpuShares(std::string_view text, Readings& out)
{
    if (const Count shares = countIn(text))
        out.sample.cpu.weight = weightOfShares(*shares);
}

std::uint64_t weightOfShares(std::uint64_t shares)
{
    constexpr std::uint64_t kFewest = 2;
    constexpr std::uint64_t kMost = 262144;
    constexpr std::uint64_t kMostWeight = 10000;
    if (shares <= kFewest)
        return 1;
    if (shares >= kMost)
        return kMostWeight;
    const double l = std::log2(static_cast<double>(shares));
    return static_cast<std::uint64_t>(std::ceil(std::pow(10, (l * l + 125 * l) / 612 - 7.0 / 34)));
}

} // namespace darse::cgroup
