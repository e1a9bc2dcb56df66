// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace darse::container {

/// Bytes or operations a second for one block device of the host.
struct BlockRate {
    std::string device; ///< "/dev/sda"
    std::uint64_t rate = 0;

    friend bool operator==(const BlockRate&, const BlockRate&) = default;
};

/// What cgroups are told. 0, empty and absent: no limit of ours.
struct Resources {
    std::uint64_t cpuShares = 0;
    std::int64_t cpuPeriod = 0; ///< microseconds
    std::int64_t cpuQuota = 0;  ///< microseconds; below 0: none
    std::int64_t nanoCpus = 0;  ///< billionths of a CPU; instead of period and quota
    std::string cpusetCpus{};
    std::string cpusetMems{};
    std::int64_t memory = 0; ///< bytes
    std::int64_t memoryReservation = 0;
    std::int64_t memorySwap = 0; ///< memory and swap together; -1: as much as there is
    std::optional<std::int64_t> memorySwappiness{};
    bool isOomKillDisabled = false;
    std::optional<std::int64_t> pids{}; ///< absent: the engine's own limit; below 0: none; never 0
    std::uint16_t blockWeight = 0;
    std::vector<BlockRate> readBytes{};
    std::vector<BlockRate> writeBytes{};
    std::vector<BlockRate> readOperations{};
    std::vector<BlockRate> writeOperations{};

    friend bool operator==(const Resources&, const Resources&) = default;
};

struct Ulimit {
    std::string name;      ///< "nofile"
    std::int64_t soft = 0; ///< -1: unlimited
    std::int64_t hard = 0;

    friend bool operator==(const Ulimit&, const Ulimit&) = default;
};

struct Device {
    std::string host;
    std::string inside;
    std::string permissions = "rwm";

    friend bool operator==(const Device&, const Device&) = default;
};

} // namespace darse::container
