// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/host.h"

#include "core/cgroup/fields.h"
#include "core/sys/files.h"

#include <array>
#include <cctype>

namespace darse::cgroup {
namespace {

const Bytes kMostText = mebibytes(4);
constexpr std::uint64_t kNanosecondsPerTick = 10'000'000;
constexpr std::uint64_t kKiB = 1024;

enum Column : std::size_t { User, Nice, System, Idle, IoWait, Irq, SoftIrq, Steal, kColumns };

std::chrono::nanoseconds ticks(std::uint64_t count)
{
    return std::chrono::nanoseconds(count * kNanosecondsPerTick);
}

HostCpu fromColumns(const std::array<std::uint64_t, kColumns>& columns)
{
    HostCpu out;
    const std::uint64_t idle = columns[Idle] + columns[IoWait];
    const std::uint64_t worked = columns[User] + columns[Nice] + columns[System] + columns[Irq] + columns[SoftIrq];
    out.idle = ticks(idle);
    out.used = ticks(worked + columns[Steal]);
    out.total = ticks(worked + idle);
    return out;
}

} // namespace

Result<HostCpu> parseHostCpu(std::string_view stat)
{
    std::optional<HostCpu> out;
    unsigned online = 0;
    forEachPair(stat, [&](std::string_view key, std::string_view values) {
        if (!key.starts_with("cpu"))
            return;
        if (key.size() > 3) {
            ++online;
            return;
        }
        std::array<std::uint64_t, kColumns> columns{};
        for (std::uint64_t& column : columns)
            column = numberIn<std::uint64_t>(takeWord(values)).value_or(0);
        out = fromColumns(columns);
    });
    if (!out || online == 0)
        return Error(ErrorKind::Protocol, "/proc/stat does not tell of processors");
    out->online = online;
    return *out;
}

Result<HostMemory> parseHostMemory(std::string_view meminfo)
{
    HostMemory out;
    forEachPair(meminfo, [&out](std::string_view key, std::string_view value) {
        const auto kib = numberIn<std::uint64_t>(takeWord(value));
        if (!kib)
            return;
        const std::uint64_t bytes = *kib * kKiB;
        if (key == "MemTotal:")
            out.total = bytes;
        else if (key == "MemFree:")
            out.free = bytes;
        else if (key == "MemAvailable:")
            out.available = bytes;
        else if (key == "Cached:")
            out.cached = bytes;
        else if (key == "SwapTotal:")
            out.swapTotal = bytes;
        else if (key == "SwapFree:")
            out.swapFree = bytes;
    });
    if (out.total == 0)
        return Error(ErrorKind::Protocol, "/proc/meminfo does not tell how much memory there is");
    return out;
}

Result<HostCpu> hostCpu(const std::filesystem::path& proc)
{
    TRY_DECLARE(const std::string text, sys::readFile(proc / "stat", kMostText));
    return parseHostCpu(text);
}

Result<HostMemory> hostMemory(const std::filesystem::path& proc)
{
    TRY_DECLARE(const std::string text, sys::readFile(proc / "meminfo", kMostText));
    return parseHostMemory(text);
}

} // namespace darse::cgroup
