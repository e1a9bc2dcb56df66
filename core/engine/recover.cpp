// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The start of an engine: what it remembers is compared with what is true, and what is true wins.
#include "core/engine/containerrecord.h"
#include "core/engine/crew.h"
#include "core/engine/health.h"
#include "core/engine/launch.h"

#include <algorithm>

namespace darse::engine {
namespace {

using container::RestartMode;
using container::Status;
using runtime::RuntimeStatus;

constexpr int kUnknownCode = 255;

/// A container as it is remembered, and what is true of it.
struct Seen {
    BerthPtr berth;
    bool wasAlive = false;
    std::optional<runtime::Ending> ending{};
    runtime::RuntimeState state{};

    [[nodiscard]] bool isAlive() const
    {
        return wasAlive && !ending && (state.status == RuntimeStatus::Running || state.status == RuntimeStatus::Paused);
    }
};

Seen look(Crew& crew, const BerthPtr& berth)
{
    const ContainerPtr container = berth->now();
    Seen out{.berth = berth, .wasAlive = container->state.isAlive()};
    if (!out.wasAlive)
        return out;
    out.ending = crew.runtime.ending(container->id);
    if (!out.ending)
        out.state = crew.runtime.state(container->id).valueOr({});
    return out;
}

/// A container that was alive when the last engine looked.
void rejoin(Crew& crew, const Seen& seen)
{
    if (!seen.isAlive()) {
        const runtime::Ending unknown{.exitCode = kUnknownCode, .at = std::chrono::system_clock::now()};
        settleEnd(crew, seen.berth, seen.ending ? seen.ending : unknown);
        return;
    }
    Container container = *seen.berth->now();
    container.state.status = seen.state.status == RuntimeStatus::Paused ? Status::Paused : Status::Running;
    container.state.pid = seen.state.pid;
    static_cast<void>(crew.table.change(*seen.berth, container));
    seen.berth->turn([](Berth::Tide& tide) { tide.isThere = true; });
    if (!container.log.empty())
        static_cast<void>(crew.logs->add(container.log));
    static_cast<void>(crew.watch->add(container.id, container.state.monitorPid));
    watchHealth(crew, container);
}

/// Whether one that is not alive is to be begun, now that the engine begins.
bool isDueAtStart(const Container& container, bool wasAlive)
{
    const container::State& state = container.state;
    switch (container.config->restart.mode) {
    case RestartMode::No:
        return false;
    case RestartMode::OnFailure:
        return wasAlive && state.exitCode != 0;
    case RestartMode::Always:
        return state.startedAt.has_value();
    case RestartMode::UnlessStopped:
        break;
    }
    return state.startedAt.has_value() && !state.wasStoppedByUser;
}

void resumeOne(Crew& crew, const Seen& seen)
{
    const BerthPtr& berth = seen.berth;
    const bool wasAlive = seen.wasAlive;
    if (wasAlive)
        rejoin(crew, seen);
    Container container = *berth->now();
    if (berth->tide().isRemoved)
        return;
    if (container.state.status == Status::Removing || container.state.status == Status::Dead) {
        const std::lock_guard lock(berth->verb);
        static_cast<void>(removeDead(crew, berth, AnonymousVolumes::Keep));
        return;
    }
    const bool isWaiting = container.state.status == Status::Restarting;
    if (container.state.isAlive() || (wasAlive && isWaiting))
        return; // settleEnd() has seen to it
    if (!isWaiting && !isDueAtStart(container, wasAlive))
        return;
    container.state.status = Status::Restarting;
    if (crew.table.change(*berth, std::move(container)))
        startAgainLater(crew, berth, {});
}

/// What a launch or an end has left behind that was cut off.
Result<void> sweep(Crew& crew, const std::vector<ContainerId>& living)
{
    const auto isAlive = [&](const ContainerId& id) { return std::ranges::find(living, id) != living.end(); };
    TRY_DECLARE(const auto known, crew.runtime.list());
    for (const ContainerId& id : known) {
        if (!isAlive(id))
            TRY(crew.runtime.remove(id));
    }
    TRY(crew.networks.sweep(living));
    TRY_DECLARE(const auto folders, crew.roots.list());
    for (const ContainerId& id : folders) {
        if (!crew.table.at(id))
            TRY(crew.roots.remove(id));
        else if (!isAlive(id))
            TRY(crew.roots.unmount(id));
    }
    return ok();
}

} // namespace

Result<void> Crew::begin()
{
    TRY_DECLARE(logs, runtime::LogKeeper::open(kLogFiles));
    TRY_DECLARE(watch, runtime::EndWatch::open(ground.runtime, [this](const ContainerId& id, auto ending) {
                    agenda.soon([this, id, ending] {
                        if (const BerthPtr berth = table.at(id))
                            settleEnd(*this, berth, ending);
                    });
                }));
    TRY_DECLARE(const auto remembered, records.all("container"));
    std::vector<Seen> all;
    std::vector<ContainerId> living;
    for (const state::Record& record : remembered) {
        TRY_DECLARE(Container container, parseRecord(record.key, record.document));
        place(*this, container);
        all.push_back(look(*this, table.adopt(std::move(container))));
        if (all.back().isAlive())
            living.emplace_back(record.key);
    }
    // Before anything is begun again that a sweep might take for a remnant.
    TRY(sweep(*this, living));
    for (const Seen& seen : all)
        resumeOne(*this, seen);
    return ok();
}

} // namespace darse::engine
