// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that end or halt what runs.
#include "core/base/guard.h"
#include "core/container/merge.h"
#include "core/engine/containers.h"
#include "core/engine/joining.h"
#include "core/engine/launch.h"

#include <csignal>

namespace darse::engine {
namespace {

using container::Status;

constexpr int kUsualPatience = 10;
/// How long the end of a process that was killed may take to be seen.
constexpr std::chrono::seconds kKillPatience{30};

int stopSignal(const Container& container, const StopAsked& asked)
{
    if (asked.signal)
        return *asked.signal;
    if (container.config->stopSignal.empty())
        return SIGTERM;
    return container::signalNumber(container.config->stopSignal).valueOr(SIGTERM);
}

Deadline patience(const Container& container, const StopAsked& asked)
{
    const int seconds = asked.seconds.value_or(container.config->stopTimeout.value_or(kUsualPatience));
    return seconds < 0 ? Deadline::never() : Deadline::after(std::chrono::seconds(seconds));
}

/// Whoever is halted sees no signal.
void letGo(Crew& crew, Berth& berth)
{
    const std::lock_guard lock(berth.verb);
    Container container = *berth.now();
    if (container.state.status != Status::Paused || !crew.runtime.resume(container.id))
        return;
    container.state.status = Status::Running;
    crew.table.note(berth, std::move(container));
}

/// False when it is gone already: somebody is about to tell of its end, or nobody will.
Result<bool> signalTo(Crew& crew, Berth& berth, int signal)
{
    const Container container = *berth.now();
    const auto sent = crew.runtime.kill(container.id, signal);
    if (!sent && sent.error().kind() != ErrorKind::NotFound)
        return sent.error();
    if (!sent)
        return false;
    crew.tell(container, "kill", {{"signal", std::to_string(signal)}});
    if (container.state.status == Status::Paused)
        letGo(crew, berth);
    return true;
}

/// Marks it as stopped by a person. Nothing when there is nothing to stop any more.
Result<std::optional<std::uint64_t>> markStopped(Crew& crew, Berth& berth)
{
    const std::lock_guard lock(berth.verb);
    Container container = *berth.now();
    const bool isWaiting = container.state.status == Status::Restarting;
    if (!container.state.isAlive() && !isWaiting)
        return std::optional<std::uint64_t>();
    container.state.wasStoppedByUser = true;
    if (isWaiting) {
        crew.agenda.forget(restartKey(container.id));
        container.state.status = Status::Exited;
    }
    crew.table.note(berth, container);
    return isWaiting ? std::optional<std::uint64_t>() : berth.tide().endings;
}

Result<void> waitForEnd(const Berth& berth, std::uint64_t endings, const Wait& wait)
{
    return berth.waitFor([endings](const Berth::Tide& tide, const Container&) { return tide.endings > endings; }, wait);
}

} // namespace

Result<bool> Containers::stop(std::string_view text, const StopAsked& asked, const std::stop_token& stop)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const bool wasWaiting = berth->now()->state.status == Status::Restarting;
    TRY_DECLARE(const auto endings, markStopped(m_crew, *berth));
    if (!endings)
        return wasWaiting;
    const ContainerPtr container = berth->now();
    const Wait killing{Deadline::after(kKillPatience), stop};
    TRY_DECLARE(const bool isThere, signalTo(m_crew, *berth, stopSignal(*container, asked)));
    const auto ended = isThere ? waitForEnd(*berth, *endings, {patience(*container, asked), stop})
                               : seeToEnd(m_crew, berth, *endings, killing);
    if (!ended && isThere && ended.error().kind() == ErrorKind::Timeout) {
        TRY(signalTo(m_crew, *berth, SIGKILL));
        TRY(seeToEnd(m_crew, berth, *endings, {Deadline::after(kKillPatience), stop}));
    } else if (!ended) {
        return ended.error();
    }
    m_crew.tell(*berth->now(), "stop");
    return true;
}

Result<void> Containers::restart(std::string_view text, const StopAsked& asked, const std::stop_token& stop)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const std::string id = berth->now()->id.value();
    berth->turn([](Berth::Tide& tide) { ++tide.keepers; });
    const ScopeGuard unkept([&] { berth->turn([](Berth::Tide& tide) { --tide.keepers; }); });
    TRY(this->stop(id, asked, stop));
    TRY(start(id, stop));
    m_crew.tell(*berth->now(), "restart");
    return ok();
}

Result<void> Containers::kill(std::string_view text, int signal)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const ContainerPtr container = berth->now();
    const Error gone(ErrorKind::Conflict, "Cannot kill container: " + std::string(text) + ": Container " +
                                              container->id.value() + " is not running");
    if (!container->state.isAlive())
        return gone;
    const bool isEnd = signal == SIGKILL || signal == stopSignal(*container, {});
    const std::uint64_t endings = berth->tide().endings;
    if (isEnd)
        TRY(markStopped(m_crew, *berth));
    TRY_DECLARE(const bool isThere, signalTo(m_crew, *berth, signal));
    if (!isThere || signal == SIGKILL)
        TRY(seeToEnd(m_crew, berth, endings, {Deadline::after(kKillPatience), {}}));
    return isThere ? ok() : Result<void>(gone);
}

Result<void> Containers::pause(std::string_view text)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const std::lock_guard lock(berth->verb);
    Container container = *berth->now();
    if (container.state.status == Status::Paused)
        return Error(ErrorKind::Conflict, "Container " + container.name + " is already paused");
    if (container.state.status != Status::Running)
        return notRunning(container);
    TRY(m_crew.runtime.pause(container.id));
    container.state.status = Status::Paused;
    m_crew.table.note(*berth, container);
    m_crew.tell(container, "pause");
    return ok();
}

Result<void> Containers::resume(std::string_view text)
{
    TRY_DECLARE(const BerthPtr berth, m_crew.table.find(text));
    const std::lock_guard lock(berth->verb);
    Container container = *berth->now();
    if (container.state.status != Status::Paused)
        return Error(ErrorKind::Conflict, "Container " + container.name + " is not paused");
    TRY(m_crew.runtime.resume(container.id));
    container.state.status = Status::Running;
    m_crew.table.note(*berth, container);
    m_crew.tell(container, "unpause");
    return ok();
}

} // namespace darse::engine
