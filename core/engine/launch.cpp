// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From a container that is not alive to one that runs.
#include "core/engine/launch.h"

#include "core/engine/containerrecord.h"
#include "core/engine/health.h"
#include "core/engine/joining.h"
#include "core/sys/atomicfile.h"

#include <future>

namespace darse::engine {
namespace {

/// Whoever has taken a seat is about to connect: no longer than this is waited for.
constexpr std::chrono::seconds kSeatPatience{5};
/// The exit code of one for which not even a process could be tried.
constexpr int kNotBegun = 128;

/// NotFound and PermissionDenied are said of the program to run, and of nothing else: they decide about exit codes.
Error notOfTheProgram(Error error)
{
    if (error.kind() != ErrorKind::NotFound && error.kind() != ErrorKind::PermissionDenied)
        return error;
    return Error(ErrorKind::InvalidState, error.message()).withDetail(error.detail());
}

/// Its process, and meanwhile its networks.
Result<runtime::Launched> makeProcess(Crew& crew, Container& container, const LaunchPlan& plan,
                                      const std::stop_token& stop)
{
    std::future<Result<network::Connected>> connecting;
    if (plan.hasNetworks)
        connecting = std::async(std::launch::async, [&] {
            return crew.networks.connect(
                {.id = container.id, .name = container.name, .hostname = container.config->hostname}, plan.networks,
                plan.ports, stop);
        });
    auto launched = crew.runtime.create(launchOf(container), stop);
    crew.reached("start.process");
    if (connecting.valid()) {
        auto connected = connecting.get();
        if (!connected)
            return notOfTheProgram(std::move(connected).error());
        container.network = std::move(connected).value();
    }
    return launched;
}

/// Below /run, where it does not outlive the machine's.
std::filesystem::path hiddenSpec(const Crew& crew, const Container& container)
{
    return crew.ground.runtime.folder / "specs" / container.id.value();
}

/// What a runtime reads; where it holds secrets, the disk has only a link to it.
Result<void> writeSpec(const Crew& crew, const Container& container, const std::string& spec)
{
    const std::filesystem::path bundle = container.folder / "config.json";
    if (!isConfidential(container))
        return sys::writeFileAtomically(bundle, spec, {.durability = sys::Durability::Process});
    const std::filesystem::path hidden = hiddenSpec(crew, container);
    std::error_code failure;
    std::filesystem::create_directories(hidden.parent_path(), failure);
    TRY(sys::writeFileAtomically(hidden, spec, {.durability = sys::Durability::Process}));
    std::filesystem::remove(bundle, failure);
    std::filesystem::create_symlink(hidden, bundle, failure);
    return failure ? Result<void>(Error::fromErrno(failure.value(), bundle.native())) : ok();
}

Result<LaunchPlan> prepare(Crew& crew, const Container& container)
{
    // An end whose record was owed has left this to us.
    TRY(crew.runtime.remove(container.id));
    TRY_DECLARE(LaunchPlan plan, planLaunch(crew, container));
    crew.reached("start.planned");
    TRY(writeNameFiles(crew, container, {}));
    TRY(writeSpec(crew, container, plan.spec));
    return plan;
}

Result<void> run(Crew& crew, Berth& berth, Container& container, const LaunchPlan& plan, const std::stop_token& stop)
{
    TRY_DECLARE(const runtime::Launched launched, makeProcess(crew, container, plan, stop));
    if (!container.network.endpoints.empty())
        TRY(writeNameFiles(crew, container, container.network));
    container.state = {.status = container::Status::Running,
                       .pid = launched.pid,
                       .monitorPid = launched.monitorPid,
                       .startedAt = std::chrono::system_clock::now(),
                       .finishedAt = container.state.finishedAt,
                       .restartCount = container.state.restartCount};
    beginHealth(container);
    crew.reached("start.connected");
    TRY(crew.table.change(berth, container));
    crew.reached("start.recorded");
    berth.turn([](Berth::Tide& tide) {
        ++tide.launches;
        tide.isThere = true;
        tide.begun = std::chrono::steady_clock::now();
    });
    static_cast<void>(berth.waitFor([](const auto& tide, const auto&) { return tide.seats == 0; },
                                    {Deadline::after(kSeatPatience), stop}));
    TRY(crew.keepLog(container));
    TRY(crew.runtime.start(container.id));
    crew.reached("start.begun");
    return crew.watch->add(container.id, launched.monitorPid);
}

} // namespace

Result<void> launch(Crew& crew, Berth& berth, const std::stop_token& stop)
{
    Container container = *berth.now();
    container::State former = container.state;
    const auto plan = prepare(crew, container);
    auto result = plan ? run(crew, berth, container, *plan, stop) : Result<void>(notOfTheProgram(plan.error()));
    if (result) {
        crew.tell(container, "start");
        hurryJoiners(crew, container);
        watchHealth(crew, container);
        return ok();
    }
    static_cast<void>(cleanAfter(crew, container));
    former.error = result.error().message();
    former.exitCode = plan ? static_cast<int>(runtime::launchFailure(result.error())) : kNotBegun;
    former.finishedAt = std::chrono::system_clock::now();
    container.state = former;
    container.network = {};
    crew.table.note(berth, std::move(container));
    berth.turn([](Berth::Tide& tide) {
        tide.isThere = false;
        ++tide.endings;
    });
    return result;
}

Result<void> cleanAfter(Crew& crew, const Container& container)
{
    crew.watch->forget(container.id);
    if (!container.log.empty())
        crew.logs->forget(container.log);
    const BerthPtr berth = crew.table.at(container.id);
    const bool isRead = berth && berth->tide().readers > 0; // they unmount it
    // What tells of an end stays until the end is in the records.
    const bool isOwed = crew.table.owes(container.id);
    std::error_code failure;
    if (!isOwed && isConfidential(container))
        std::filesystem::remove(hiddenSpec(crew, container), failure);
    // One failing does not keep the others from being freed; the first failure is told.
    const Result<void> results[] = {isOwed ? ok() : crew.runtime.remove(container.id),
                                    crew.networks.release(container.id),
                                    isRead ? ok() : crew.roots.unmount(container.id)};
    for (const Result<void>& result : results)
        TRY(Result<void>(result));
    return ok();
}

} // namespace darse::engine
