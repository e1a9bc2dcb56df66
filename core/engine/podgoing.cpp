// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How pods end.
#include "core/engine/crew.h"
#include "core/engine/podsync.h"
#include "core/kube/identity.h"

#include <csignal>

namespace darse::engine {

using nlohmann::json;
using std::chrono::steady_clock;

void PodSync::finish()
{
    bool isAnyAlive = false;
    for (const ContainerPtr& run : m_runs.all()) {
        if (!run->state.isAlive())
            continue;
        isAnyAlive = true;
        endRun(run, std::chrono::seconds(m_pod->at("spec").value("terminationGracePeriodSeconds", std::int64_t{30})));
    }
    if (!isAnyAlive && m_runs.infra && m_runs.infra->state.isAlive())
        static_cast<void>(m_parts.containers.kill(m_runs.infra->id.value(), SIGKILL));
    if (!m_runs.byName.empty())
        writeStatus();
}

void PodSync::endRun(const ContainerPtr& run, std::chrono::seconds grace)
{
    m_parts.hooks.end(
        run->id,
        probedRun(m_key, m_pod->at("spec"), containerCalled(podLabel(*run, kube::label::kContainer)), ground().address),
        grace);
}

bool PodSync::isTooLate()
{
    const json seconds = m_pod->at("spec").value("activeDeadlineSeconds", json());
    const auto begun = kube::momentIn(m_pod->value("status", json::object()).value("startTime", ""));
    if (!seconds.is_number_integer() || !begun)
        return false;
    const auto left = *begun + std::chrono::seconds(seconds.get<std::int64_t>()) - std::chrono::system_clock::now();
    if (left > left.zero()) {
        lookAt(steady_clock::now() + std::chrono::duration_cast<steady_clock::duration>(left));
        return false;
    }
    m_facts.failure = {.reason = "DeadlineExceeded",
                       .message = "Pod was active on the node longer than the specified deadline"};
    m_parts.tell("Normal", m_facts.failure.reason, m_facts.failure.message);
    return true;
}

/// Asks everybody to end, and does not wait for it: every end is a reason for another look.
PodVerdict PodSync::end()
{
    const json& metadata = m_pod->at("metadata");
    std::vector<ContainerPtr> living = m_runs.all();
    std::erase_if(living, [](const ContainerPtr& one) { return !one->state.isAlive(); });
    if (living.empty() || m_parts.stop.stop_requested())
        return {.isGone = living.empty()};
    const auto now = std::chrono::system_clock::now();
    const auto due = kube::momentIn(metadata.value("deletionTimestamp", "")).value_or(now);
    if (due <= now) {
        killAll();
        lookAt(steady_clock::now() + std::chrono::seconds(1));
        return m_verdict;
    }
    if (m_parts.isFirst("end")) {
        for (const ContainerPtr& run : living) {
            m_parts.tell("Normal", "Killing", "Stopping container " + podLabel(*run, kube::label::kContainer));
            endRun(run, std::chrono::ceil<std::chrono::seconds>(due - now));
        }
        m_parts.crew.reached("pod.ending");
        writeStatus();
    }
    lookAt(steady_clock::now() + std::chrono::duration_cast<steady_clock::duration>(due - now));
    return m_verdict;
}

void PodSync::killAll()
{
    for (const ContainerPtr& run : m_runs.all()) {
        if (run->state.isAlive())
            static_cast<void>(m_parts.containers.kill(run->id.value(), SIGKILL));
    }
}

} // namespace darse::engine
