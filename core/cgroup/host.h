// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace darse::cgroup {

/// All processors together since the machine has started.
struct HostCpu {
    std::chrono::nanoseconds used{};  ///< by programs, the kernel and guests, and taken by the hypervisor
    std::chrono::nanoseconds idle{};  ///< waiting for disks too
    std::chrono::nanoseconds total{}; ///< the first seven columns, as Docker's "system_cpu_usage"
    unsigned online = 0;              ///< processors

    friend bool operator==(const HostCpu&, const HostCpu&) = default;
};

/// Bytes. What the kernel is too old for is absent.
struct HostMemory {
    std::uint64_t total = 0;
    std::uint64_t free = 0;
    std::optional<std::uint64_t> available{};
    std::uint64_t cached = 0;
    std::uint64_t swapTotal = 0;
    std::uint64_t swapFree = 0;

    friend bool operator==(const HostMemory&, const HostMemory&) = default;
};

/// What all disks of the machine have moved since it has started. Partitions and what is made of disks (volumes of LVM,
/// RAID, loops) are not counted beside the disks below them.
struct HostDisks {
    std::uint64_t readBytes = 0;
    std::uint64_t writtenBytes = 0;
    std::uint64_t reads = 0;
    std::uint64_t writes = 0;

    friend bool operator==(const HostDisks&, const HostDisks&) = default;
};

/// From the text of /proc/stat and /proc/meminfo; Protocol when that is not what it is.
[[nodiscard]] Result<HostCpu> parseHostCpu(std::string_view stat);
[[nodiscard]] Result<HostMemory> parseHostMemory(std::string_view meminfo);
/// From the text of /proc/diskstats; NotFound when no disk is in it.
[[nodiscard]] Result<HostDisks> parseHostDisks(std::string_view diskstats);

/// Of the machine whose /proc is at `proc`.
[[nodiscard]] Result<HostCpu> hostCpu(const std::filesystem::path& proc = "/proc");
[[nodiscard]] Result<HostMemory> hostMemory(const std::filesystem::path& proc = "/proc");
[[nodiscard]] Result<HostDisks> hostDisks(const std::filesystem::path& proc = "/proc");

} // namespace darse::cgroup
