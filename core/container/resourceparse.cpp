// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/dockerwords.h"
#include "core/container/parseparts.h"
#include "core/container/textchecks.h"
#include "core/oci/wording.h"

#include <algorithm>

namespace darse::container {
namespace {

Result<void> readRates(Reader& host, std::string_view name, std::vector<BlockRate>& into)
{
    TRY_DECLARE(auto readers, host.objects(name));
    std::vector<BlockRate> rates;
    for (Reader& reader : readers) {
        BlockRate rate;
        TRY(reader.read("Path", rate.device));
        TRY(reader.read("Rate", rate.rate));
        if (!cleanPath(rate.device))
            return reader.wrong("Path", "is not an absolute path");
        reader.finish();
        rates.push_back(std::move(rate));
    }
    if (host.find(name) != nullptr)
        into = std::move(rates);
    return ok();
}

Result<void> readCpu(Reader& host, Resources& resources)
{
    TRY(host.read("CpuShares", resources.cpuShares));
    TRY(host.read("CpuPeriod", resources.cpuPeriod));
    TRY(host.read("CpuQuota", resources.cpuQuota));
    TRY(host.read("NanoCpus", resources.nanoCpus));
    TRY(host.read("CpusetCpus", resources.cpusetCpus));
    TRY(host.read("CpusetMems", resources.cpusetMems));
    return ok();
}

/// Clients write what they have not been told as -1 or 0.
Result<void> readMemoryAndTasks(Reader& host, Resources& resources)
{
    TRY(host.read("Memory", resources.memory));
    TRY(host.read("MemoryReservation", resources.memoryReservation));
    TRY(host.read("MemorySwap", resources.memorySwap));
    std::int64_t swappiness = -1;
    TRY(host.read("MemorySwappiness", swappiness));
    if (swappiness != -1)
        resources.memorySwappiness = swappiness;
    TRY(host.read("OomKillDisable", resources.isOomKillDisabled));
    std::int64_t pids = 0;
    TRY(host.read("PidsLimit", pids));
    if (pids != 0)
        resources.pids = pids < 0 ? -1 : pids;
    return ok();
}

Result<void> readBlocks(Reader& host, Resources& resources)
{
    TRY(host.read("BlkioWeight", resources.blockWeight));
    TRY(readRates(host, "BlkioDeviceReadBps", resources.readBytes));
    TRY(readRates(host, "BlkioDeviceWriteBps", resources.writeBytes));
    TRY(readRates(host, "BlkioDeviceReadIOps", resources.readOperations));
    TRY(readRates(host, "BlkioDeviceWriteIOps", resources.writeOperations));
    return ok();
}

Result<void> readLimits(Reader& host, Resources& resources)
{
    TRY(readCpu(host, resources));
    TRY(readMemoryAndTasks(host, resources));
    return readBlocks(host, resources);
}

Result<Ulimit> readUlimit(Reader& reader)
{
    Ulimit limit;
    TRY(reader.read("Name", limit.name));
    TRY(reader.read("Soft", limit.soft));
    TRY(reader.read("Hard", limit.hard));
    reader.finish();
    if (!isWord(limit.name))
        return reader.wrong("Name", "is missing");
    if (limit.soft < -1 || limit.hard < -1)
        return reader.wrong("Soft", "and Hard are -1, which is unlimited, or more");
    if (limit.hard != -1 && (limit.soft == -1 || limit.soft > limit.hard))
        return reader.wrong("Soft", "is above Hard");
    return limit;
}

Result<Device> readDevice(Reader& reader)
{
    Device device;
    TRY(reader.read("PathOnHost", device.host));
    TRY(reader.read("PathInContainer", device.inside));
    std::string permissions;
    TRY(reader.read("CgroupPermissions", permissions));
    reader.finish();
    if (!permissions.empty())
        device.permissions = permissions;
    if (device.inside.empty())
        device.inside = device.host;
    if (!cleanPath(device.host))
        return reader.wrong("PathOnHost", "is not an absolute path: " + oci::inQuotes(device.host));
    if (!cleanPath(device.inside))
        return reader.wrong("PathInContainer", "is not an absolute path: " + oci::inQuotes(device.inside));
    if (!areDevicePermissions(device.permissions))
        return reader.wrong("CgroupPermissions", "is not made of r, w and m");
    return device;
}

template <class T>
void takeOver(const T& asked, T& kept)
{
    if (asked != T{})
        kept = asked;
}

void takeOverLimits(const Resources& asked, Resources& kept)
{
    takeOver(asked.cpuShares, kept.cpuShares);
    takeOver(asked.cpuPeriod, kept.cpuPeriod);
    takeOver(asked.cpuQuota, kept.cpuQuota);
    takeOver(asked.nanoCpus, kept.nanoCpus);
    takeOver(asked.cpusetCpus, kept.cpusetCpus);
    takeOver(asked.cpusetMems, kept.cpusetMems);
    takeOver(asked.memory, kept.memory);
    takeOver(asked.memoryReservation, kept.memoryReservation);
    takeOver(asked.memorySwap, kept.memorySwap);
    takeOver(asked.memorySwappiness, kept.memorySwappiness);
    takeOver(asked.isOomKillDisabled, kept.isOomKillDisabled);
    takeOver(asked.pids, kept.pids);
    takeOver(asked.blockWeight, kept.blockWeight);
    takeOver(asked.readBytes, kept.readBytes);
    takeOver(asked.writeBytes, kept.writeBytes);
    takeOver(asked.readOperations, kept.readOperations);
    takeOver(asked.writeOperations, kept.writeOperations);
    // Below 0 lifts a limit; 0 would have said nothing.
    for (std::int64_t* limit : {&kept.memory, &kept.memoryReservation, &kept.nanoCpus})
        *limit = std::max<std::int64_t>(*limit, 0);
}

} // namespace

Result<void> readResources(Reader& host, Config& config)
{
    Resources asked;
    TRY(readLimits(host, asked));
    // Nothing is there to be lifted yet.
    if (asked.memory < 0)
        return host.wrong("Memory", "is below 0");
    if (asked.nanoCpus < 0)
        return host.wrong("NanoCpus", "is below 0");
    takeOverLimits(asked, config.resources);
    TRY(host.read("CgroupParent", config.cgroupParent));
    TRY(host.read("DeviceCgroupRules", config.deviceCgroupRules));
    for (const std::string& rule : config.deviceCgroupRules) {
        if (!isDeviceRule(rule))
            return host.wrong("DeviceCgroupRules", "has " + oci::inQuotes(rule) + ", which is not \"c 1:3 rwm\"");
    }
    TRY_DECLARE(auto limits, host.objects("Ulimits"));
    for (Reader& reader : limits) {
        TRY_DECLARE(auto limit, readUlimit(reader));
        config.ulimits.push_back(std::move(limit));
    }
    TRY_DECLARE(auto devices, host.objects("Devices"));
    for (Reader& reader : devices) {
        TRY_DECLARE(auto device, readDevice(reader));
        config.devices.push_back(std::move(device));
    }
    return ok();
}

Result<void> applyUpdate(const nlohmann::json& body, Config& config)
{
    std::vector<std::string> warnings;
    TRY_DECLARE(auto reader, Reader::of(body, "", warnings));
    Resources asked;
    TRY(readLimits(reader, asked));
    Config changed = config;
    takeOverLimits(asked, changed.resources);
    if (asked.memory > 0 && asked.memorySwap == 0 && config.resources.memorySwap > 0 &&
        asked.memory > config.resources.memorySwap)
        return reader.wrong("Memory", "is above MemorySwap, which must be changed at the same time");
    TRY(checkResources(changed.resources));
    TRY(readRestartPolicy(reader, changed.restart));
    if (config.isRemovedAtEnd && changed.restart.mode != RestartMode::No)
        return reader.wrong("RestartPolicy", "cannot restart a container that is removed at its end");
    config.resources = std::move(changed.resources);
    config.restart = changed.restart;
    return ok();
}

} // namespace darse::container
