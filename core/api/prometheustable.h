// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/sampler.h"

#include <optional>
#include <span>

namespace darse::api {

// What Prometheus is told, and under which names.

using Number = std::optional<double>;

/// A counter, as Prometheus wants it: it makes rates by itself.
struct CounterRow {
    const char* name;
    const char* help;
    Number (*of)(const metrics::Reading& reading);
};

/// Counters of every disk, and of every interface of a network, told apart by a label.
struct DiskRow {
    const char* name;
    const char* help;
    std::uint64_t cgroup::IoDevice::*field;
};

struct InterfaceRow {
    const char* name;
    const char* help;
    cgroup::Counters cgroup::NetworkCounters::*way;
    std::uint64_t cgroup::Counters::*field;
};

struct GaugeRow {
    metrics::Metric metric;
    const char* name;
};

[[nodiscard]] std::span<const CounterRow> prometheusCounters();
[[nodiscard]] std::span<const DiskRow> prometheusDisks();
[[nodiscard]] std::span<const InterfaceRow> prometheusInterfaces();
[[nodiscard]] std::span<const GaugeRow> prometheusGauges();

} // namespace darse::api
