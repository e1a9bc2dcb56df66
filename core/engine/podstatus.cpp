// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of a pod, in the words of its status.
#include "core/engine/podconditions.h"
#include "core/engine/podruns.h"
#include "core/kube/identity.h"
#include "core/kube/podplan.h"

#include <algorithm>

namespace darse::engine {

using container::Status;
using nlohmann::json;

namespace {

json timeOf(const std::optional<TimePoint>& time)
{
    if (!time)
        return nullptr;
    return kube::timeText(std::chrono::time_point_cast<std::chrono::system_clock::duration>(*time));
}

std::string idOf(const Container& container)
{
    return "darse://" + container.id.value();
}

bool hasEnded(const Container& container)
{
    return container.state.status == Status::Exited || container.state.status == Status::Dead ||
           couldNotBegin(container);
}

json endOf(const Container& container, const std::string& message)
{
    constexpr int kNeverBegun = 128;
    if (couldNotBegin(container))
        return {{"terminated",
                 {{"exitCode", kNeverBegun},
                  {"reason", "StartError"},
                  {"message", container.state.error},
                  {"startedAt", "1970-01-01T00:00:00Z"},
                  {"finishedAt", timeOf(container.state.finishedAt)},
                  {"containerID", idOf(container)}}}};
    std::string reason = container.state.exitCode == 0 ? "Completed" : "Error";
    if (container.state.isOomKilled)
        reason = "OOMKilled";
    json out{{"terminated",
              {{"exitCode", container.state.exitCode},
               {"reason", reason},
               {"startedAt", timeOf(container.state.startedAt)},
               {"finishedAt", timeOf(container.state.finishedAt)},
               {"containerID", idOf(container)}}}};
    if (!message.empty())
        out["terminated"]["message"] = message;
    return out;
}

json waitingState(const Waiting& waiting)
{
    json out{{"waiting", {{"reason", waiting.reason}}}};
    if (!waiting.message.empty())
        out["waiting"]["message"] = waiting.message;
    return out;
}

/// `end` says how it has ended.
json stateOf(const ContainerPtr& latest, const Waiting* waiting, const std::string& otherwise,
             const std::function<json(const Container&)>& end)
{
    if (latest && latest->state.isAlive())
        return {{"running", {{"startedAt", timeOf(latest->state.startedAt)}}}};
    if (waiting != nullptr)
        return waitingState(*waiting);
    if (latest && hasEnded(*latest))
        return end(*latest);
    return waitingState({.reason = otherwise});
}

class StatusWriter {
public:
    StatusWriter(const json& pod, const PodRuns& runs, const PodFacts& facts) : m_pod(pod), m_runs(runs), m_facts(facts)
    {
    }

    json write()
    {
        const json& spec = m_pod.at("spec");
        json out = m_pod.value("status", json::object());
        const std::string former = out.value("phase", "");
        m_wasOver = former == "Succeeded" || former == "Failed";
        const json inits = list(spec, "initContainers", true);
        m_isInitialized = std::ranges::all_of(inits, [&](const json& one) {
            return isSidecar(*std::ranges::find(spec["initContainers"], one["name"],
                                                [](const json& each) { return each["name"]; }))
                       ? one.value("started", false)
                       : one.value("ready", false);
        });
        m_isInitialized = m_isInitialized || std::ranges::any_of(spec["containers"], [this](const json& one) {
                              return m_runs.latest(one.value("name", "")) != nullptr;
                          });
        const json containers = list(spec, "containers", false);
        if (!inits.empty())
            out["initContainerStatuses"] = inits;
        out["containerStatuses"] = containers;
        if (spec.contains("ephemeralContainers"))
            out["ephemeralContainerStatuses"] = list(spec, "ephemeralContainers", false);
        out["phase"] = m_wasOver ? former : phase(inits, containers);
        if (!m_facts.failure.reason.empty())
            out.update({{"phase", "Failed"}, {"reason", m_facts.failure.reason}, {"message", m_facts.failure.message}});
        out["qosClass"] = kube::qosClass(spec);
        out["hostIP"] = m_facts.hostAddress;
        out["hostIPs"] = json::array({{{"ip", m_facts.hostAddress}}});
        if (!out.contains("startTime"))
            out["startTime"] = kube::timeText(m_facts.now);
        addAddress(out, spec);
        out["conditions"] = podConditions(m_pod, out, m_isInitialized, m_facts.now);
        return out;
    }

private:
    json list(const json& spec, const char* which, bool isInit)
    {
        json out = json::array();
        for (const json& container : spec.value(which, json::array()))
            out.push_back(status(container, isInit));
        return out;
    }

    json status(const json& container, bool isInit)
    {
        const std::string name = container.value("name", "");
        const ContainerPtr latest = m_runs.latest(name);
        const auto waiting = m_facts.waiting.find(name);
        const bool isStarting = isInit || m_isInitialized;
        json out{{"name", name},
                 {"image", latest ? latest->imageName : container.value("image", "")},
                 {"imageID", latest ? latest->image.text() : std::string()},
                 {"restartCount", latest ? runNumber(*latest) : 0},
                 {"lastState", json::object()}};
        const auto end = [&](const Container& run) {
            return endOf(run, m_facts.lastWords ? m_facts.lastWords(run, container) : std::string());
        };
        const bool isWaiting = waiting != m_facts.waiting.end();
        const bool hasNext = !isInit && !m_wasOver && latest && hasEnded(*latest) && isOutdated(*latest, container);
        out["state"] = stateOf(hasNext ? nullptr : latest, isWaiting ? &waiting->second : nullptr,
                               isStarting ? "ContainerCreating" : "PodInitializing", end);
        if (latest)
            out["containerID"] = idOf(*latest);
        const bool isRunning = out["state"].contains("running");
        const bool isDone = latest && hasEnded(*latest) && latest->state.exitCode == 0;
        const auto probed = m_facts.probes.find(name);
        const ProbeVerdict verdict = probed == m_facts.probes.end() ? ProbeVerdict() : probed->second;
        const bool isInitOnly = isInit && !isSidecar(container);
        out["ready"] = isInitOnly ? isDone : isRunning && verdict.isReady;
        out["started"] = isRunning && verdict.isStarted;
        const ContainerPtr before =
            out["state"].contains("waiting") && latest && hasEnded(*latest) ? latest : m_runs.previous(name);
        if (before && hasEnded(*before))
            out["lastState"] = end(*before);
        return out;
    }

    std::string phase(const json& inits, const json& containers) const
    {
        const std::string policy = m_pod["spec"].value("restartPolicy", "Always");
        const auto hasFailed = [](const json& one) {
            return one["state"].contains("terminated") && one["state"]["terminated"]["exitCode"] != json(0);
        };
        if (!m_isInitialized)
            return policy == "Never" && std::ranges::any_of(inits, hasFailed) ? "Failed" : "Pending";
        const auto isOver = [](const json& one) { return one["state"].contains("terminated"); };
        const auto hasRun = [](const json& one) { return one.contains("containerID"); };
        if (std::ranges::all_of(containers, isOver) &&
            (policy != "Always" || m_pod["metadata"].contains("deletionTimestamp")))
            return std::ranges::any_of(containers, hasFailed) ? "Failed" : "Succeeded";
        return std::ranges::all_of(containers, hasRun) ? "Running" : "Pending";
    }

    void addAddress(json& out, const json& spec) const
    {
        std::string address;
        if (m_runs.infra && !m_runs.infra->network.endpoints.empty())
            address = m_runs.infra->network.endpoints.front().address;
        if (spec.value("hostNetwork", false))
            address = m_facts.hostAddress;
        if (address.empty())
            return;
        out["podIP"] = address;
        out["podIPs"] = json::array({{{"ip", address}}});
    }

    const json& m_pod;
    const PodRuns& m_runs;
    const PodFacts& m_facts;
    bool m_wasOver = false;
    bool m_isInitialized = false;
};

} // namespace

json podStatus(const json& pod, const PodRuns& runs, const PodFacts& facts)
{
    return StatusWriter(pod, runs, facts).write();
}

} // namespace darse::engine
