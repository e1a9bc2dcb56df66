// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/alerts.h"

#include "core/metrics/enginemeter.h"
#include "core/metrics/facts.h"
#include "core/metrics/hostmeter.h"

#include <algorithm>

namespace darse::metrics {
namespace {

bool isAbout(const AlertRule& rule, const std::string& id, const std::string& name)
{
    return rule.subject.empty() ? (id != kHost && id != kEngine) : rule.subject == id || rule.subject == name;
}

bool isBroken(const AlertRule& rule, double value)
{
    // NaN is neither.
    return rule.crossing == Crossing::Above ? value > rule.threshold : value < rule.threshold;
}

} // namespace

std::string_view toString(Crossing crossing)
{
    return crossing == Crossing::Above ? "above" : "below";
}

std::string sentenceOf(const AlertRule& rule)
{
    const MetricRow& row = rowOf(rule.metric);
    return std::string(row.name) + " " + std::string(toString(rule.crossing)) + " " +
           numberText(row.unit, rule.threshold) +
           (rule.seconds > 0 ? " for " + std::to_string(rule.seconds) + " s" : std::string());
}

void Alerts::setRules(std::vector<AlertRule> rules)
{
    m_rules = std::move(rules);
    // One that was changed begins anew; what it had told of is over.
    std::erase_if(m_states, [this](const auto& each) {
        return std::ranges::none_of(m_rules, [&](const AlertRule& rule) { return rule.id == each.first.first; });
    });
}

void Alerts::look(const std::string& id, const std::string& name, const Values& values)
{
    for (const AlertRule& rule : m_rules) {
        if (!isAbout(rule, id, name))
            continue;
        const double value = values.at(rule.metric);
        const Key key{rule.id, id};
        const auto found = m_states.find(key);
        if (!isBroken(rule, value)) {
            if (found != m_states.end() && found->second.isFiring)
                m_changes.push_back({rule, id, name, true, value});
            if (found != m_states.end())
                m_states.erase(found);
            continue;
        }
        State& state = found != m_states.end() ? found->second : m_states[key];
        // A clock that was set back does not make it later.
        if (found == m_states.end() || state.since > m_second)
            state.since = m_second;
        state.name = name;
        state.seen = m_second;
        state.value = value;
        if (state.isFiring || m_second - state.since < rule.seconds)
            continue;
        state.isFiring = true;
        m_changes.push_back({rule, id, name, false, value});
    }
}

std::vector<AlertChange> Alerts::end()
{
    std::erase_if(m_states, [this](const auto& each) {
        const auto& [key, state] = each;
        if (state.seen == m_second)
            return false;
        const auto rule = std::ranges::find(m_rules, key.first, &AlertRule::id);
        if (state.isFiring && rule != m_rules.end())
            m_changes.push_back({*rule, key.second, state.name, true, state.value});
        return true;
    });
    return std::exchange(m_changes, {});
}

std::vector<Alerts::Firing> Alerts::firing() const
{
    std::vector<Firing> out;
    for (const auto& [key, state] : m_states) {
        if (state.isFiring)
            out.push_back({key.first, key.second, state.since, state.value});
    }
    return out;
}

} // namespace darse::metrics
