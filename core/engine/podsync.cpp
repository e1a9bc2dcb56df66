// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podsync.h"

#include "core/cgroup/grouplimits.h"
#include "core/engine/crew.h"
#include "core/engine/podends.h"
#include "core/engine/podprofiles.h"
#include "core/engine/pods.h"
#include "core/engine/podvolumes.h"
#include "core/kube/identity.h"

#include <algorithm>
#include <csignal>

namespace darse::engine {

using container::Status;
using nlohmann::json;

PodSync::PodSync(PodSyncParts parts, kube::Key key, kube::ObjectPtr pod) :
    m_parts(std::move(parts)),
    m_key(std::move(key)),
    m_pod(std::move(pod))
{
    m_facts.hostAddress = m_parts.nodeAddress;
}

PodVerdict PodSync::run()
{
    refresh();
    if ((*m_pod)["metadata"].contains("deletionTimestamp"))
        return end();
    if (isOver()) {
        finish();
        return m_verdict;
    }
    if (!isTooLate() && !isOverfull())
        converge();
    writeStatus();
    m_parts.crew.reached("pod.status");
    return m_verdict;
}

json PodSync::containerCalled(const std::string& name) const
{
    for (const char* list : {"containers", "initContainers", "ephemeralContainers"}) {
        for (const json& one : m_pod->at("spec").value(list, json::array())) {
            if (one.value("name", "") == name)
                return one;
        }
    }
    return {{"name", name}};
}

void PodSync::refresh()
{
    m_runs = runsOf(m_parts.containers.list(), (*m_pod)["metadata"].value("uid", ""));
}

bool PodSync::isOver() const
{
    const std::string phase = m_pod->value("status", json::object()).value("phase", "");
    return phase == "Succeeded" || phase == "Failed";
}

std::string PodSync::nameOf(const json& container) const
{
    return container.value("name", "");
}

void PodSync::lookAt(SyncMoment moment)
{
    m_verdict.nextLook = std::min(m_verdict.nextLook.value_or(moment), moment);
}

kube::PodGround PodSync::ground() const
{
    kube::PodGround out;
    if (m_runs.infra) {
        out.infra = m_runs.infra->id.value();
        if (!m_runs.infra->network.endpoints.empty())
            out.address = m_runs.infra->network.endpoints.front().address;
    }
    out.node = m_parts.node;
    out.nodeAddress = m_parts.nodeAddress;
    out.memoryOfMachine = memoryOfNode();
    out.pause = m_parts.crew.ground.initProgram;
    if (!m_parts.crew.ground.cgroupParent.empty())
        out.cgroup = podCgroup(m_parts.crew, (*m_pod)["metadata"].value("uid", ""));
    out.ends = m_parts.folder / "ends";
    out.volumes = m_parts.folder / "volumes";
    out.parts = m_parts.folder / "parts";
    out.claimFolder = [this](const std::string& name) -> Result<std::string> {
        TRY(m_parts.crew.volumes.create({.name = name}));
        TRY_DECLARE(const std::filesystem::path path, m_parts.crew.volumes.mount(name));
        return path.string();
    };
    out.find = [this](const kube::Kind& kind, const std::string& name) -> kube::ObjectPtr {
        return m_parts.objects.find({&kind, m_key.space, name}).valueOr(nullptr);
    };
    out.seccomp = [this](const std::string& name) { return seccompProfile(m_parts.profiles, name); };
    return out;
}

void PodSync::converge()
{
    const json& spec = m_pod->at("spec");
    if (!holdsNamespaces())
        return;
    const auto made = makeVolumes(*m_pod, ground());
    if (!made)
        return failMount(made.error());
    for (const Error& kept : *made) {
        if (m_parts.isFirst(kept.message()))
            m_parts.tell({.type = "Warning", .reason = "FailedMount", .message = kept.message()});
    }
    m_parts.crew.reached("pod.volumes");
    for (const json& container : spec.value("ephemeralContainers", json::array())) {
        Turn turn(m_turn);
        keepRunning(container, PodRole::Ephemeral, turn);
    }
    if (initialize())
        startAll();
}

/// The container that holds the namespaces lives. After it has died nothing of the pod is left in good order, so all
/// runs end and begin again.
bool PodSync::holdsNamespaces()
{
    const json& spec = m_pod->at("spec");
    if (m_runs.infra && m_runs.infra->state.isAlive())
        return true;
    // Its file system is that of the first whose image can be had: the others wait for theirs alone.
    const char* list = spec.value("initContainers", json::array()).empty() ? "containers" : "initContainers";
    const json& candidates = spec.at(list);
    const auto found = std::ranges::find_if(candidates, [this](const json& one) { return hasImage(one); });
    if (found == candidates.end())
        return false;
    const json& first = *found;
    killAll();
    limitGroup();
    if (!m_runs.infra) {
        const std::string name = kube::runName(*m_pod, kube::kInfra, 0);
        const auto made = m_parts.containers.create(name, kube::planInfra(*m_pod, first.value("image", ""), ground()));
        m_parts.crew.reached("pod.infra");
        if (!made && !m_parts.containers.find(name)) {
            failSandbox(nameOf(first), made.error());
            return false;
        }
        refresh();
    }
    const auto started = m_parts.containers.start(m_runs.infra->id.value(), m_parts.stop);
    if (!started) {
        failSandbox(nameOf(first), started.error());
        return false;
    }
    refresh();
    return true;
}

void PodSync::limitGroup()
{
    const kube::PodLimits limits = kube::limitsOf(m_pod->at("spec"));
    const std::string group = ground().cgroup;
    if (group.empty() || limits == kube::PodLimits())
        return;
    const Result<cgroup::Hierarchy>& hierarchy = m_parts.hierarchy;
    // Nothing is missing to one that asks for nothing.
    const bool isAsked = kube::qosClass(m_pod->at("spec")) != "BestEffort";
    const auto limited =
        hierarchy ? cgroup::limitCgroup(*hierarchy, group,
                                        {limits.memory + limits.memoryOfInfra, limits.nanoCpus, limits.nanoCpusWanted})
                  : Result<void>(hierarchy.error());
    if (!limited && isAsked)
        m_parts.tell({.type = "Warning",
                      .reason = "FailedPodCgroup",
                      .message = "the pod as a whole has no limits: " + limited.error().message()});
}

bool PodSync::initialize()
{
    for (const json& container : m_pod->at("spec").value("initContainers", json::array())) {
        Turn turn(m_turn);
        const ContainerPtr latest = m_runs.latest(nameOf(container));
        if (!isSidecar(container) && latest && latest->state.status == Status::Exited && latest->state.exitCode == 0)
            continue;
        if (!isSidecar(container)) {
            keepRunning(container, PodRole::Init, turn);
            return false;
        }
        keepRunning(container, PodRole::Sidecar, turn);
        const ContainerPtr run = m_runs.latest(nameOf(container));
        if (!run || !run->state.isAlive() || !m_parts.probes.verdictOf(run->id, container).isStarted)
            return false;
    }
    return true;
}

void PodSync::writeStatus()
{
    refresh();
    m_facts.now = std::chrono::system_clock::now();
    m_facts.lastWords = [ends = ground()](const Container& run, const json& container) {
        return engine::lastWords(kube::endFile(ends, container.value("name", ""), runNumber(run)), run, container);
    };
    static_cast<void>(m_parts.objects.change(m_key, kube::Part::Status, [&](const json& now) -> Result<json> {
        if (now["metadata"]["uid"] != (*m_pod)["metadata"]["uid"])
            return Error(ErrorKind::Conflict, "it is another pod by now");
        json out = now;
        out["status"] = podStatus(now, m_runs, m_facts);
        return out;
    }));
}

} // namespace darse::engine
