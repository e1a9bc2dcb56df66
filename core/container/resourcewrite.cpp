// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/container/writeparts.h"

namespace darse::container {
namespace {

Json ratesJson(const std::vector<BlockRate>& rates)
{
    Json json;
    for (const BlockRate& rate : rates)
        json.push_back({{"Path", rate.device}, {"Rate", rate.rate}});
    return json;
}

Json ulimitsJson(const std::vector<Ulimit>& ulimits)
{
    Json json;
    for (const Ulimit& limit : ulimits)
        json.push_back({{"Name", limit.name}, {"Hard", limit.hard}, {"Soft", limit.soft}});
    return json;
}

Json devicesJson(const std::vector<Device>& devices)
{
    Json json = Json::array();
    for (const Device& device : devices) {
        json.push_back({{"PathOnHost", device.host},
                        {"PathInContainer", device.inside},
                        {"CgroupPermissions", device.permissions}});
    }
    return json;
}

void writeMemory(const Resources& resources, Json& host)
{
    host["Memory"] = resources.memory;
    host["MemoryReservation"] = resources.memoryReservation;
    host["MemorySwap"] = resources.memorySwap;
    host["MemorySwappiness"] = resources.memorySwappiness ? Json(*resources.memorySwappiness) : Json();
    host["KernelMemory"] = 0;
    host["KernelMemoryTCP"] = 0;
    host["OomKillDisable"] = resources.isOomKillDisabled;
}

void writeCpu(const Resources& resources, Json& host)
{
    host["CpuShares"] = resources.cpuShares;
    host["NanoCpus"] = resources.nanoCpus;
    host["CpuPeriod"] = resources.cpuPeriod;
    host["CpuQuota"] = resources.cpuQuota;
    host["CpusetCpus"] = resources.cpusetCpus;
    host["CpusetMems"] = resources.cpusetMems;
    for (const char* never :
         {"CpuRealtimePeriod", "CpuRealtimeRuntime", "CpuCount", "CpuPercent", "IOMaximumIOps", "IOMaximumBandwidth"})
        host[never] = 0;
}

void writeBlocks(const Resources& resources, Json& host)
{
    host["BlkioWeight"] = resources.blockWeight;
    host["BlkioWeightDevice"] = Json::array();
    host["BlkioDeviceReadBps"] = ratesJson(resources.readBytes);
    host["BlkioDeviceWriteBps"] = ratesJson(resources.writeBytes);
    host["BlkioDeviceReadIOps"] = ratesJson(resources.readOperations);
    host["BlkioDeviceWriteIOps"] = ratesJson(resources.writeOperations);
}

} // namespace

void writeResources(const Config& config, Json& host)
{
    const Resources& resources = config.resources;
    writeMemory(resources, host);
    writeCpu(resources, host);
    writeBlocks(resources, host);
    host["PidsLimit"] = resources.pids ? Json(*resources.pids) : Json();
    host["CgroupParent"] = config.cgroupParent;
    host["Devices"] = devicesJson(config.devices);
    host["DeviceCgroupRules"] = listOrNull(config.deviceCgroupRules);
    host["DeviceRequests"] = nullptr;
    host["Ulimits"] = ulimitsJson(config.ulimits);
}

} // namespace darse::container
