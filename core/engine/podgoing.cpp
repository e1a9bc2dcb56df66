// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How pods end.
#include "core/engine/crew.h"
#include "core/engine/podsync.h"
#include "core/kube/identity.h"
#include "core/rootfs/trees.h"

#include <csignal>

namespace darse::engine {

using nlohmann::json;
using std::chrono::steady_clock;

namespace {

/// How often what volumes hold is looked at, and how long containers have after that: as with the kubelet.
constexpr std::chrono::seconds kUsageEvery{10};
constexpr std::chrono::seconds kEvictionGrace{1};
constexpr std::string_view kEvicted = "Evicted";

} // namespace

void PodSync::finish()
{
    const std::chrono::seconds own(m_pod->at("spec").value("terminationGracePeriodSeconds", std::int64_t{30}));
    const bool isEvicted = m_pod->value("status", json::object()).value("reason", "") == kEvicted;
    const std::chrono::seconds grace = isEvicted ? std::min(own, kEvictionGrace) : own;
    const std::vector<ContainerPtr> next = nextToEnd();
    for (const ContainerPtr& run : next)
        endRun(run, grace);
    if (next.empty() && m_runs.infra && m_runs.infra->state.isAlive())
        static_cast<void>(m_parts.containers.kill(m_runs.infra->id.value(), SIGKILL));
    if (!m_runs.byName.empty())
        writeStatus();
}

/// Those that are to end before the others do: a sidecar serves what was started after it, and outlives that.
std::vector<ContainerPtr> PodSync::nextToEnd() const
{
    std::vector<ContainerPtr> living = m_runs.all();
    std::erase_if(living, [](const ContainerPtr& one) { return !one->state.isAlive(); });
    for (const json& init : m_pod->at("spec").value("initContainers", json::array())) {
        if (living.size() > 1 && isSidecar(init))
            std::erase_if(living, [&](const ContainerPtr& one) {
                return podLabel(*one, kube::label::kContainer) == init.value("name", "");
            });
    }
    return living;
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
    m_parts.tell({.reason = m_facts.failure.reason, .message = m_facts.failure.message});
    return true;
}

bool PodSync::isOverfull()
{
    for (const json& volume : m_pod->at("spec").value("volumes", json::array())) {
        const json empty = volume.value("emptyDir", json::object());
        if (!empty.contains("sizeLimit") || empty.value("medium", "") == "Memory")
            continue;
        lookAt(steady_clock::now() + kUsageEvery);
        const std::string name = volume.value("name", "");
        const auto used = rootfs::treeSize(ground().volumes / name);
        if (!used || used->count() <= static_cast<std::uint64_t>(kube::bytesOf(empty["sizeLimit"])))
            continue;
        const json& limit = empty["sizeLimit"];
        m_facts.failure = {.reason = std::string(kEvicted),
                           .message = "Usage of EmptyDir volume \"" + name + "\" exceeds the limit \"" +
                                      (limit.is_string() ? limit.get<std::string>() : limit.dump()) + "\"."};
        m_parts.tell({.type = "Warning", .reason = m_facts.failure.reason, .message = m_facts.failure.message});
        return true;
    }
    return false;
}

/// Asks whose turn it is to end, and does not wait for it: every end is a reason for another look.
PodVerdict PodSync::end()
{
    const json& metadata = m_pod->at("metadata");
    const std::vector<ContainerPtr> next = nextToEnd();
    if (m_parts.stop.stop_requested())
        return {};
    if (next.empty()) {
        if (metadata.contains("finalizers") && !m_runs.byName.empty()) // it stays to be seen
            writeStatus();
        return {.isGone = true};
    }
    const auto now = std::chrono::system_clock::now();
    const auto due = kube::momentIn(metadata.value("deletionTimestamp", "")).value_or(now);
    if (due <= now) {
        killAll();
        lookAt(steady_clock::now() + std::chrono::seconds(1));
        return m_verdict;
    }
    for (const ContainerPtr& run : next) {
        if (!m_parts.isFirst("end " + run->id.value()))
            continue;
        const std::string name = podLabel(*run, kube::label::kContainer);
        m_parts.tell({.reason = "Killing", .message = "Stopping container " + name, .container = name});
        endRun(run, std::chrono::ceil<std::chrono::seconds>(due - now));
    }
    if (m_parts.isFirst("end")) {
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
