// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics.h"

#include "core/engine/alertrules.h"
#include "core/engine/crew.h"
#include "core/engine/subjects.h"

#include <algorithm>

namespace darse::engine {
namespace {

using metrics::kEngine;
using metrics::kHost;

/// One that lives shorter leaves no history.
constexpr std::uint64_t kFewestReadings = 3;
constexpr std::uint64_t kTidyTicks = 60;
constexpr std::uint64_t kMostTidyTicks = 600; ///< when nobody has come or gone
constexpr std::uint64_t kLayerTicks = 5;
constexpr std::int64_t kGrace = 3600; ///< seconds that the history of a removed container stays
constexpr int kLoopRestarts = 4;
constexpr std::chrono::minutes kLoopTime{5};

std::int64_t secondOf(metrics::WallTime at)
{
    return std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count();
}

} // namespace

Metrics::Metrics(Crew& crew, const std::filesystem::path& root) :
    m_crew(crew),
    m_history(root / "metrics"),
    m_rules(readRules(crew.records)),
    m_layers([&crew](const std::string& id) -> std::optional<double> {
        const auto size = crew.roots.writtenSize(ContainerId(id));
        return size ? std::optional(static_cast<double>(size->count())) : std::nullopt;
    }),
    m_sampler({.sweep = {.hierarchy = cgroup::Hierarchy::find().valueOr({}),
                         .source = [this] { return list(); },
                         .disk = root,
                         .mostDescriptors = metrics::descriptorsForMetrics(),
                         .around = crew.ground.cgroupParent},
               .observe = [this](metrics::Sweep& sweep) { observe(sweep); }})
{
    {
        const std::lock_guard lock(m_rulesMutex); // the sampler's thread is there already
        m_alerts.setRules(m_rules);
    }
    m_crew.table.onChange([this] { m_sampler.noticeChange(); });
}

Metrics::~Metrics()
{
    m_crew.table.onChange({});
}

std::vector<metrics::Subject> Metrics::list()
{
    std::vector<metrics::Subject> out;
    const bool hasPods = !m_crew.ground.cgroupParent.empty();
    const std::vector<ContainerPtr> all = m_crew.table.list();
    for (const ContainerPtr& container : all) {
        watchRestarts(*container);
        // What happens before it is first looked at has happened here too.
        if (container->state.isAlive() && container->state.startedAt > m_begin)
            m_facts.try_emplace(container->id.value(), 0.0);
        addSubjects(out, *container, hasPods);
    }
    // Those that ended before they were looked at.
    std::erase_if(m_facts, [this](const auto& each) {
        if (m_last.contains(each.first) || each.first == kHost || each.first == kEngine)
            return false;
        const BerthPtr berth = m_crew.table.at(ContainerId(each.first));
        return !berth || !berth->now()->state.isAlive();
    });
    return out;
}

void Metrics::watchRestarts(const Container& container)
{
    const int restarts = container.state.restartCount;
    const auto known = m_loops.find(container.id.value());
    if (restarts == 0 || (known != m_loops.end() && known->second.restarts == restarts))
        return;
    Loop& loop = known != m_loops.end() ? known->second : m_loops[container.id.value()];
    const int grown = std::clamp(restarts - std::exchange(loop.restarts, restarts), 0, kLoopRestarts);
    const TimePoint now = std::chrono::system_clock::now();
    loop.moments.insert(loop.moments.end(), static_cast<std::size_t>(grown), now);
    while (!loop.moments.empty() && (now - loop.moments.front() > kLoopTime || loop.moments.front() > now))
        loop.moments.pop_front();
    const bool isLoop = loop.moments.size() >= static_cast<std::size_t>(kLoopRestarts);
    if (isLoop && !loop.isTold)
        m_crew.tell(container, "crash-loop",
                    {{"reason", "started again " + std::to_string(loop.moments.size()) +
                                    " times within five minutes; the last exit code was " +
                                    std::to_string(container.state.exitCode)},
                     {"state", "begins"}});
    loop.isTold = isLoop;
}

bool Metrics::look(const std::string& id, const metrics::Values& values)
{
    metrics::FactWatch& facts = m_facts[id];
    for (const metrics::FactChange& change : facts.observe(values)) {
        if (change.fact == metrics::Fact::OomKilled)
            tellKill(id, change.kills, values);
        else
            tellFact(id, change);
    }
    return !facts.isSettled();
}

void Metrics::takeLayers(metrics::Sweep& sweep)
{
    if (!std::exchange(m_haveMembersChanged, false)) {
        for (const auto& [id, size] : m_layers.takeNewSizes())
            sweep.setLayer(id, size);
        return;
    }
    std::set<std::string> ids;
    for (const auto& [id, one] : sweep.all()) {
        if (!one.subject.isPod)
            ids.insert(id);
    }
    m_layers.follow(ids);
    for (const auto& [id, size] : m_layers.sizes())
        sweep.setLayer(id, size);
}

/// Rules may be about anybody, those that rest included: they count the seconds.
void Metrics::watchRules(const metrics::Sweep& sweep, std::int64_t second)
{
    m_alerts.begin(second);
    if (!m_rules.empty()) {
        m_alerts.look(std::string(kHost), std::string(kHost), sweep.host());
        m_alerts.look(std::string(kEngine), std::string(kEngine), sweep.engine());
        for (const auto& [id, one] : sweep.all()) {
            if (!one.subject.isPod)
                m_alerts.look(id, one.subject.name, one.meter.values());
        }
    }
    tellAlerts();
}

/// Only those that were read: the others have nothing new to say.
void Metrics::observe(metrics::Sweep& sweep)
{
    const std::int64_t second = secondOf(sweep.moment().at);
    const std::lock_guard lock(m_rulesMutex);
    for (const std::string_view lasting : {kHost, kEngine}) {
        const metrics::Values& values = lasting == kHost ? sweep.host() : sweep.engine();
        static_cast<void>(look(std::string(lasting), values));
        m_history.record(std::string(lasting), second, values);
    }
    for (metrics::Metered* one : sweep.awake()) {
        const std::string& id = one->subject.id;
        const metrics::Values& values = one->meter.values();
        one->hasNews = !one->subject.isPod && look(id, values);
        if (one->meter.readings() > kFewestReadings)
            m_history.record(id, second, values);
        else
            one->hasNews = true;
        if (!one->subject.isPod && one->meter.grown() > one->meter.grown().zero())
            m_layers.expectChange(id);
    }
    for (const metrics::Metered* one : sweep.restingSince()) {
        if (one->isResting)
            m_history.rest(one->subject.id, second, one->meter.values());
    }
    m_history.pass(second);
    if (m_kills.listen()) {
        for (const auto& [id, one] : sweep.all()) {
            if (m_kills.concerns(id))
                sweep.expectChange(id);
        }
    }
    if (std::exchange(m_generation, sweep.generation()) != sweep.generation())
        m_haveMembersChanged = m_mayHaveDied = true;
    if (m_ticks % kLayerTicks == 0)
        takeLayers(sweep);
    tellDeaths(sweep);
    watchRules(sweep, second);
    if (m_ticks % kMostTidyTicks == 0 || (m_ticks % kTidyTicks == 0 && m_tidied != m_generation)) {
        m_tidied = m_generation;
        tidyHistory(second);
    }
    ++m_ticks;
}

void Metrics::tidyHistory(std::int64_t second)
{
    std::set<std::string> known;
    for (const ContainerPtr& container : m_crew.table.list())
        known.insert(container->id.value());
    std::erase_if(m_loops, [&](const auto& each) { return !known.contains(each.first); });
    for (const ContainerPtr& container : m_crew.table.list()) {
        if (auto pod = podIdOf(*container))
            known.insert(std::move(*pod));
    }
    m_history.keepOnly(known, second, kGrace);
}

} // namespace darse::engine
