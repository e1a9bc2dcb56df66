// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/metrics.h"
#include "core/connect/demo/world.h"

namespace darse::connect::demo {

/// The numbers of an object are a function of its seed and the time alone, so that the past and the present agree.
struct Load {
    double cpuCores = 0;
    double memoryBytes = 0;
    double received = 0; ///< bytes per second, as those below
    double sent = 0;
    double diskRead = 0;
    double diskWritten = 0;
    double pressure = 0; ///< 0–1

    Load& operator+=(const Load& other);
};

/// How long a Leaky process lives until it has filled its memory limit.
inline constexpr qint64 kLeakMilliseconds = 9 * 60 * 1000;

/// Smooth noise between 0 and 1 that turns about once per period.
[[nodiscard]] double noise(quint64 seed, qint64 at, qint64 period);

/// Absent when the container had no process then.
[[nodiscard]] std::optional<Load> loadOf(const backend::Container& container, const Cell& cell, qint64 at);
/// Of a container, pod or node; generated containers count for themselves only.
[[nodiscard]] std::optional<Load> loadAt(const World& world, const backend::ObjectRef& ref, qint64 at);
[[nodiscard]] backend::Sample sampleOf(const backend::ObjectRef& ref, const Load& load);

} // namespace darse::connect::demo
