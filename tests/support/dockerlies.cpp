// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dockerlies.h"

#include <algorithm>
#include <limits>
#include <set>

namespace darse::test {

using nlohmann::json;

namespace {

constexpr const char* kInspect = R"({
    "Id": "abc", "Name": "/web", "Created": "2024-05-06T07:08:09.123456789Z", "Path": "nginx", "Args": ["-g"],
    "Image": "sha256:1", "RestartCount": 2,
    "State": {"Status": "exited", "Running": false, "Pid": 42, "ExitCode": 137, "OOMKilled": true, "Error": "no",
              "StartedAt": "2024-05-06T07:08:10Z", "FinishedAt": "2024-05-06T08:08:10Z",
              "Health": {"Status": "unhealthy", "FailingStreak": 3, "Log": [{"Output": "no answer", "ExitCode": 1}]}},
    "Config": {"Image": "nginx", "Env": ["A=b=c"], "Labels": {"com.docker.compose.project": "shop"},
               "Hostname": "web", "User": "1", "WorkingDir": "/srv", "Cmd": ["a"], "Entrypoint": ["b"], "Tty": false,
               "OpenStdin": true, "StopSignal": "TERM", "StopTimeout": 3, "MacAddress": "02:00:00:00:00:01",
               "Healthcheck": {"Test": ["CMD-SHELL", "true"], "Interval": 1000000000, "Retries": 3},
               "ExposedPorts": {"80/tcp": {}, "81/tcp": {}}, "NetworkingConfig": {"EndpointsConfig": {"back": {}}}},
    "HostConfig": {"NanoCpus": 1500000000, "CpuQuota": 5, "CpuPeriod": 10, "Memory": 1048576, "MemorySwap": -1,
                   "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 2}, "NetworkMode": "back",
                   "PortBindings": {"80/tcp": [{"HostIp": "", "HostPort": "8080"}]}, "Binds": ["v:/d:ro,z"],
                   "Mounts": [{"Type": "volume", "Source": "w", "Target": "/e", "ReadOnly": true}],
                   "Tmpfs": {"/run": "size=1m"}, "Ulimits": [{"Name": "RLIMIT_NOFILE", "Soft": 1, "Hard": 2}],
                   "Links": ["/db:/web/db"], "CapAdd": ["CAP_CHOWN"], "CapDrop": ["ALL"], "Devices": [
                   {"PathOnHost": "/dev/fuse", "PathInContainer": "/dev/f", "CgroupPermissions": "r"}],
                   "LogConfig": {"Type": "json-file", "Config": {"max-size": "1m"}}, "Sysctls": {"a": "b"},
                   "AutoRemove": false, "Init": true, "Dns": ["1.1.1.1"], "ExtraHosts": ["a:1.2.3.4"],
                   "PidMode": "host", "SecurityOpt": ["x"], "PidsLimit": 9, "CpuShares": 8, "ShmSize": 7},
    "Mounts": [{"Type": "volume", "Name": "v", "Destination": "/d", "RW": false},
               {"Type": "volume", "Name": "w", "Destination": "/e", "RW": false},
               {"Type": "bind", "Source": "/srv", "Destination": "/s", "RW": true}],
    "NetworkSettings": {"Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}], "90/udp": null},
                        "Networks": {"back": {"IPAddress": "10.0.0.2", "IPPrefixLen": 24, "Gateway": "10.0.0.1",
                                              "MacAddress": "02:00:00:00:00:01", "Aliases": ["w"], "NetworkID": "n",
                                              "IPAMConfig": {"IPv4Address": "10.0.0.2"}, "GwPriority": 1,
                                              "DriverOpts": {"a": "b"}},
                                     "front": {"DNSNames": ["f"]}}}})";

constexpr const char* kContainer = R"json({
    "Id": "abc", "Names": ["/web"], "Image": "nginx", "ImageID": "sha256:1", "Command": "nginx -g", "Created": 1714979289,
    "Ports": [{"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"}], "State": "running",
    "Labels": {"io.kubernetes.pod.name": "p", "io.kubernetes.container.name": "c", "io.kubernetes.pod.namespace": "n"},
    "Status": "Up 3 hours (healthy)", "SizeRw": 7, "Mounts": [{"Type": "volume", "Name": "v", "Destination": "/d"}],
    "NetworkSettings": {"Networks": {"back": {"IPAddress": "10.0.0.2"}}}})json";

constexpr const char* kStats = R"({
    "read": "2024-05-06T07:08:09.1Z", "cpu_stats": {"cpu_usage": {"total_usage": 7}, "system_cpu_usage": 9},
    "memory_stats": {"usage": 9, "stats": {"inactive_file": 2, "total_inactive_file": 1}},
    "networks": {"eth0": {"rx_bytes": 1, "tx_bytes": 2}},
    "blkio_stats": {"io_service_bytes_recursive": [{"op": "Read", "value": 3}, {"op": "write", "value": 4}]}})";

constexpr const char* kDiskUse = R"({
    "LayersSize": 9, "Images": [{"Id": "sha256:1", "RepoTags": ["a:1"], "Size": 5, "SharedSize": 2, "Containers": 1}],
    "Containers": [{"Id": "abc", "Names": ["/web"], "SizeRw": 3, "State": "running"}],
    "Volumes": [{"Name": "v", "UsageData": {"Size": 4, "RefCount": 1}}],
    "BuildCache": [{"Size": 3, "InUse": false}]})";

constexpr const char* kVersion = R"({
    "Version": "1", "ApiVersion": "1.43", "Experimental": true, "Platform": {"Name": "Darse"},
    "Components": [{"Name": "Podman Engine", "Version": "1"}]})";

constexpr const char* kInfo = R"({
    "Name": "host", "OperatingSystem": "o", "KernelVersion": "6", "DefaultRuntime": "crun", "CgroupVersion": "2", "NCPU": 4,
    "MemTotal": 9, "Plugins": {"Network": ["bridge"], "Volume": ["local"]}, "SecurityOptions": ["name=rootless"]})";

constexpr const char* kEvent = R"({
    "Type": "container", "Action": "health_status: unhealthy", "status": "die", "time": 1714979289, "timeNano": 17149792890,
    "Actor": {"ID": "abc", "Attributes": {"name": "web", "exitCode": "1", "signal": "9", "container": "abc",
                                          "com.docker.compose.project": "shop"}}})";

bool isName(const std::string& key)
{
    static const std::set<std::string> kNames{"Id", "ID", "Name", "Names", "name", "namespace", "kind"};
    return kNames.contains(key);
}

void collect(const json& value, const json::json_pointer& place, std::vector<json::json_pointer>& places)
{
    places.push_back(place);
    if (value.is_object()) {
        for (const auto& [key, each] : value.items())
            collect(each, place / key, places);
    }
    if (value.is_array()) {
        for (std::size_t at = 0; at < value.size(); ++at)
            collect(value[at], place / at, places);
    }
}

} // namespace

const std::vector<Truth>& dockerTruths()
{
    static const std::vector<Truth> kTruths{
        {"inspect", json::parse(kInspect)},
        {"container", json::parse(kContainer)},
        {"image", json::parse(R"({"Id": "sha256:1", "RepoTags": ["a:1", "<none>:<none>"], "RepoDigests": ["a@sha256:2"],
            "Created": 1714979289, "Size": 5, "SharedSize": 2, "Labels": {"a": "b"}, "Os": "linux", "Architecture": "x",
            "RootFS": {"Layers": ["sha256:3"]}, "Config": {"Env": ["A=b"], "Cmd": ["a"], "Labels": {"l": "m"},
            "ExposedPorts": {"81/tcp": {}}, "Healthcheck": {"Test": ["NONE"]}}})")},
        {"history", json::parse(R"([{"Id": "1", "CreatedBy": "/bin/sh -c #(nop) CMD", "Size": 0},
            {"Id": "2", "CreatedBy": "/bin/sh -c x", "Size": 9}])")},
        {"volume", json::parse(R"({"Name": "v", "Driver": "local", "Mountpoint": "/v", "Labels": {"a": "b"},
            "CreatedAt": "2024-05-06T07:08:09Z", "UsageData": {"Size": 7}})")},
        {"network", json::parse(R"({"Name": "n", "Id": "1", "Driver": "bridge", "Labels": {"a": "b"}, "Internal": true,
            "Created": "2024-05-06T07:08:09Z", "IPAM": {"Config": [{"Subnet": "10.0.0.0/24", "Gateway": "10.0.0.1"}]},
            "Containers": {"abc": {"Name": "web"}}})")},
        {"stats", json::parse(kStats)},
        {"disk", json::parse(kDiskUse)},
        {"version", json::parse(kVersion)},
        {"info", json::parse(kInfo)},
        {"event", json::parse(kEvent)},
        {"progress", json::parse(R"({"id": "a", "status": "Downloading", "progressDetail": {"current": 1, "total": 2},
            "kind": "Io"})")},
        {"frame", json::parse(R"({"at": 1714979289000, "host": {"cpu": 1.5, "memory.workingSet": 7},
            "containers": [{"id": "abc", "values": {"cpu": 0.5}}]})")},
        {"query", json::parse(R"({"metrics": {"cpu": {"points": [[1714979289000, 1, 2, 3]]}}})")},
        {"processes", json::parse(R"({"Titles": ["PID", "CMD"], "Processes": [["1", "init"]]})")},
        {"doctor", json::parse(R"({"findings": [{"name": "overlay", "ok": false, "essential": true, "reason": "r",
            "consequence": "c", "remedy": "m"}]})")},
    };
    return kTruths;
}

const json& dockerTruth(const std::string& name)
{
    return std::ranges::find(dockerTruths(), name, &Truth::name)->document;
}

const std::vector<Lie>& dockerLies()
{
    static const std::vector<Lie> kLies{
        {"null", nullptr},
        {"empty text", ""},
        {"text", "%1 <b>x</b>"},
        {"number in a text", "-7"},
        {"long text", std::string(20'000, 'x')},
        {"zero", 0},
        {"negative", -1},
        {"smallest", std::numeric_limits<std::int64_t>::min()},
        {"largest", std::numeric_limits<std::uint64_t>::max()},
        {"fraction", 0.3},
        {"huge", 1e308},
        {"truth value", true},
        {"empty list", json::array()},
        {"empty object", json::object()},
        {"list of nothing", json::array({nullptr})},
        {"list of lists", json::array({json::array({json::array()})})},
        {"list of numbers", json::array({1, 2, 3, 4})},
        {"list of texts", json::array({"a", "b"})},
        {"list of objects", json::array({json::object(), {{"a", 1}}})},
        {"object", {{"a", nullptr}, {"", 1}, {"Name", {{"b", "c"}}}}},
    };
    return kLies;
}

void eachLie(const json& document, const Lie& lie,
             const std::function<void(const json& told, const std::string& where)>& take)
{
    std::vector<json::json_pointer> places;
    collect(document, json::json_pointer(), places);
    for (const json::json_pointer& place : places) {
        json told = document;
        told[place] = lie.value;
        take(told, place.to_string());
    }
}

// NOLINTNEXTLINE(misc-no-recursion): the documents are above
json allLies(const json& document, const Lie& lie)
{
    if (!document.is_structured())
        return lie.value;
    json told = document;
    for (auto each = told.begin(); each != told.end(); ++each) {
        if (!told.is_object() || !isName(each.key()))
            *each = allLies(*each, lie);
    }
    return told;
}

} // namespace darse::test
