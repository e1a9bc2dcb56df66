// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the containers of a pod are started, and started again.
#include "core/engine/crew.h"
#include "core/engine/podsync.h"
#include "core/engine/podvolumes.h"

namespace darse::engine {

using container::Status;
using nlohmann::json;
using std::chrono::steady_clock;

void PodSync::keepRunning(const json& container, PodRole role)
{
    const std::string name = nameOf(container);
    const ContainerPtr latest = m_runs.latest(name);
    if (!latest || latest->state.status == Status::Created)
        return startRun(container, latest ? runNumber(*latest) : 0);
    if (latest->state.isAlive())
        return watchProbes(container, latest);
    if (!runsAgain(*m_pod, *latest, role))
        return;
    const auto since =
        std::chrono::system_clock::now() - latest->state.finishedAt.value_or(std::chrono::system_clock::now());
    const auto left = pauseBeforeRun(*latest) - since;
    if (left > left.zero()) {
        m_facts.waiting[name] = {.reason = "CrashLoopBackOff",
                                 .message = "back-off restarting failed container " + name};
        return lookAt(steady_clock::now() + std::chrono::duration_cast<steady_clock::duration>(left));
    }
    startRun(container, runNumber(*latest) + 1);
}

void PodSync::watchProbes(const json& container, const ContainerPtr& run)
{
    m_parts.probes.watch(run->id, {.pod = m_key, .container = container, .address = ground().address});
    m_facts.probes[nameOf(container)] = m_parts.probes.verdictOf(run->id, container);
}

void PodSync::startRun(const json& container, int run)
{
    const std::string name = nameOf(container);
    if (!hasImage(container))
        return;
    const std::string full = kube::runName(*m_pod, name, run);
    if (!m_parts.containers.find(full)) {
        if (auto bound = bindParts(*m_pod, container, ground()); !bound)
            return fail(name, "CreateContainerConfigError", bound.error());
        auto config = kube::planRun(*m_pod, container, run, ground());
        if (!config)
            return fail(name, "CreateContainerConfigError", config.error());
        const auto made = m_parts.containers.create(full, std::move(config).value());
        if (!made)
            return fail(name, "CreateContainerError", made.error());
        m_parts.crew.reached("pod.created");
    }
    const auto started = m_parts.containers.start(full, m_parts.stop);
    if (!started)
        return fail(name, "RunContainerError", started.error());
    m_parts.crew.reached("pod.started");
    m_parts.tell("Normal", "Started", "Started container " + name);
    refresh();
    if (const ContainerPtr latest = m_runs.latest(name); latest && latest->state.isAlive())
        watchProbes(container, latest);
    // The last one before it is kept, for its log.
    const auto& runs = m_runs.byName[name];
    for (std::size_t i = 2; i < runs.size(); ++i)
        static_cast<void>(m_parts.containers.remove(runs[i]->id.value(), {.isForced = true, .removesVolumes = true}));
}

} // namespace darse::engine
