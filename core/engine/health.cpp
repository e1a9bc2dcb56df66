// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Health checks: one more process in the container now and then, whose exit code says how it is.
#include "core/engine/health.h"

#include "core/engine/checkrun.h"

namespace darse::engine {
namespace {

using container::Health;
using container::HealthCheck;
using container::HealthProbe;
using std::chrono::nanoseconds;

constexpr std::chrono::seconds kUsualInterval{30};
constexpr std::chrono::seconds kUsualTimeout{30};
constexpr int kUsualRetries = 3;
constexpr std::size_t kKeptProbes = 5;

bool hasCheck(const Container& container)
{
    const auto& health = container.config->health;
    return health && !health->test.empty() && health->test.front() != "NONE";
}

nanoseconds orUsual(nanoseconds asked, nanoseconds usual)
{
    return asked > nanoseconds::zero() ? asked : usual;
}

std::vector<std::string> commandOf(const HealthCheck& check)
{
    if (check.test.front() == "CMD-SHELL")
        return {"/bin/sh", "-c", check.test.size() > 1 ? check.test[1] : std::string()};
    return {check.test.begin() + 1, check.test.end()};
}

std::string keyOf(const ContainerId& id)
{
    return "health " + id.value();
}

/// The end of a check that takes too long, in the agenda; done sooner when the container ends.
std::string limitOf(const ContainerId& id)
{
    return "end of " + keyOf(id);
}

/// Runs it, for no longer than the check may take.
HealthProbe probe(Crew& crew, const Container& container)
{
    const HealthCheck& check = *container.config->health;
    return runCheck(
        crew, container,
        {.command = commandOf(check), .timeout = orUsual(check.timeout, kUsualTimeout), .key = limitOf(container.id)});
}

/// What the state becomes by a probe. A failure while the container may still be starting does not count.
void note(container::HealthState& state, HealthProbe probe, const HealthCheck& check, nanoseconds age)
{
    const bool isStarting = state.status == Health::Starting && age < check.startPeriod;
    if (probe.exitCode == 0) {
        state.status = Health::Healthy;
        state.failingStreak = 0;
    } else if (!isStarting) {
        ++state.failingStreak;
        if (state.failingStreak >= (check.retries > 0 ? check.retries : kUsualRetries))
            state.status = Health::Unhealthy;
    }
    state.log.push_back(std::move(probe));
    if (state.log.size() > kKeptProbes)
        state.log.erase(state.log.begin());
}

void check(Crew& crew, const ContainerId& id)
{
    const BerthPtr berth = crew.table.at(id);
    if (!berth || !berth->now()->state.isAlive())
        return;
    const ContainerPtr before = berth->now();
    const std::uint64_t launches = berth->tide().launches;
    if (before->state.status == container::Status::Running) {
        const nanoseconds age = std::chrono::steady_clock::now() - berth->tide().begun;
        HealthProbe result = probe(crew, *before);
        const std::lock_guard lock(berth->verb);
        Container container = *berth->now();
        if (!container.state.isAlive() || berth->tide().launches != launches)
            return;
        note(container.state.health, std::move(result), *container.config->health, age);
        const bool isNew = container.state.health.status != before->state.health.status;
        crew.table.note(*berth, container);
        if (isNew)
            crew.tell(container, "health_status: " + std::string(toString(container.state.health.status)));
    }
    watchHealth(crew, *before);
}

} // namespace

void beginHealth(Container& container)
{
    container.state.health = {.status = hasCheck(container) ? Health::Starting : Health::None};
}

void watchHealth(Crew& crew, const Container& container)
{
    if (!hasCheck(container))
        return;
    const auto next = std::chrono::steady_clock::now() + orUsual(container.config->health->interval, kUsualInterval);
    crew.agenda.later(keyOf(container.id), std::chrono::time_point_cast<std::chrono::steady_clock::duration>(next),
                      // Not by the agenda's own threads: ends and restarts wait for no check.
                      [&crew, id = container.id] { crew.checks.soon([&crew, id] { check(crew, id); }); });
}

void endHealth(Crew& crew, const ContainerId& id)
{
    crew.agenda.forget(keyOf(id));
    crew.agenda.hurry(limitOf(id));
}

} // namespace darse::engine
