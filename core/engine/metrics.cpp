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
using metrics::Metric;

/// One that lives shorter leaves no history.
constexpr std::uint64_t kFewestReadings = 3;
constexpr std::uint64_t kTidyTicks = 60;
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
                         .mostDescriptors = metrics::descriptorsForMetrics()},
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

void Metrics::look(const std::string& id, const std::string& name, const metrics::Values& values)
{
    m_alerts.look(id, name, values);
    for (const metrics::FactChange& change : m_facts[id].observe(values)) {
        if (change.fact == metrics::Fact::OomKilled)
            tellKill(id, change.kills, values);
        else
            tellFact(id, change);
    }
}

void Metrics::takeLayers(metrics::Sweep& sweep)
{
    std::set<std::string> ids;
    for (const auto& [id, one] : sweep.all()) {
        if (!one.subject.isPod)
            ids.insert(id);
    }
    m_layers.follow(ids);
    for (const auto& [id, size] : m_layers.sizes())
        sweep.setLayer(id, size);
}

void Metrics::observe(metrics::Sweep& sweep)
{
    const std::int64_t second = secondOf(sweep.moment().at);
    const std::lock_guard lock(m_rulesMutex);
    m_alerts.begin(second);
    for (const std::string_view lasting : {kHost, kEngine}) {
        const metrics::Values& values = lasting == kHost ? sweep.host() : sweep.engine();
        look(std::string(lasting), std::string(lasting), values);
        m_history.record(std::string(lasting), second, values);
    }
    for (const auto& [id, one] : sweep.all()) {
        if (!one.subject.isPod)
            look(id, one.subject.name, one.meter.values());
        if (one.meter.readings() > kFewestReadings)
            m_history.record(id, second, one.meter.values());
    }
    if (m_kills.listen()) {
        for (const auto& [id, one] : sweep.all()) {
            if (m_kills.concerns(id))
                sweep.expectChange(id);
        }
    }
    if (m_ticks % kLayerTicks == 0)
        takeLayers(sweep);
    tellDeaths(sweep);
    tellAlerts();
    if (m_ticks++ % kTidyTicks == 0)
        tidyHistory(second);
}

/// One whose cgroup went before it could be asked how often it was killed.
void Metrics::tellDeaths(const metrics::Sweep& sweep)
{
    std::erase_if(m_last, [&](const auto& each) {
        const auto& [id, values] = each;
        if (sweep.all().contains(id))
            return false;
        const BerthPtr berth = m_crew.table.at(ContainerId(id));
        const ContainerPtr container = berth ? berth->now() : nullptr;
        if (container && container->state.isAlive())
            return false; // its end is not noted yet
        m_facts.erase(id);
        if (container && container->state.isOomKilled)
            tellKill(id, 1, values);
        return true;
    });
    for (const auto& [id, one] : sweep.all())
        m_last.insert_or_assign(id, one.meter.values());
}

void Metrics::tellKill(const std::string& id, double kills, const metrics::Values& values)
{
    const std::vector<metrics::OomKill> who = m_kills.take(id);
    metrics::FactChange change{metrics::Fact::OomKilled, false, metrics::oomReason(kills, values, who), kills};
    if (values.has(Metric::MemoryLimit))
        change.more["limit"] = std::to_string(static_cast<std::uint64_t>(values.at(Metric::MemoryLimit)));
    if (!who.empty()) {
        change.more["process"] = who.back().process;
        change.more["pid"] = std::to_string(who.back().pid);
        const auto at = std::chrono::floor<std::chrono::milliseconds>(who.back().at.time_since_epoch());
        change.more["at"] = std::to_string(at.count());
    }
    tellFact(id, change);
}

void Metrics::tellFact(const std::string& id, const metrics::FactChange& change)
{
    std::map<std::string, std::string> attributes = change.more;
    attributes["reason"] = change.reason;
    attributes["state"] = change.isOver ? "ends" : "begins";
    if (id == kHost || id == kEngine) {
        m_crew.events.add({.type = id,
                           .action = std::string(toString(change.fact)),
                           .object = id,
                           .attributes = std::move(attributes)});
        return;
    }
    if (const BerthPtr berth = m_crew.table.at(ContainerId(id)))
        m_crew.tell(*berth->now(), std::string(toString(change.fact)), std::move(attributes));
}

void Metrics::tellAlerts()
{
    for (const metrics::AlertChange& change : m_alerts.end()) {
        const metrics::MetricRow& row = metrics::rowOf(change.rule.metric);
        const std::string now =
            std::isnan(change.value) ? std::string("not known any more") : metrics::numberText(row.unit, change.value);
        m_crew.events.add({.type = "alert",
                           .action = change.isOver ? "resolved" : "firing",
                           .object = change.rule.id,
                           .attributes = {{"name", change.rule.name},
                                          {"metric", std::string(row.name)},
                                          {"container", change.id},
                                          {"subject", change.name},
                                          {"reason", sentenceOf(change.rule) + ": " + change.name + " has " + now}}});
    }
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
