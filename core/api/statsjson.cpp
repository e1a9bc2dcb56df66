// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/statsjson.h"

#include "core/container/dockerwords.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using nlohmann::json;

namespace {

template <class Rep, class Period>
std::int64_t nanoseconds(const std::optional<std::chrono::duration<Rep, Period>>& time)
{
    return time ? std::chrono::nanoseconds(*time).count() : 0;
}

json cpuJson(const std::optional<Use>& use)
{
    const cgroup::CpuSample cpu = use ? use->sample.cpu : cgroup::CpuSample();
    json out{{"cpu_usage",
              {{"total_usage", nanoseconds(cpu.used)},
               {"usage_in_kernelmode", nanoseconds(cpu.system)},
               {"usage_in_usermode", nanoseconds(cpu.user)}}},
             {"throttling_data",
              {{"periods", cpu.periods.value_or(0)},
               {"throttled_periods", cpu.throttledPeriods.value_or(0)},
               {"throttled_time", nanoseconds(cpu.throttled)}}}};
    if (use) {
        out["system_cpu_usage"] = use->host.total.count();
        out["online_cpus"] = use->host.online;
    }
    return out;
}

/// Clients take inactive files off the usage, under the name that the version has for them.
json memoryDetails(const cgroup::MemorySample& memory, bool isV1)
{
    json out = json::object();
    const auto add = [&out](const char* name, const std::optional<std::uint64_t>& value) {
        if (value)
            out[name] = *value;
    };
    add(isV1 ? "rss" : "anon", memory.anonymous);
    add(isV1 ? "cache" : "file", memory.file);
    if (memory.current && memory.workingSet && *memory.current >= *memory.workingSet) {
        out["inactive_file"] = *memory.current - *memory.workingSet;
        if (isV1)
            out["total_inactive_file"] = *memory.current - *memory.workingSet;
    }
    if (isV1) {
        add("total_rss", memory.anonymous);
        add("total_cache", memory.file);
    }
    return out;
}

json memoryJson(const Use& use)
{
    const cgroup::MemorySample& memory = use.sample.memory;
    json out = json::object();
    if (!memory.current)
        return out;
    out["usage"] = *memory.current;
    out["limit"] = std::min(memory.limit.value_or(cgroup::kUnlimited), use.hostMemory);
    out["stats"] = memoryDetails(memory, use.isV1);
    if (use.isV1 && memory.peak)
        out["max_usage"] = *memory.peak;
    return out;
}

json pidsJson(const cgroup::PidsSample& pids)
{
    json out = json::object();
    if (pids.current)
        out["current"] = *pids.current;
    // Docker writes "no limit" as 0 in v1, and the client shows neither.
    if (pids.limit && *pids.limit != cgroup::kUnlimited)
        out["limit"] = *pids.limit;
    return out;
}

json rowsJson(const std::vector<cgroup::IoDevice>& devices, std::uint64_t cgroup::IoDevice::*read,
              std::uint64_t cgroup::IoDevice::*written)
{
    json out = json::array();
    for (const cgroup::IoDevice& device : devices) {
        out.push_back({{"major", device.major}, {"minor", device.minor}, {"op", "Read"}, {"value", device.*read}});
        out.push_back({{"major", device.major}, {"minor", device.minor}, {"op", "Write"}, {"value", device.*written}});
    }
    return out;
}

json ioJson(const std::optional<Use>& use)
{
    json out;
    for (const char* name :
         {"io_service_bytes_recursive", "io_serviced_recursive", "io_queue_recursive", "io_service_time_recursive",
          "io_wait_time_recursive", "io_merged_recursive", "io_time_recursive", "sectors_recursive"})
        out[name] = use && use->isV1 ? json::array() : json(nullptr);
    if (use && use->sample.io.devices) {
        using cgroup::IoDevice;
        const auto& devices = *use->sample.io.devices;
        out["io_service_bytes_recursive"] = rowsJson(devices, &IoDevice::readBytes, &IoDevice::writtenBytes);
        out["io_serviced_recursive"] = rowsJson(devices, &IoDevice::reads, &IoDevice::writes);
    }
    return out;
}

json networksJson(const std::vector<cgroup::NetworkCounters>& networks)
{
    json out = json::object();
    for (const cgroup::NetworkCounters& one : networks)
        out[one.name] = {{"rx_bytes", one.received.bytes},   {"rx_packets", one.received.packets},
                         {"rx_errors", one.received.errors}, {"rx_dropped", one.received.drops},
                         {"tx_bytes", one.sent.bytes},       {"tx_packets", one.sent.packets},
                         {"tx_errors", one.sent.errors},     {"tx_dropped", one.sent.drops}};
    return out;
}

std::string timeOf(const std::optional<Use>& use)
{
    return container::timeText(use ? std::optional(use->at) : std::nullopt);
}

} // namespace

json statsJson(const engine::Container& container, const std::optional<Use>& use, const std::optional<Use>& before)
{
    json out{{"read", timeOf(use)},
             {"preread", timeOf(before)},
             {"pids_stats", use ? pidsJson(use->sample.pids) : json::object()},
             {"blkio_stats", ioJson(use)},
             {"num_procs", 0},
             {"storage_stats", json::object()},
             {"cpu_stats", cpuJson(use)},
             {"precpu_stats", cpuJson(before)},
             {"memory_stats", use ? memoryJson(*use) : json::object()},
             {"name", "/" + container.name},
             {"id", container.id.value()}};
    if (use && !use->networks.empty())
        out["networks"] = networksJson(use->networks);
    return out;
}

} // namespace darse::api
