// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens when a container's process has ended.
#include "core/engine/health.h"
#include "core/engine/joining.h"
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
constexpr std::chrono::seconds kLookPause{2};
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

/// How it has ended, though nobody has told. Nothing when it lives: it is watched from now on.
std::optional<runtime::Ending> endingOf(Crew& crew, const BerthPtr& berth)
{
    Container container = *berth->now();
    if (auto told = crew.runtime.ending(container.id))
        return told;
    auto process = livingProcess(crew, container);
    if (!process && process.error().kind() == ErrorKind::NotFound)
        return runtime::Ending{.exitCode = kUnknownCode, .at = std::chrono::system_clock::now()};
    // It lives on without anybody who would keep its log or its exit code.
    container.state.monitorPid = 0;
    const ContainerId id = container.id;
    crew.table.note(*berth, std::move(container));
    if (process && crew.watch->addProcess(id, std::move(*process)))
        return std::nullopt;
    // For want of descriptors, say: it is looked at again.
    const std::uint64_t launches = berth->tide().launches;
    crew.agenda.later("look at " + id.value(), std::chrono::steady_clock::now() + kLookPause,
                      [&crew, berth, launches] { settleEnd(crew, berth, launches, {}); });
    return std::nullopt;
}

/// Until the other has begun, or a while later: it may never. Nothing of it is counted.
void waitForOther(Crew& crew, const BerthPtr& berth);

void beginAgain(Crew& crew, const BerthPtr& berth)
{
    const std::lock_guard lock(berth->verb);
    Container again = *berth->now();
    if (again.state.status != Status::Restarting || berth->tide().isRemoved)
        return;
    if (isTooEarly(crew, again)) {
        waitForOther(crew, berth);
        return;
    }
    ++again.state.restartCount;
    crew.table.note(*berth, again);
    if (launch(crew, *berth, {}))
        return;
    // It did not even begin: as if it had ended at once.
    again = *berth->now();
    again.state.status = isDueAgain(again) ? Status::Restarting : Status::Exited;
    crew.table.note(*berth, again);
    if (again.state.status == Status::Restarting)
        startAgainLater(crew, berth, {});
}

void waitForOther(Crew& crew, const BerthPtr& berth)
{
    const ContainerPtr container = berth->now();
    crew.hasWaitingJoiners = true;
    crew.agenda.later(restartKey(container->id), std::chrono::steady_clock::now() + kLongestPause,
                      [&crew, berth] { beginAgain(crew, berth); });
    // It may have begun just before anybody waited for it.
    if (!isTooEarly(crew, *container))
        crew.agenda.hurry(restartKey(container->id));
}

} // namespace

void startAgainLater(Crew& crew, const BerthPtr& berth, nanoseconds ranFor)
{
    const ContainerPtr container = berth->now();
    const int restarts = ranFor >= kWell ? 0 : container->state.restartCount;
    const auto moment = std::chrono::steady_clock::now() + pauseBefore(restarts, ranFor);
    crew.agenda.later(restartKey(container->id), moment, [&crew, berth] { beginAgain(crew, berth); });
}

void settleEnd(Crew& crew, const BerthPtr& berth, std::uint64_t launches, const std::optional<runtime::Ending>& told)
{
    const std::lock_guard lock(berth->verb);
    Container container = *berth->now();
    if (!container.state.isAlive() || berth->tide().isRemoved || berth->tide().launches != launches)
        return;
    const auto ending = told ? told : endingOf(crew, berth);
    if (!ending)
        return;
    const nanoseconds ranFor = std::chrono::steady_clock::now() - berth->tide().begun;
    endHealth(crew, container.id);
    crew.reached("end.seen");
    noteEnd(container, *ending);
    if (isDueAgain(container))
        container.state.status = Status::Restarting;
    // Recorded first: what is cleaned away is what tells of the end.
    crew.table.note(*berth, container);
    crew.reached("end.recorded");
    if (const auto cleaned = cleanAfter(crew, container); !cleaned) {
        container.state.error = cleaned.error().message();
        crew.table.note(*berth, container);
    }
    crew.reached("end.cleaned");
    crew.execs.forget(container.id);
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
    if (container.state.status == Status::Restarting)
        startAgainLater(crew, berth, ranFor);
    else if (container.config->isRemovedAtEnd && berth->tide().keepers == 0)
        static_cast<void>(removeDead(crew, berth, AnonymousVolumes::Remove));
}

} // namespace darse::engine
