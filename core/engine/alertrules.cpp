// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alertrules.h"

#include "core/engine/crew.h"
#include "core/engine/metrics.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace darse::engine {

using metrics::AlertRule;
using metrics::Crossing;
using nlohmann::json;

namespace {

constexpr const char* kKind = "alertrule";
constexpr std::size_t kIdLength = 12;
constexpr std::size_t kMostRules = 200;
constexpr std::size_t kLongestName = 200;
constexpr std::int64_t kLongest = 86400; ///< seconds

std::optional<AlertRule> ruleFrom(const std::string& key, const std::string& document)
{
    const json from = json::parse(document, nullptr, false);
    if (!from.is_object())
        return std::nullopt;
    const auto text = [&from](const char* name) {
        return from.contains(name) && from[name].is_string() ? from[name].get<std::string>() : std::string();
    };
    const auto metric = metrics::metricNamed(text("metric"));
    if (!metric || !from.contains("threshold") || !from["threshold"].is_number() || !from.contains("seconds") ||
        !from["seconds"].is_number_integer())
        return std::nullopt;
    return AlertRule{.id = key,
                     .name = text("name"),
                     .metric = *metric,
                     .crossing = text("crossing") == "below" ? Crossing::Below : Crossing::Above,
                     .threshold = from["threshold"].get<double>(),
                     .seconds = from["seconds"].get<std::int64_t>(),
                     .subject = text("subject")};
}

Result<void> check(const AlertRule& rule)
{
    if (rule.name.empty() || rule.name.size() > kLongestName)
        return Error(ErrorKind::InvalidInput, "a rule has a name of at most 200 characters");
    if (!std::isfinite(rule.threshold))
        return Error(ErrorKind::InvalidInput, "a threshold is a number");
    if (rule.seconds < 0 || rule.seconds > kLongest)
        return Error(ErrorKind::InvalidInput, "a rule waits for at most a day");
    return ok();
}

} // namespace

std::vector<AlertRule> readRules(const state::Records& records)
{
    std::vector<AlertRule> out;
    const auto all = records.all(kKind);
    if (!all)
        return out;
    for (const state::Record& record : *all) {
        if (auto rule = ruleFrom(record.key, record.document))
            out.push_back(std::move(*rule));
    }
    return out;
}

Result<void> keepRule(state::Records& records, const AlertRule& rule)
{
    const json document{{"name", rule.name},
                        {"metric", metrics::rowOf(rule.metric).name},
                        {"crossing", toString(rule.crossing)},
                        {"threshold", rule.threshold},
                        {"seconds", rule.seconds},
                        {"subject", rule.subject}};
    return records.put(kKind, rule.id, document.dump(-1, ' ', false, json::error_handler_t::replace));
}

Result<void> forgetRule(state::Records& records, const std::string& id)
{
    return records.forget(kKind, id);
}

Metrics::Rules Metrics::rules() const
{
    const std::lock_guard lock(m_rulesMutex);
    return {m_rules, m_alerts.firing()};
}

Result<AlertRule> Metrics::addRule(AlertRule rule)
{
    TRY(check(rule));
    const std::lock_guard lock(m_rulesMutex);
    if (m_rules.size() >= kMostRules)
        return Error(ErrorKind::InvalidInput, "there are " + std::to_string(kMostRules) + " rules already");
    if (std::ranges::any_of(m_rules, [&](const AlertRule& each) { return each.name == rule.name; }))
        return Error(ErrorKind::Conflict, "there is a rule \"" + rule.name + "\" already");
    rule.id = randomId().substr(0, kIdLength);
    TRY(keepRule(m_crew.records, rule));
    m_rules.push_back(rule);
    m_alerts.setRules(m_rules);
    return rule;
}

Result<void> Metrics::removeRule(std::string_view text)
{
    const std::lock_guard lock(m_rulesMutex);
    const auto found =
        std::ranges::find_if(m_rules, [&](const AlertRule& rule) { return rule.id == text || rule.name == text; });
    if (found == m_rules.end())
        return Error(ErrorKind::NotFound, "there is no rule \"" + std::string(text) + "\"");
    TRY(forgetRule(m_crew.records, found->id));
    m_rules.erase(found);
    m_alerts.setRules(m_rules);
    return ok();
}

} // namespace darse::engine
