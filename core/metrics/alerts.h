// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/meter.h"

#include <functional>
#include <map>

namespace darse::metrics {

enum class Crossing : std::uint8_t { Above, Below };

/// When somebody wants to be told.
struct AlertRule {
    std::string id{};   ///< given by whoever keeps it
    std::string name{}; ///< for people
    Metric metric = Metric::Cpu;
    Crossing crossing = Crossing::Above;
    double threshold = 0;
    std::int64_t seconds = 0; ///< for so long without a break
    std::string subject{};    ///< a container's id or name, "host" or "engine"; empty: every container

    friend bool operator==(const AlertRule&, const AlertRule&) = default;
};

/// "above", "below".
[[nodiscard]] std::string_view toString(Crossing crossing);
/// "cpu above 0.9 cores for 60 s".
[[nodiscard]] std::string sentenceOf(const AlertRule& rule);

/// A rule begins or ceases to be broken by a subject.
struct AlertChange {
    AlertRule rule;
    std::string id;   ///< of the subject
    std::string name; ///< of the subject
    bool isOver = false;
    double value = 0; ///< as it is now; the last one when the subject has gone
};

/// Compares numbers with rules. An absent number breaks none. For one thread at a time.
class Alerts {
public:
    void setRules(std::vector<AlertRule> rules);

    /// A tick: one look() at each subject between the two.
    void begin(std::int64_t second) { m_second = second; }
    void look(const std::string& id, const std::string& name, const Values& values);
    /// What has changed; who was not looked at has gone.
    [[nodiscard]] std::vector<AlertChange> end();

    struct Firing {
        std::string rule;
        std::string subject;
        std::int64_t since = 0;
        double value = 0;
    };
    [[nodiscard]] std::vector<Firing> firing() const;

private:
    struct State {
        std::string name{};
        std::int64_t since = 0; ///< it is broken
        std::int64_t seen = 0;  ///< the second of the last look
        bool isFiring = false;
        double value = 0;
    };
    using Key = std::pair<std::string, std::string>; ///< rule and subject

    std::vector<AlertRule> m_rules;
    std::map<Key, State> m_states;
    std::vector<AlertChange> m_changes;
    std::int64_t m_second = 0;
};

} // namespace darse::metrics
