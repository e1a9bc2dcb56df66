// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metric.h"

#include <array>
#include <cstdint>
#include <span>

namespace darse::metrics {

/// What is remembered, in the order in which it lies in a slot: nine, so that all tiers together fit into 1 MiB.
inline constexpr std::array kRemembered = {
    Metric::Cpu,    Metric::CpuThrottled, Metric::Memory,          Metric::MemoryWorkingSet, Metric::Pids,
    Metric::IoRead, Metric::IoWritten,    Metric::NetworkReceived, Metric::NetworkSent,
};

/// The place of a metric in a slot; nothing for one that is not remembered.
[[nodiscard]] std::optional<std::size_t> rememberedAt(Metric metric);

/// Numbers from 2^-20 to 2^53 as logarithms. Absent is 0, zero is 1 (and what is smaller or below zero).
/// Sixteen bits are 897 steps for a factor of two: a number comes back within 0.04 %.
[[nodiscard]] std::uint16_t toCode16(double number);
[[nodiscard]] double fromCode16(std::uint16_t code); ///< NaN when it is absent
/// Twelve bits are 56 steps: within 0.7 %. For extremes.
[[nodiscard]] std::uint16_t toCode12(double number);
[[nodiscard]] double fromCode12(std::uint16_t code);

/// What became of one metric in a stretch of time.
struct Extent {
    double least = 0;
    double mean = 0;
    double most = 0;
};

// A slot: a byte that checks it, then its numbers. The check knows which slot it is, so that neither one that was cut
// off while it was written, nor one of another lap of the ring, is taken for what it is not. Zero: nothing is there.
inline constexpr std::size_t kPlainSlot = 1 + 2 * kRemembered.size();  ///< a number each
inline constexpr std::size_t kExtentSlot = 1 + 5 * kRemembered.size(); ///< mean, least and most of each

using Numbers = std::array<double, kRemembered.size()>;
using Extents = std::array<Extent, kRemembered.size()>; ///< a mean that is NaN: absent

[[nodiscard]] Numbers rememberedOf(const Values& values);

void writePlain(std::span<std::uint8_t, kPlainSlot> slot, std::int64_t number, const Numbers& numbers);
void writeExtents(std::span<std::uint8_t, kExtentSlot> slot, std::int64_t number, const Extents& extents);

/// Whether it is that slot and whole.
[[nodiscard]] bool isSlot(std::span<const std::uint8_t> slot, std::int64_t number);
/// Of a slot that is one; nothing when the metric is absent in it.
[[nodiscard]] std::optional<Extent> extentIn(std::span<const std::uint8_t> slot, std::size_t place);

} // namespace darse::metrics
