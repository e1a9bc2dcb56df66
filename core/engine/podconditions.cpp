// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podconditions.h"

#include "core/engine/podruns.h"
#include "core/kube/identity.h"

#include <algorithm>

namespace darse::engine {

using nlohmann::json;

namespace {

enum class Who { All, Sidecars };

/// Names of containers that are not ready.
std::string unready(const json& pod, const json& status, const char* list, const char* statuses, Who who)
{
    std::string out;
    const json containers = pod.at("spec").value(list, json::array());
    const json known = status.value(statuses, json::array());
    for (std::size_t i = 0; i < std::min(known.size(), containers.size()); ++i) {
        if ((who == Who::All || isSidecar(containers.at(i))) && !known[i].value("ready", false))
            out += (out.empty() ? "" : " ") + known[i].value("name", "");
    }
    return out;
}

bool says(const json& condition, const json& type)
{
    return condition.value("type", json()) == type;
}

/// What others have to say before the pod is ready, and have not said.
std::string closedGate(const json& pod, const json& conditions)
{
    for (const json& gate : pod.at("spec").value("readinessGates", json::array())) {
        const json type = gate.value("conditionType", json());
        const auto isOpen = [&](const json& one) { return says(one, type) && one.value("status", "") == "True"; };
        if (std::ranges::none_of(conditions, isOpen))
            return type.is_string() ? type.get<std::string>() : type.dump();
    }
    return {};
}

} // namespace

json podConditions(const json& pod, const json& status, bool isInitialized, std::chrono::system_clock::time_point now)
{
    const json former = status.value("conditions", json::array());
    json out = json::array();
    const auto add = [&](const char* type, bool isTrue, const std::string& reason, const std::string& message) {
        json one{{"type", type}, {"status", isTrue ? "True" : "False"}, {"lastProbeTime", nullptr}};
        if (!reason.empty())
            one["reason"] = reason;
        if (!message.empty())
            one["message"] = message;
        const auto found = std::ranges::find_if(former, [&](const json& other) { return says(other, type); });
        const bool isSame = found != former.end() && (*found)["status"] == one["status"];
        one["lastTransitionTime"] = isSame ? (*found)["lastTransitionTime"] : json(kube::timeText(now));
        out.push_back(std::move(one));
    };
    const std::string phase = status.value("phase", "");
    const bool isDone = phase == "Succeeded";
    if (isInitialized)
        add("Initialized", true, isDone ? "PodCompleted" : "", "");
    else
        add("Initialized", false, "ContainersNotInitialized",
            "containers with incomplete status: [" +
                unready(pod, status, "initContainers", "initContainerStatuses", Who::All) + "]");

    std::string missing = unready(pod, status, "initContainers", "initContainerStatuses", Who::Sidecars);
    const std::string others = unready(pod, status, "containers", "containerStatuses", Who::All);
    missing += (missing.empty() || others.empty() ? "" : " ") + others;
    const bool isReady = isInitialized && missing.empty();
    std::string reason;
    std::string message;
    if (!isReady && (isDone || phase == "Failed")) {
        reason = isDone ? "PodCompleted" : "PodFailed";
    } else if (!isReady) {
        reason = "ContainersNotReady";
        message = "containers with unready status: [" + missing + "]";
    }
    if (const std::string gate = closedGate(pod, former); isReady && !gate.empty())
        add("Ready", false, "ReadinessGatesNotReady",
            "corresponding condition of pod readiness gate \"" + gate + "\" does not exist or is not \"True\".");
    else
        add("Ready", isReady, reason, message);
    add("ContainersReady", isReady, reason, message);
    add("PodScheduled", true, "", "");
    for (const json& other : former) {
        if (std::ranges::none_of(out, [&](const json& own) { return says(other, own["type"]); }))
            out.push_back(other);
    }
    return out;
}

} // namespace darse::engine
