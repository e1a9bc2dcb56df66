// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Of the metrics: what becomes an event.
#include "core/engine/alertrules.h"
#include "core/engine/crew.h"
#include "core/engine/metrics.h"

#include <cmath>
#include <utility>

namespace darse::engine {

using metrics::kEngine;
using metrics::kHost;
using metrics::Metric;

/// One whose cgroup went before it could be asked how often it was killed.
void Metrics::tellDeaths(const metrics::Sweep& sweep)
{
    const auto hasDied = [&](const auto& each) {
        const auto& [id, values] = each;
        if (sweep.all().contains(id))
            return false;
        const BerthPtr berth = m_crew.table.at(ContainerId(id));
        const ContainerPtr container = berth ? berth->now() : nullptr;
        if (container && container->state.isAlive()) {
            m_mayHaveDied = true; // its end is not noted yet
            return false;
        }
        m_facts.erase(id);
        m_history.leave(id);
        if (container && container->state.isOomKilled)
            tellKill(id, 1, values);
        return true;
    };
    if (std::exchange(m_mayHaveDied, false))
        std::erase_if(m_last, hasDied);
    for (const metrics::Metered* one : sweep.awake())
        m_last.insert_or_assign(one->subject.id, one->meter.values());
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

} // namespace darse::engine
