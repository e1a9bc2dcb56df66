// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/podplan.h"

#include "core/kube/podenvironment.h"
#include "core/kube/podmounts.h"
#include "core/kube/podsecurity.h"

#include <algorithm>

namespace darse::kube {

using container::Config;
using nlohmann::json;

namespace {

/// What holds a pod, in its container: where memory is mounted, because a place on the disk would have to be made.
constexpr std::string_view kPause = "/dev/.darse-pause";

std::string text(const json& object, const char* key)
{
    return object.value(key, "");
}

std::map<std::string, std::string> labelsOf(const json& pod, std::string_view container, int run)
{
    const json& metadata = pod.at("metadata");
    return {{std::string(label::kPodName), text(metadata, "name")},
            {std::string(label::kPodSpace), text(metadata, "namespace")},
            {std::string(label::kPodUid), text(metadata, "uid")},
            {std::string(label::kContainer), std::string(container)},
            {std::string(label::kRun), std::to_string(run)}};
}

json listOf(const json& object, const char* key)
{
    return object.value(key, json::array());
}

std::vector<std::string> expandedList(const json& object, const char* key, const Variables& variables)
{
    std::vector<std::string> out;
    for (const json& one : listOf(object, key))
        out.push_back(expanded(one.get<std::string>(), variables));
    return out;
}

void limit(Config& config, const json& container)
{
    const json resources = container.value("resources", json::object());
    const json limits = resources.value("limits", json::object());
    const json requests = resources.value("requests", json::object());
    if (limits.contains("cpu"))
        config.resources.nanoCpus = nanosOf(limits["cpu"]);
    config.resources.cpuShares = static_cast<std::uint64_t>(
        std::max<std::int64_t>(2, nanosOf(requests.value("cpu", json(0))) * 1024 / 1'000'000'000));
    if (limits.contains("memory"))
        config.resources.memory = config.resources.memorySwap = bytesOf(limits["memory"]);
}

std::string hostnameOf(const json& pod, const PodGround& ground)
{
    if (pod["spec"].value("hostNetwork", false))
        return ground.node; // as the names of the machine itself are seen there
    const std::string asked = text(pod["spec"], "hostname");
    constexpr std::size_t kLongest = 63;
    return (asked.empty() ? text(pod["metadata"], "name") : asked).substr(0, kLongest);
}

/// Names and name servers: the containers of a pod see those of its infra.
void nameOthers(Config& config, const json& spec)
{
    for (const json& alias : listOf(spec, "hostAliases")) {
        for (const json& name : listOf(alias, "hostnames"))
            config.extraHosts.push_back(name.get<std::string>() + ":" + text(alias, "ip"));
    }
    const json dns = spec.value("dnsConfig", json::object());
    for (const json& server : listOf(dns, "nameservers"))
        config.dns.push_back(server.get<std::string>());
    for (const json& domain : listOf(dns, "searches"))
        config.dnsSearch.push_back(domain.get<std::string>());
    for (const json& option : listOf(dns, "options")) {
        const std::string value = text(option, "value");
        config.dnsOptions.push_back(text(option, "name") + (value.empty() ? "" : ":" + value));
    }
    const std::string policy = text(spec, "dnsPolicy");
    const bool isOnNetwork =
        policy != "Default" && (policy == "ClusterFirstWithHostNet" || !spec.value("hostNetwork", false));
    config.labels[std::string(label::kDns)] = policy == "None" ? "none" : isOnNetwork ? "network" : "machine";
}

std::string onlyInfra(const json& spec, const char* key, const std::string& shared)
{
    return spec.value(key, false) ? "host" : shared;
}

/// The file for its last words, unless it mounts something there itself.
void mountEndFile(Config& config, const json& container, int run, const PodGround& ground)
{
    const std::string target = container.value("terminationMessagePath", "/dev/termination-log");
    const bool isTaken =
        std::ranges::any_of(config.mounts, [&](const container::Mount& one) { return one.target == target; });
    if (ground.ends.empty() || isTaken || !target.starts_with('/'))
        return;
    config.mounts.push_back({.type = container::MountType::Bind,
                             .source = endFile(ground, text(container, "name"), run).string(),
                             .target = target});
}

} // namespace

std::filesystem::path endFile(const PodGround& ground, std::string_view container, int run)
{
    return ground.ends / (std::string(container) + "." + std::to_string(run));
}

std::string runName(const json& pod, std::string_view container, int run)
{
    const json& metadata = pod.at("metadata");
    return "k8s_" + std::string(container) + "_" + text(metadata, "name") + "_" + text(metadata, "namespace") + "_" +
           text(metadata, "uid") + "_" + std::to_string(run);
}

Config planInfra(const json& pod, const std::string& image, const PodGround& ground)
{
    const json& spec = pod.at("spec");
    Config config;
    config.image = image;
    config.entrypoint = std::vector<std::string>{std::string(kPause), "-P"};
    config.command = std::vector<std::string>{};
    config.user = "0";
    config.hostname = hostnameOf(pod, ground);
    config.workingDirectory = "/";
    config.labels = labelsOf(pod, kInfra, 0);
    config.cgroupParent = ground.cgroup;
    config.log.driver = "none";
    config.isRootReadOnly = true;
    config.modes.network = onlyInfra(spec, "hostNetwork", "default");
    config.modes.ipc = onlyInfra(spec, "hostIPC", "shareable");
    config.modes.pid = onlyInfra(spec, "hostPID", "");
    config.mounts.push_back({.type = container::MountType::Bind,
                             .source = ground.pause.string(),
                             .target = std::string(kPause),
                             .isReadOnly = true});
    nameOthers(config, spec);
    for (const json& container : listOf(spec, "containers")) {
        for (const json& port : listOf(container, "ports")) {
            const int host = port.value("hostPort", 0);
            if (host <= 0 || spec.value("hostNetwork", false))
                continue;
            const std::string protocol = text(port, "protocol");
            const auto kind = protocol == "UDP"    ? container::Protocol::Udp
                              : protocol == "SCTP" ? container::Protocol::Sctp
                                                   : container::Protocol::Tcp;
            config.ports.push_back({.inside = {static_cast<std::uint16_t>(port.value("containerPort", 0)), kind},
                                    .address = text(port, "hostIP"),
                                    .first = static_cast<std::uint16_t>(host),
                                    .last = static_cast<std::uint16_t>(host)});
        }
    }
    std::ranges::sort(config.ports, {}, [](const container::PortBinding& one) { return one.inside; });
    return config;
}

Result<Config> planRun(const json& pod, const json& container, int run, const PodGround& ground)
{
    const json& spec = pod.at("spec");
    Config config;
    config.image = ground.imageName.empty() ? text(container, "image") : ground.imageName;
    TRY_DECLARE(const Variables variables, environmentOf(pod, container, ground));
    for (const auto& [name, value] : variables)
        config.environment.push_back(name + "=" + value);
    if (container.contains("command"))
        config.entrypoint = expandedList(container, "command", variables);
    if (container.contains("args") || container.contains("command"))
        config.command = expandedList(container, "args", variables);
    config.workingDirectory = text(container, "workingDir");
    config.hostname = hostnameOf(pod, ground);
    config.hasTerminal = container.value("tty", false);
    config.keepsInputOpen = container.value("stdin", false);
    config.closesInputAfterFirst = container.value("stdinOnce", false);
    config.cgroupParent = ground.cgroup;
    config.labels = labelsOf(pod, text(container, "name"), run);
    config.stopTimeout = spec.value("terminationGracePeriodSeconds", 30);
    const std::string shared = "container:" + ground.infra;
    config.modes.network = onlyInfra(spec, "hostNetwork", shared);
    config.modes.ipc = onlyInfra(spec, "hostIPC", shared);
    config.modes.uts = shared;
    config.modes.pid = onlyInfra(spec, "hostPID", spec.value("shareProcessNamespace", false) ? shared : "");
    if (spec.value("hostNetwork", false))
        nameOthers(config, spec); // each has files of its own there
    if (!ground.target.empty() && !spec.value("hostPID", false))
        config.modes.pid = "container:" + ground.target;
    limit(config, container);
    config.oomScoreAdjustment = oomScore(spec, container, ground.memoryOfMachine);
    TRY(secure(config, pod, container, ground));
    TRY_DECLARE(config.mounts, mountsOf(pod, container, ground));
    mountEndFile(config, container, run, ground);
    return config;
}

} // namespace darse::kube
