// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/infojson.h"

#include "core/container/dockerwords.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using nlohmann::json;

namespace {

constexpr const char* kHub = "docker.io";

json countsJson(const Inventory& inventory)
{
    return {{"Containers", inventory.running + inventory.paused + inventory.stopped},
            {"ContainersRunning", inventory.running},
            {"ContainersPaused", inventory.paused},
            {"ContainersStopped", inventory.stopped},
            {"Images", inventory.images},
            {"NEventsListener", inventory.listeners}};
}

json limitsJson(const Limits& limits)
{
    return {{"MemoryLimit", limits.hasMemory}, {"SwapLimit", limits.hasMemory},
            {"KernelMemory", false},           {"KernelMemoryTCP", false},
            {"CpuCfsPeriod", limits.hasCpu},   {"CpuCfsQuota", limits.hasCpu},
            {"CPUShares", limits.hasCpu},      {"CPUSet", limits.hasCpuset},
            {"PidsLimit", limits.hasPids},     {"OomKillDisable", limits.canDisableOom}};
}

json machineJson(const Machine& machine)
{
    return {{"KernelVersion", machine.kernel},
            {"OperatingSystem", machine.os},
            {"OSVersion", ""},
            {"OSType", "linux"},
            {"Architecture", machine.architecture},
            {"NCPU", machine.cpus},
            {"MemTotal", machine.memoryBytes},
            {"Name", machine.name},
            {"CgroupDriver", machine.cgroup == CgroupLayout::None ? "none" : "cgroupfs"},
            {"CgroupVersion", machine.cgroup == CgroupLayout::V2 ? "2" : "1"}};
}

json engineJson(const Machine& machine, const runtime::RuntimePrograms& programs)
{
    json security = json::array({"name=seccomp,profile=default"});
    if (machine.isRootless)
        security.push_back("name=rootless");
    return {{"ServerVersion", machine.engineVersion},
            {"DockerRootDir", machine.root},
            {"Runtimes", {{programs.runtimeName, {{"path", programs.runtime}}}}},
            {"DefaultRuntime", programs.runtimeName},
            {"RuncCommit", {{"ID", programs.runtimeVersion}, {"Expected", programs.runtimeVersion}}},
            {"SecurityOptions", std::move(security)}};
}

/// What only Docker has, as it says that there is none of it.
json constants()
{
    const json hub{{"Name", kHub}, {"Mirrors", json::array()}, {"Secure", true}, {"Official", true}};
    return {{"Driver", "overlay2"},
            {"DriverStatus", nullptr},
            {"Plugins",
             {{"Volume", {"local"}},
              {"Network", {"bridge", "host", "null"}},
              {"Authorization", nullptr},
              {"Log", {"json-file", "k8s-file", "local", "none"}}}},
            {"IPv4Forwarding", true},
            {"BridgeNfIptables", true},
            {"BridgeNfIp6tables", true},
            {"Debug", false},
            {"NFd", 0},
            {"NGoroutines", 0},
            {"LoggingDriver", "json-file"},
            {"IndexServerAddress", "https://index.docker.io/v1/"},
            {"RegistryConfig",
             {{"AllowNondistributableArtifactsCIDRs", json::array()},
              {"AllowNondistributableArtifactsHostnames", json::array()},
              {"InsecureRegistryCIDRs", {"127.0.0.0/8"}},
              {"IndexConfigs", {{kHub, hub}}},
              {"Mirrors", json::array()}}},
            {"GenericResources", nullptr},
            {"HttpProxy", ""},
            {"HttpsProxy", ""},
            {"NoProxy", ""},
            {"Labels", json::array()},
            {"ExperimentalBuild", false},
            {"Swarm",
             {{"NodeID", ""},
              {"NodeAddr", ""},
              {"LocalNodeState", "inactive"},
              {"ControlAvailable", false},
              {"Error", ""},
              {"RemoteManagers", nullptr}}},
            {"LiveRestoreEnabled", true},
            {"Isolation", ""},
            {"InitBinary", ""},
            {"ContainerdCommit", {{"ID", ""}, {"Expected", ""}}},
            {"InitCommit", {{"ID", ""}, {"Expected", ""}}}};
}

json warningsOf(const Machine& machine)
{
    json out = json::array();
    for (const sys::Finding& finding : machine.probe) {
        if (!finding.isOk && finding.isEssential)
            out.push_back("WARNING: " + finding.reason);
    }
    return out.empty() ? json(nullptr) : out;
}

} // namespace

json infoJson(const InfoParts& parts)
{
    json out = constants();
    for (const json& part : {countsJson(parts.inventory), limitsJson(parts.limits), machineJson(parts.machine),
                             engineJson(parts.machine, parts.programs)})
        out.update(part);
    // The engine is known by where it keeps its things.
    out["ID"] = parts.machine.name + ":" + parts.machine.root;
    out["SystemTime"] = container::timeText(parts.now);
    out["Warnings"] = warningsOf(parts.machine);
    return out;
}

} // namespace darse::api
