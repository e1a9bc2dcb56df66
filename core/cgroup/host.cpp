// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/host.h"

#include "core/cgroup/fields.h"
#include "core/sys/files.h"

#include <algorithm>
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

/// One line of /proc/diskstats.
struct DiskLine {
    std::string_view name;
    HostDisks moved{};
};

DiskLine diskIn(std::string_view line)
{
    constexpr std::uint64_t kSector = 512; // of this file, whatever the disk has
    static_cast<void>(takeWord(line));     // major and minor
    static_cast<void>(takeWord(line));
    DiskLine out{.name = takeWord(line)};
    std::array<std::uint64_t, 7> columns{}; // reads, merged, sectors, time; the same of writes
    for (std::uint64_t& column : columns)
        column = numberIn<std::uint64_t>(takeWord(line)).value_or(0);
    out.moved = {.readBytes = columns[2] * kSector,
                 .writtenBytes = columns[6] * kSector,
                 .reads = columns[0],
                 .writes = columns[4]};
    return out;
}

bool isMadeOfOthers(std::string_view name)
{
    return std::ranges::any_of(std::array<std::string_view, 6>{"loop", "ram", "zram", "dm-", "md", "drbd"},
                               [name](std::string_view prefix) { return name.starts_with(prefix); });
}

/// "sda1" of "sda", "nvme0n1p2" of "nvme0n1": a partition comes after its disk.
bool isPartOf(std::string_view name, std::string_view disk)
{
    if (disk.empty() || !name.starts_with(disk) || name.size() == disk.size())
        return false;
    const bool endsInDigit = std::isdigit(static_cast<unsigned char>(disk.back())) != 0;
    return !endsInDigit || name[disk.size()] == 'p';
}

} // namespace

Result<HostDisks> parseHostDisks(std::string_view diskstats)
{
    HostDisks out;
    std::string_view disk;
    forEachLine(diskstats, [&](std::string_view line) {
        const DiskLine each = diskIn(line);
        if (each.name.empty() || isMadeOfOthers(each.name) || isPartOf(each.name, disk))
            return;
        disk = each.name;
        out.readBytes += each.moved.readBytes;
        out.writtenBytes += each.moved.writtenBytes;
        out.reads += each.moved.reads;
        out.writes += each.moved.writes;
    });
    if (disk.empty())
        return Error(ErrorKind::NotFound, "/proc/diskstats tells of no disk");
    return out;
}

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

Result<HostDisks> hostDisks(const std::filesystem::path& proc)
{
    TRY_DECLARE(const std::string text, sys::readFile(proc / "diskstats", kMostText));
    return parseHostDisks(text);
}

} // namespace darse::cgroup
