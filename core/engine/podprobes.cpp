// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podprobes.h"

#include "core/engine/crew.h"
#include "core/engine/podprobe.h"

#include <cctype>

namespace darse::engine {

using nlohmann::json;
using std::chrono::seconds;

namespace {

constexpr std::string_view kStartup = "startupProbe";
constexpr std::string_view kReadiness = "readinessProbe";
constexpr std::string_view kLiveness = "livenessProbe";
constexpr std::array kKinds = {kStartup, kReadiness, kLiveness};

std::string keyOf(const ContainerId& run, std::string_view kind)
{
    return std::string(kind) + " " + run.value();
}

int numberIn(const json& probe, const char* name, int usual)
{
    return std::max(probe.value(name, usual), 0);
}

ProbeVerdict first(const json& container)
{
    const bool isStarted = !container.contains(kStartup);
    return {.isStarted = isStarted, .isReady = isStarted && !container.contains(kReadiness)};
}

} // namespace

void PodProbes::watch(const ContainerId& run, ProbedRun asked)
{
    const json container = asked.container;
    Watched fresh{std::move(asked)};
    fresh.verdict = first(container);
    {
        const std::lock_guard lock(m_mutex);
        if (!m_watched.emplace(run.value(), std::move(fresh)).second)
            return;
    }
    for (const std::string_view kind : kKinds) {
        if (container.contains(kind))
            askLater(run, kind, seconds(numberIn(container[kind], "initialDelaySeconds", 0)));
    }
}

ProbeVerdict PodProbes::verdictOf(const ContainerId& run, const json& container) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_watched.find(run.value());
    return found == m_watched.end() ? first(container) : found->second.verdict;
}

void PodProbes::askLater(const ContainerId& run, std::string_view kind, seconds pause)
{
    m_agenda.later(keyOf(run, kind), std::chrono::steady_clock::now() + pause, [this, run, kind] { ask(run, kind); });
}

void PodProbes::ask(const ContainerId& run, std::string_view kind)
{
    const BerthPtr berth = m_parts.crew.table.at(run);
    const ContainerPtr now = berth ? berth->now() : nullptr;
    Watched watched;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_watched.find(run.value());
        if (found == m_watched.end())
            return;
        if (!now || !now->state.isAlive()) {
            m_watched.erase(found);
            return;
        }
        watched = found->second;
    }
    const json& probe = watched.container[kind];
    const seconds period(std::max(1, numberIn(probe, "periodSeconds", 10)));
    const bool isEarly = kind != kStartup && !watched.verdict.isStarted;
    const bool isDone = kind == kStartup && watched.verdict.isStarted;
    if (isDone)
        return;
    if (!isEarly && now->state.status == container::Status::Running) {
        const auto answer = askProbe(
            m_parts.crew, *now,
            {.probe = probe, .container = watched.container, .address = watched.address, .key = keyOf(run, kind)});
        if (note(run, kind, answer)) {
            const json own = probe.value("terminationGracePeriodSeconds", json());
            m_parts.end(run, watched, own.is_number_integer() ? seconds(own.get<std::int64_t>()) : watched.grace);
            return;
        }
    }
    askLater(run, kind, isEarly ? seconds(1) : period);
}

/// True when it is to be stopped.
bool PodProbes::note(const ContainerId& run, std::string_view kind, const Result<void>& answer)
{
    kube::Key pod;
    bool isChanged = false;
    bool isHopeless = false;
    std::string name;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_watched.find(run.value());
        if (found == m_watched.end())
            return false;
        Watched& watched = found->second;
        const ProbeVerdict before = watched.verdict;
        const json& probe = watched.container[kind];
        Count& count = watched.counts[kind];
        count = answer ? Count{count.good + 1, 0} : Count{0, count.bad + 1};
        const bool isGood = count.good >= std::max(1, numberIn(probe, "successThreshold", 1));
        const bool isBad = count.bad >= std::max(1, numberIn(probe, "failureThreshold", 3));
        if (kind == kStartup && isGood)
            watched.verdict = {.isStarted = true, .isReady = !watched.container.contains(kReadiness)};
        if (kind == kReadiness && (isGood || isBad))
            watched.verdict.isReady = isGood;
        isHopeless = isBad && kind != kReadiness;
        isChanged = !(before == watched.verdict);
        pod = watched.pod;
        name = watched.container.value("name", "");
    }
    if (!answer) {
        std::string word(kind.substr(0, kind.size() - std::string_view("Probe").size()));
        if (isHopeless)
            m_parts.complain(pod, {.reason = "Killing",
                                   .message = "Container " + name + " failed " + word + " probe, will be restarted",
                                   .container = name});
        word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
        m_parts.complain(pod, {.type = "Warning",
                               .reason = "Unhealthy",
                               .message = word + " probe failed: " + answer.error().message(),
                               .container = name});
    }
    if (isChanged)
        m_parts.changed(pod);
    return isHopeless;
}

} // namespace darse::engine
