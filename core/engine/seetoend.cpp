// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done about ends that nobody tells of, and about records that the disk does not take.
#include "core/engine/launch.h"

#include <algorithm>

namespace darse::engine {
namespace {

/// How long a monitor may take to tell of the end of a process that is gone.
constexpr std::chrono::seconds kTellPatience{5};
constexpr std::chrono::seconds kDebtPause{2};

} // namespace

Result<sys::PidFd> livingProcess(Crew& crew, const Container& container)
{
    auto process = crew.runtime.firstProcess(container.id);
    // The runtime's notes cannot be read: our own are as good, as long as the machine was not started anew.
    if (!process && process.error().kind() != ErrorKind::NotFound && container.state.pid > 0)
        process = sys::PidFd::open(container.state.pid);
    if (process && process->hasEnded().valueOr(false))
        return Error(ErrorKind::NotFound, "the container has ended");
    return process;
}

Result<void> seeToEnd(Crew& crew, const BerthPtr& berth, std::uint64_t endings, const Wait& wait)
{
    const auto hasEnded = [endings](const Berth::Tide& tide, const Container&) { return tide.endings > endings; };
    const Deadline soon = Deadline::after(kTellPatience);
    const bool isShort = !wait.deadline.isNever() && wait.deadline.when() < soon.when();
    auto ended = berth->waitFor(hasEnded, {isShort ? wait.deadline : soon, wait.stop});
    if (ended || ended.error().kind() != ErrorKind::Timeout)
        return ended;
    const std::uint64_t launches = berth->tide().launches;
    if (const auto process = livingProcess(crew, *berth->now());
        !process && process.error().kind() == ErrorKind::NotFound)
        settleEnd(crew, berth, launches, {});
    return berth->waitFor(hasEnded, wait);
}

void payLater(Crew& crew)
{
    crew.agenda.later("owed records", std::chrono::steady_clock::now() + kDebtPause, [&crew] {
        for (const ContainerId& id : crew.table.payDebts()) {
            const BerthPtr berth = crew.table.at(id);
            if (!berth)
                continue;
            // What told of its end has waited for this.
            const std::lock_guard lock(berth->verb);
            if (!berth->now()->state.isAlive() && !berth->tide().isRemoved)
                static_cast<void>(crew.runtime.remove(id));
        }
        if (crew.table.isOwing())
            payLater(crew);
    });
}

} // namespace darse::engine
