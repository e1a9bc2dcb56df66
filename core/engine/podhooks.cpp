// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/podhooks.h"

#include "core/container/merge.h"
#include "core/engine/crew.h"
#include "core/engine/podprobe.h"

#include <algorithm>
#include <csignal>

namespace darse::engine {

using nlohmann::json;
using std::chrono::seconds;
using std::chrono::steady_clock;

namespace {

constexpr const char* kPostStart = "postStart";
constexpr const char* kPreStop = "preStop";
/// A hook after the start may take as long as it likes: only the end of its container ends it sooner.
constexpr seconds kLongest{24 * 60 * 60};
/// What is left for the end itself when the hook before it has taken all the time.
constexpr seconds kLeast{2};

json hookOf(const json& container, const std::string& which)
{
    return container.value("lifecycle", json::object()).value(which, json());
}

} // namespace

ProbedRun probedRun(const kube::Key& pod, const json& spec, const json& container, const std::string& address)
{
    return {.pod = pod,
            .container = container,
            .address = address,
            .grace = seconds(spec.value("terminationGracePeriodSeconds", std::int64_t{30}))};
}

ContainerPtr PodHooks::living(const ContainerId& run) const
{
    const BerthPtr berth = m_parts.crew.table.at(run);
    const ContainerPtr now = berth ? berth->now() : nullptr;
    return now && now->state.isAlive() ? now : nullptr;
}

Result<void> PodHooks::act(const ContainerId& run, const ProbedRun& asked, const std::string& which, seconds limit)
{
    const ContainerPtr now = living(run);
    const json hook = hookOf(asked.container, which);
    if (!now || hook.is_null())
        return ok();
    return askProbe(m_parts.crew, *now,
                    {.probe = hook,
                     .container = asked.container,
                     .address = asked.address,
                     .key = which + " " + run.value(),
                     .limit = limit});
}

void PodHooks::complain(const ProbedRun& asked, const std::string& which, const Error& error)
{
    const bool isLast = which == kPreStop;
    m_parts.complain(asked.pod,
                     {.type = "Warning",
                      .reason = isLast ? "FailedPreStopHook" : "FailedPostStartHook",
                      .message = (isLast ? "PreStopHook failed: " : "PostStartHook failed: ") + error.message(),
                      .container = asked.container.value("name", "")});
}

void PodHooks::begin(const ContainerId& run, const ProbedRun& asked)
{
    if (hookOf(asked.container, kPostStart).is_null())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_beginning.insert(run.value());
    }
    m_agenda.soon([this, run, asked] {
        const auto done = act(run, asked, kPostStart, kLongest);
        {
            const std::lock_guard lock(m_mutex);
            m_beginning.erase(run.value());
        }
        if (!done && !m_parts.crew.closing.stop_requested() && living(run)) {
            complain(asked, kPostStart, done.error());
            end(run, asked, asked.grace);
        }
        m_parts.changed(asked.pod);
    });
}

bool PodHooks::isBeginning(const ContainerId& run) const
{
    const std::lock_guard lock(m_mutex);
    return m_beginning.contains(run.value());
}

void PodHooks::end(const ContainerId& run, const ProbedRun& asked, seconds grace)
{
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_ending, [this](const std::string& one) { return !living(ContainerId(one)); });
        if (!m_ending.insert(run.value()).second)
            return;
    }
    const auto due = steady_clock::now() + grace;
    const auto ask = [this, run, asked, due, grace] {
        if (const auto done = act(run, asked, kPreStop, std::max(grace, seconds(1))); !done && living(run))
            complain(asked, kPreStop, done.error());
        const ContainerPtr now = living(run);
        if (!now)
            return;
        const int signal = container::signalNumber(now->config->stopSignal).valueOr(SIGTERM);
        static_cast<void>(m_parts.containers.kill(run.value(), signal));
        m_agenda.later(run.value(), std::max(due, steady_clock::now() + kLeast), [this, run] {
            if (living(run))
                static_cast<void>(m_parts.containers.kill(run.value(), SIGKILL));
        });
    };
    m_agenda.soon(ask);
}

} // namespace darse::engine
