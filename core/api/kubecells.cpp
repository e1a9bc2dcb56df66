// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/kubecells.h"

#include "core/api/kubetable.h"
#include "core/kube/identity.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace darse::api {

using nlohmann::json;

namespace {

/// What is the matter with a container; empty: nothing.
std::string reasonOf(const json& status)
{
    std::string waiting = text(status, "/state/waiting/reason");
    if (!waiting.empty())
        return waiting;
    if (!status.contains("state") || !status["state"].contains("terminated"))
        return {};
    const std::string reason = text(status, "/state/terminated/reason");
    return reason.empty() ? "ExitCode:" + member(status, "/state/terminated/exitCode").dump() : reason;
}

bool isSidecar(const json& pod, const json& status)
{
    return std::ranges::any_of(member(pod, "/spec/initContainers"), [&](const json& one) {
        return one.value("name", "") == status.value("name", "") && one.value("restartPolicy", "") == "Always";
    });
}

bool isInitialized(const json& pod)
{
    return std::ranges::any_of(member(pod, "/status/conditions"), [](const json& one) {
        return text(one, "/type") == "Initialized" && text(one, "/status") == "True";
    });
}

std::string podStatus(const json& pod)
{
    std::string out = text(pod, "/status/reason");
    if (out.empty())
        out = text(pod, "/status/phase", "Pending");
    const json inits = member(pod, "/status/initContainerStatuses");
    bool isStarting = false;
    for (std::size_t i = 0; i < inits.size() && !isStarting; ++i) {
        const std::string reason = reasonOf(inits[i]);
        if (member(inits[i], "/state/terminated/exitCode") == json(0) ||
            (isSidecar(pod, inits[i]) && inits[i].value("started", false)))
            continue;
        isStarting = true;
        const bool isUsual = reason.empty() || reason == "PodInitializing";
        out = isUsual ? "Init:" + std::to_string(i) + "/" + std::to_string(inits.size()) : "Init:" + reason;
    }
    bool isRunning = false;
    // The first that has something to say is heard.
    const json statuses = isStarting ? json::array() : member(pod, "/status/containerStatuses");
    for (auto status = statuses.rbegin(); status != statuses.rend(); ++status) {
        const std::string reason = reasonOf(*status);
        if (!reason.empty())
            out = reason;
        isRunning = isRunning || status->value("ready", false);
    }
    if (out == "Completed" && isRunning)
        out = "Running";
    return pod["metadata"].contains("deletionTimestamp") ? "Terminating" : out;
}

/// "1/2": how many of the conditions that others set are true.
std::string gatesOf(const json& pod)
{
    std::size_t open = 0;
    const json gates = member(pod, "/spec/readinessGates");
    const json conditions = member(pod, "/status/conditions");
    for (const json& gate : gates) {
        open += std::ranges::any_of(conditions, [&](const json& one) {
            return text(one, "/type") == text(gate, "/conditionType") && text(one, "/status") == "True";
        });
    }
    return gates.empty() ? "<none>" : std::to_string(open) + "/" + std::to_string(gates.size());
}

std::string nodeStatus(const json& node)
{
    std::string out = "Unknown";
    for (const json& condition : member(node, "/status/conditions")) {
        if (text(condition, "/type") == "Ready")
            out = text(condition, "/status") == "True" ? "Ready" : "NotReady";
    }
    return out + (member(node, "/spec/unschedulable") == json(true) ? ",SchedulingDisabled" : "");
}

std::string nodeAddress(const json& node, std::string_view type)
{
    for (const json& address : member(node, "/status/addresses")) {
        if (text(address, "/type") == type)
            return text(address, "/address");
    }
    return "<none>";
}

} // namespace

std::string text(const json& object, const char* pointer, const char* otherwise)
{
    const json value = object.value(json::json_pointer(pointer), json());
    return value.is_string() ? value.get<std::string>() : otherwise;
}

json member(const json& object, const char* pointer)
{
    return object.value(json::json_pointer(pointer), json());
}

std::string ageOf(const std::string& moment, Instant now)
{
    const auto then = kube::momentIn(moment);
    return then ? ageText(std::chrono::duration_cast<std::chrono::seconds>(now - *then)) : "<unknown>";
}

json podCells(const json& pod, const std::string& age)
{
    int ready = 0;
    std::int64_t restarts = 0;
    json statuses = member(pod, "/status/containerStatuses");
    std::size_t count = member(pod, "/spec/containers").size();
    std::int64_t ofInits = 0;
    const json inits = member(pod, "/status/initContainerStatuses");
    for (const json& status : inits) {
        ofInits += status.value("restartCount", std::int64_t{0});
        if (isSidecar(pod, status))
            statuses.push_back(status), ++count;
    }
    for (const json& status : statuses) {
        ready += status.value("ready", false) ? 1 : 0;
        restarts += status.value("restartCount", std::int64_t{0});
    }
    if (!inits.empty() && !isInitialized(pod)) // what begins again now is not what runs later
        restarts = ofInits;
    return {text(pod, "/metadata/name"),
            std::to_string(ready) + "/" + std::to_string(count),
            podStatus(pod),
            restarts,
            age,
            text(pod, "/status/podIP", "<none>"),
            text(pod, "/spec/nodeName", "<none>"),
            "<none>", // no other machine could take it
            gatesOf(pod)};
}

json claimCells(const json& claim, const std::string& age)
{
    std::string modes;
    for (const json& mode : member(claim, "/status/accessModes")) {
        constexpr std::array kShort = {std::pair{"ReadWriteOnce", "RWO"}, std::pair{"ReadOnlyMany", "ROX"},
                                       std::pair{"ReadWriteMany", "RWX"}, std::pair{"ReadWriteOncePod", "RWOP"}};
        for (const auto& [name, word] : kShort) {
            if (mode == name)
                modes += (modes.empty() ? "" : ",") + std::string(word);
        }
    }
    return {text(claim, "/metadata/name"),
            text(claim, "/status/phase"),
            kube::claimVolume(text(claim, "/metadata/namespace"), text(claim, "/metadata/name")),
            text(claim, "/status/capacity/storage"),
            modes,
            text(claim, "/spec/storageClassName"),
            age,
            text(claim, "/spec/volumeMode", "<unset>")};
}

json nodeCells(const json& node, const std::string& age)
{
    return {text(node, "/metadata/name"),
            nodeStatus(node),
            "<none>",
            age,
            text(node, "/status/nodeInfo/kubeletVersion"),
            nodeAddress(node, "InternalIP"),
            nodeAddress(node, "ExternalIP"),
            text(node, "/status/nodeInfo/osImage"),
            text(node, "/status/nodeInfo/kernelVersion"),
            text(node, "/status/nodeInfo/containerRuntimeVersion")};
}

json eventCells(const json& event, Instant now)
{
    std::string about = text(event, "/involvedObject/kind");
    std::ranges::transform(about, about.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const std::string host = text(event, "/source/host");
    return {ageOf(text(event, "/lastTimestamp"), now),
            text(event, "/type"),
            text(event, "/reason"),
            about + "/" + text(event, "/involvedObject/name"),
            text(event, "/involvedObject/fieldPath"),
            text(event, "/source/component") + (host.empty() ? "" : ", " + host),
            text(event, "/message"),
            ageOf(text(event, "/firstTimestamp"), now),
            member(event, "/count").is_number() ? member(event, "/count") : json(1),
            text(event, "/metadata/name")};
}

} // namespace darse::api
