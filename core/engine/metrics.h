// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/container.h"
#include "core/engine/events.h"
#include "core/engine/layersurvey.h"
#include "core/metrics/alerts.h"
#include "core/metrics/facts.h"
#include "core/metrics/history.h"
#include "core/metrics/sampler.h"
#include "core/state/records.h"

#include <deque>
#include <filesystem>

namespace darse::engine {

struct Crew;

/// What containers and the machine use, now and in the past, and what that means. For any thread.
class Metrics {
public:
    /// `root` is where the engine keeps its things. The crew must outlive it.
    Metrics(Crew& crew, const std::filesystem::path& root);
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;
    ~Metrics();

    [[nodiscard]] metrics::Sampler& sampler() { return m_sampler; }
    [[nodiscard]] metrics::History& history() { return m_history; }

    struct Rules {
        std::vector<metrics::AlertRule> rules{};
        std::vector<metrics::Alerts::Firing> firing{};
    };
    [[nodiscard]] Rules rules() const;
    /// Kept from now on, with an id of its own. InvalidInput for what makes no sense; Conflict when the name is taken.
    [[nodiscard]] Result<metrics::AlertRule> addRule(metrics::AlertRule rule);
    /// By id or name.
    [[nodiscard]] Result<void> removeRule(std::string_view text);

private:
    /// A container that ends again and again.
    struct Loop {
        int restarts = 0; ///< that were seen
        std::deque<TimePoint> moments{};
        bool isTold = false;
    };

    [[nodiscard]] std::vector<metrics::Subject> list();
    void watchRestarts(const Container& container);
    void observe(metrics::Sweep& sweep);
    /// Whether something may come of it at the next ticks, though the numbers stay.
    [[nodiscard]] bool look(const std::string& id, const metrics::Values& values);
    void watchRules(const metrics::Sweep& sweep, std::int64_t second);
    void takeLayers(metrics::Sweep& sweep);
    void tidyHistory(std::int64_t second);
    void tellFact(const std::string& id, const metrics::FactChange& change);
    void tellKill(const std::string& id, double kills, const metrics::Values& values);
    void tellDeaths(const metrics::Sweep& sweep);
    void tellAlerts();

    Crew& m_crew;
    metrics::History m_history;
    mutable std::mutex m_rulesMutex;
    std::vector<metrics::AlertRule> m_rules;
    metrics::Alerts m_alerts;
    // Of the sampler's thread alone:
    const TimePoint m_begin = std::chrono::system_clock::now(); ///< of this engine
    std::map<std::string, Loop> m_loops;
    std::map<std::string, metrics::FactWatch> m_facts;
    std::map<std::string, metrics::Values> m_last; ///< of those that live
    metrics::OomLog m_kills;
    std::uint64_t m_ticks = 0;
    std::uint64_t m_generation = 0;   ///< of the sweep's members: rises with every change in the table, too
    std::uint64_t m_tidied = 0;       ///< the generation that was
    bool m_haveMembersChanged = true; ///< since layers were asked for
    bool m_mayHaveDied = false;       ///< one that was told of
    LayerSurvey m_layers;             ///< of its own thread and the sampler's
    metrics::Sampler m_sampler;       ///< the last: its thread uses the others
};

} // namespace darse::engine
