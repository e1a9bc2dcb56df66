// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The start of an engine: what it remembers is compared with what is true, and what is true wins.
#include "core/engine/containerrecord.h"
#include "core/engine/crew.h"
#include "core/engine/health.h"
#include "core/engine/joining.h"
#include "core/engine/launch.h"

#include <algorithm>

namespace darse::engine {
namespace {

using container::RestartMode;
using container::Status;
using runtime::RuntimeStatus;

constexpr int kUnknownCode = 255;
/// Records of containers that could not be read.
constexpr std::string_view kAside = "aside.container";

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

/// What the runtime says, or what can be seen without it: a runtime that cannot be asked makes nobody dead.
runtime::RuntimeState stateOf(Crew& crew, const Container& container)
{
    const auto process = livingProcess(crew, container);
    if (!process && process.error().kind() == ErrorKind::NotFound)
        return {.status = RuntimeStatus::Stopped};
    if (auto told = crew.runtime.state(container.id); told && told->status != RuntimeStatus::Unknown)
        return *told;
    const bool isHalted = container.state.status == Status::Paused;
    return {.status = isHalted ? RuntimeStatus::Paused : RuntimeStatus::Running, .pid = container.state.pid};
}

Seen look(Crew& crew, const BerthPtr& berth, bool isSameBoot)
{
    const ContainerPtr container = berth->now();
    Seen out{.berth = berth, .wasAlive = container->state.isAlive()};
    if (!out.wasAlive)
        return out;
    out.ending = crew.runtime.ending(container->id);
    // Nobody lives through the machine's own end; numbers of processes mean others now.
    if (!out.ending && isSameBoot)
        out.state = stateOf(crew, *container);
    return out;
}

/// How long it has been running, whatever was done to the clock meanwhile.
std::chrono::steady_clock::time_point beginOf(const Container& container)
{
    const auto now = std::chrono::system_clock::now();
    const std::chrono::nanoseconds age = now - container.state.startedAt.value_or(now);
    return std::chrono::steady_clock::now() -
           std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::max(age, std::chrono::nanoseconds(0)));
}

/// An engine that was killed while it connected has left wires that its records do not know, or know too well.
void followWires(Crew& crew, Container& container)
{
    if (!isNamedNetwork(container.config->modes.network) && container.config->modes.network != "none")
        return;
    network::Connected now = crew.networks.connectedNow(container.id);
    if (now.endpoints.empty())
        return;
    container.network = std::move(now);
    container::Config config = *container.config;
    const auto& wired = container.network.endpoints;
    std::erase_if(config.endpoints, [&](const auto& asked) {
        return std::ranges::none_of(wired, [&](const network::Endpoint& one) {
            return one.networkName == asked.first || one.network.value() == asked.first;
        });
    });
    const std::string mode = config.modes.network.empty() ? "default" : config.modes.network;
    const auto isOwn = [&mode](const network::Endpoint& one) {
        return one.networkName == mode || one.network.value() == mode ||
               (one.networkName == "bridge" && mode == "default");
    };
    for (const network::Endpoint& one : wired) {
        if (!isOwn(one) && !config.endpoints.contains(one.network.value()))
            config.endpoints.try_emplace(one.networkName, container::EndpointAsked{.aliases = one.aliases});
    }
    if (std::ranges::none_of(wired, isOwn))
        config.modes.network = config.endpoints.empty() ? "none" : config.endpoints.begin()->first;
    container.config = std::make_shared<const container::Config>(std::move(config));
}

/// A container that was alive when the last engine looked.
void rejoin(Crew& crew, const Seen& seen)
{
    if (!seen.isAlive()) {
        const runtime::Ending unknown{.exitCode = kUnknownCode, .at = std::chrono::system_clock::now()};
        settleEnd(crew, seen.berth, seen.berth->tide().launches, seen.ending ? seen.ending : unknown);
        return;
    }
    Container container = *seen.berth->now();
    container.state.status = seen.state.status == RuntimeStatus::Paused ? Status::Paused : Status::Running;
    container.state.pid = seen.state.pid;
    followWires(crew, container);
    crew.table.note(*seen.berth, container);
    seen.berth->turn([&](Berth::Tide& tide) {
        tide.isThere = true;
        tide.begun = beginOf(container);
    });
    static_cast<void>(crew.keepLog(container));
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
    const container::State& state = container.state;
    const bool isLeft = container.config->isRemovedAtEnd && state.status == Status::Exited && state.startedAt;
    if (state.status == Status::Removing || state.status == Status::Dead || isLeft) {
        const std::lock_guard lock(berth->verb);
        static_cast<void>(removeDead(
            crew, berth, container.config->isRemovedAtEnd ? AnonymousVolumes::Remove : AnonymousVolumes::Keep));
        return;
    }
    const bool isWaiting = container.state.status == Status::Restarting;
    if (container.state.isAlive() || (wasAlive && isWaiting))
        return; // settleEnd() has seen to it
    if (!isWaiting && !isDueAtStart(container, wasAlive))
        return;
    container.state.status = Status::Restarting;
    crew.table.note(*berth, std::move(container));
    startAgainLater(crew, berth, {});
}

/// What a launch or an end has left behind that was cut off. What cannot be swept now is left to the next start. What
/// tells of those that have ended unnoticed stays until that is in the records: who notes it cleans up.
void sweep(Crew& crew, const std::vector<ContainerId>& living, const std::vector<ContainerId>& ended)
{
    const auto complain = [&crew](const Result<void>& done, const std::string& what) {
        if (!done)
            crew.complaints.push_back(what + " could not be swept away: " + done.error().message());
    };
    const auto isAlive = [&](const ContainerId& id) { return std::ranges::find(living, id) != living.end(); };
    for (const ContainerId& id : crew.runtime.list().valueOr({})) {
        if (!isAlive(id) && std::ranges::find(ended, id) == ended.end())
            complain(crew.runtime.remove(id), "what is left of container " + id.value().substr(0, 12));
    }
    complain(crew.networks.sweep(living), "networks of containers that are gone");
    for (const ContainerId& id : crew.roots.list().valueOr({})) {
        // What belongs to a record that could not be read is somebody's all the same.
        const auto aside = crew.records.find(kAside, id.value());
        if (!aside || *aside)
            continue;
        const bool isOurs = crew.table.at(id) != nullptr;
        if (!isOurs || !isAlive(id))
            complain(isOurs ? crew.roots.unmount(id) : crew.roots.remove(id), "files of " + id.value().substr(0, 12));
    }
}

/// Whether the machine has not been started anew since the last engine.
bool isSameBoot(Crew& crew)
{
    const auto former = crew.records.find("engine", "boot");
    if (crew.ground.boot.empty() || !former || *former == crew.ground.boot)
        return true;
    static_cast<void>(crew.records.put("engine", "boot", crew.ground.boot));
    return !*former;
}

Result<void> recall(Crew& crew, std::vector<Seen>& all)
{
    const bool isSame = isSameBoot(crew);
    TRY_DECLARE(const auto remembered, crew.records.all("container"));
    for (const state::Record& record : remembered) {
        auto container = parseRecord(record.key, record.document, sealOf(crew.records));
        if (!container) {
            crew.records.setAside(record, "container", container.error().message());
            continue;
        }
        place(crew, *container);
        all.push_back(look(crew, crew.table.adopt(*std::move(container)), isSame));
    }
    return ok();
}

} // namespace

Result<void> Crew::begin()
{
    TRY_DECLARE(logs, runtime::LogKeeper::open(kLogFiles));
    TRY_DECLARE(watch, runtime::EndWatch::open(ground.runtime, [this](const ContainerId& id, auto ending) {
                    const BerthPtr berth = table.at(id);
                    const std::uint64_t launches = berth ? berth->tide().launches : 0;
                    if (berth)
                        agenda.soon([this, berth, launches, ending] { settleEnd(*this, berth, launches, ending); });
                }));
    std::vector<Seen> all;
    TRY(recall(*this, all));
    if (records.isSalvaged()) {
        for (const ContainerId& id : roots.list().valueOr({})) {
            if (!table.at(id))
                static_cast<void>(records.put(std::string(kAside), id.value(), {}));
        }
    }
    std::vector<ContainerId> living;
    std::vector<ContainerId> ended;
    for (const Seen& seen : all) {
        if (seen.wasAlive)
            (seen.isAlive() ? living : ended).push_back(seen.berth->now()->id);
    }
    // Before anything is begun again that a sweep might take for a remnant; those first in whom others are to live.
    sweep(*this, living, ended);
    std::stable_partition(all.begin(), all.end(), [](const auto& one) { return livesAlone(*one.berth->now()); });
    for (const Seen& seen : all)
        resumeOne(*this, seen);
    return ok();
}

} // namespace darse::engine
