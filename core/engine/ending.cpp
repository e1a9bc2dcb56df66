// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens when a container's process has ended.
#include "core/engine/health.h"
#include "core/engine/launch.h"

#include <algorithm>

namespace darse::engine {
namespace {

using container::RestartMode;
using container::Status;
using std::chrono::nanoseconds;

constexpr std::chrono::milliseconds kFirstPause{100};
constexpr std::chrono::seconds kLongestPause{60};
/// Whoever has run for as long as this begins with the first pause again.
constexpr std::chrono::seconds kWell{10};
constexpr int kUnknownCode = 255;

bool isDueAgain(const Container& container)
{
    const container::RestartPolicy& policy = container.config->restart;
    if (container.state.wasStoppedByUser)
        return false;
    switch (policy.mode) {
    case RestartMode::No:
        return false;
    case RestartMode::OnFailure:
        return container.state.exitCode != 0 && (policy.most == 0 || container.state.restartCount < policy.most);
    case RestartMode::Always:
    case RestartMode::UnlessStopped:
        break;
    }
    return true;
}

nanoseconds pauseBefore(int restarts, nanoseconds ranFor)
{
    if (ranFor >= kWell)
        return kFirstPause;
    nanoseconds pause = kFirstPause;
    for (int i = 0; i < restarts && pause < kLongestPause; ++i)
        pause *= 2;
    return std::min<nanoseconds>(pause, kLongestPause);
}

/// What became of a process whose monitor was killed.
std::optional<runtime::Ending> withoutMonitor(Crew& crew, const Container& container)
{
    const auto state = crew.runtime.state(container.id);
    const bool isAlive =
        state && (state->status == runtime::RuntimeStatus::Running || state->status == runtime::RuntimeStatus::Paused);
    if (isAlive)
        return std::nullopt;
    return runtime::Ending{.exitCode = kUnknownCode, .at = std::chrono::system_clock::now()};
}

std::string signalOf(int exitCode)
{
    constexpr int kSignalled = 128;
    return exitCode > kSignalled ? std::to_string(exitCode - kSignalled) : std::string();
}

void noteEnd(Container& container, const runtime::Ending& ending)
{
    container.state.status = Status::Exited;
    container.state.exitCode = ending.exitCode;
    container.state.isOomKilled = ending.isOomKilled;
    container.state.finishedAt = ending.at;
    container.state.pid = 0;
    container.state.monitorPid = 0;
    container.network = {};
}

} // namespace

void startAgainLater(Crew& crew, const BerthPtr& berth, nanoseconds ranFor)
{
    const ContainerPtr container = berth->now();
    const int restarts = ranFor >= kWell ? 0 : container->state.restartCount;
    const auto moment = std::chrono::steady_clock::now() + pauseBefore(restarts, ranFor);
    crew.agenda.later("restart " + container->id.value(), moment, [&crew, berth] {
        const std::lock_guard lock(berth->verb);
        Container again = *berth->now();
        if (again.state.status != Status::Restarting || berth->tide().isRemoved)
            return;
        ++again.state.restartCount;
        if (crew.table.change(*berth, again) && launch(crew, *berth, {}))
            return;
        // It did not even begin: as if it had ended at once.
        again = *berth->now();
        again.state.status = isDueAgain(again) ? Status::Restarting : Status::Exited;
        if (crew.table.change(*berth, again) && again.state.status == Status::Restarting)
            startAgainLater(crew, berth, {});
    });
}

void settleEnd(Crew& crew, const BerthPtr& berth, const std::optional<runtime::Ending>& told)
{
    const std::lock_guard lock(berth->verb);
    Container container = *berth->now();
    if (!container.state.isAlive() || berth->tide().isRemoved)
        return;
    const auto ending = told ? told : withoutMonitor(crew, container);
    if (!ending) {
        // It lives on without anybody who would keep its log or its exit code.
        container.state.monitorPid = 0;
        static_cast<void>(crew.table.change(*berth, std::move(container)));
        return;
    }
    const nanoseconds ranFor = ending->at - container.state.startedAt.value_or(ending->at);
    endHealth(crew, container.id);
    const auto cleaned = cleanAfter(crew, container);
    crew.execs.forget(container.id);
    noteEnd(container, *ending);
    if (!cleaned)
        container.state.error = cleaned.error().message();
    if (isDueAgain(container))
        container.state.status = Status::Restarting;
    const Status status = container.state.status;
    static_cast<void>(crew.table.change(*berth, container));
    // Whoever follows its log waits for this, when its last line came before it was known to have ended.
    if (!container.log.empty())
        runtime::wakeReaders(container.log);
    if (ending->isOomKilled)
        crew.tell(container, "oom");
    crew.tell(container, "die",
              {{"exitCode", std::to_string(ending->exitCode)}, {"signal", signalOf(ending->exitCode)}});
    berth->turn([](Berth::Tide& tide) {
        tide.isThere = false;
        ++tide.endings;
    });
    if (status == Status::Restarting)
        startAgainLater(crew, berth, ranFor);
    else if (container.config->isRemovedAtEnd)
        static_cast<void>(removeDead(crew, berth, AnonymousVolumes::Remove));
}

} // namespace darse::engine
