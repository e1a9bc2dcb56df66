// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/parseparts.h"
#include "core/container/textchecks.h"
#include "core/oci/wording.h"

namespace darse::container {
namespace {

constexpr std::int64_t kLeastMemory = std::int64_t{6} * 1024 * 1024;

Result<void> checkMemory(const Resources& resources)
{
    if (resources.memory > 0 && resources.memory < kLeastMemory)
        return invalid("Memory is below 6 MiB, the least that is allowed");
    if (resources.memoryReservation > 0 && resources.memoryReservation < kLeastMemory)
        return invalid("MemoryReservation is below 6 MiB, the least that is allowed");
    if (resources.memory > 0 && resources.memoryReservation > resources.memory)
        return invalid("MemoryReservation is above Memory");
    if (resources.memorySwap < -1)
        return invalid("MemorySwap is below -1");
    if (resources.memorySwap > 0 && resources.memory == 0)
        return invalid("MemorySwap needs Memory beside it, for it is both together");
    if (resources.memorySwap > 0 && resources.memorySwap < resources.memory)
        return invalid("MemorySwap is below Memory, and it is both together");
    if (resources.memorySwappiness && (*resources.memorySwappiness < 0 || *resources.memorySwappiness > 100))
        return invalid("MemorySwappiness is not from 0 to 100");
    return ok();
}

Result<void> checkCpu(const Resources& resources)
{
    if (resources.nanoCpus > 0 && (resources.cpuPeriod != 0 || resources.cpuQuota != 0))
        return invalid("NanoCpus contradicts CpuPeriod and CpuQuota: one or the others");
    if (resources.cpuPeriod != 0 && (resources.cpuPeriod < 1000 || resources.cpuPeriod > 1'000'000))
        return invalid("CpuPeriod is not from 1000 to 1000000 µs");
    if (resources.cpuQuota > 0 && resources.cpuQuota < 1000)
        return invalid("CpuQuota is below 1000 µs");
    if (!resources.cpusetCpus.empty() && !isCpuList(resources.cpusetCpus))
        return invalid("CpusetCpus is not a list like 0-3,5: " + oci::inQuotes(resources.cpusetCpus));
    if (!resources.cpusetMems.empty() && !isCpuList(resources.cpusetMems))
        return invalid("CpusetMems is not a list like 0-3,5: " + oci::inQuotes(resources.cpusetMems));
    return ok();
}

/// Who is in somebody else's network namespace has nothing to say about it.
Result<void> checkSharedNetwork(const Config& config)
{
    struct Row {
        bool isAsked;
        std::string_view name;
    };
    const Row rows[] = {
        {!config.links.empty(), "Links"},
        {!config.dns.empty(), "Dns"},
        {!config.extraHosts.empty(), "ExtraHosts"},
        {!config.ports.empty() || config.publishesAll, "PortBindings"},
    };
    for (const Row& row : rows) {
        if (row.isAsked)
            return invalid(std::string(row.name) + " contradicts the network of another container");
    }
    return ok();
}

} // namespace

Result<void> checkResources(const Resources& resources)
{
    TRY(checkMemory(resources));
    TRY(checkCpu(resources));
    if (resources.blockWeight != 0 && (resources.blockWeight < 10 || resources.blockWeight > 1000))
        return invalid("BlkioWeight is not from 10 to 1000");
    return ok();
}

Result<void> checkTogether(const Config& config, std::vector<std::string>& warnings)
{
    TRY(checkResources(config.resources));
    if (config.isRemovedAtEnd && config.restart.mode != RestartMode::No)
        return invalid("AutoRemove contradicts RestartPolicy: what is removed at its end is not started again");
    const std::string& network = config.modes.network;
    if (network.starts_with("container:"))
        TRY(checkSharedNetwork(config));
    if (network == "host" && !config.links.empty())
        return invalid("Links contradicts the network of the host");
    // No error: what an engine remembers has the name and the ports that came later.
    if (!config.hostname.empty() && (config.modes.uts == "host" || network.starts_with("container:")))
        warnings.emplace_back("Hostname has no effect: the container has somebody else's");
    if (network == "host" && !config.ports.empty())
        warnings.emplace_back("Published ports are discarded when using host network mode");
    return ok();
}

} // namespace darse::container
