// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/sampler.h"

#include <bitset>
#include <functional>
#include <set>
#include <string>

namespace darse::api {

/// What a client wants to see of a frame.
struct FrameFilter {
    std::bitset<metrics::kMetrics> metrics = std::bitset<metrics::kMetrics>().set();
    std::function<bool(const std::string& id)> isWanted{}; ///< empty: every container is
    std::set<std::string> ids{};                           ///< the same as far as it is known by id; none: all
    bool hasDetails = false;                               ///< counters of every disk and every network interface
};

/// A number as JSON has it: whole ones without a point, others with six digits that count.
void appendNumber(std::string& out, double number);

/// One line, with its end. Written by hand: it is made once a second for a thousand containers.
[[nodiscard]] std::string frameLine(const metrics::Frame& frame, const FrameFilter& filter);

} // namespace darse::api
