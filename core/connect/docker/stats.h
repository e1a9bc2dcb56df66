// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/metrics.h"
#include "core/connect/docker/hands.h"
#include "core/connect/docker/wire.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace darse::connect::docker {

/// What /containers/{id}/stats counts at one moment.
struct Counters {
    double atSeconds = 0; ///< of the server
    double cpuSeconds = 0;
    double received = 0;
    double sent = 0;
    double read = 0;
    double written = 0;
    std::optional<double> memory;
};

/// Absent when the answer says nothing (a container that does not run).
[[nodiscard]] std::optional<Counters> countersOf(const json& stats);
/// Rates need two moments; memory needs one.
[[nodiscard]] backend::Sample sampleOf(const QString& key, const std::optional<Counters>& before, const Counters& now);

/// Live numbers of those that run, asked for once an interval, one container after the other: Docker has no other way.
class StatsMetrics final : public backend::Metrics {
public:
    /// Of more, the first ones are asked.
    static constexpr std::size_t kMostAtOnce = 40;
    /// Which containers run; asked on the console's thread.
    using Running = std::function<std::vector<QString>()>;

    StatsMetrics(Hands& hands, std::shared_ptr<Wire> wire, Running running) :
        m_hands(hands),
        m_wire(std::move(wire)),
        m_running(std::move(running))
    {
    }

    std::unique_ptr<backend::MetricsStream> stream(std::chrono::seconds interval) override;
    /// Docker remembers nothing.
    backend::Pending<std::vector<backend::Frame>> history(const backend::ObjectRef& ref, std::chrono::seconds span,
                                                          int points) override;

private:
    Hands& m_hands;
    std::shared_ptr<Wire> m_wire;
    Running m_running;
};

} // namespace darse::connect::docker
