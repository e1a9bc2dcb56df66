// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/gaps.h"

#include <algorithm>
#include <array>
#include <limits>

namespace darse::ui {
namespace {

constexpr qint64 kUsuals = 4; ///< so many usual distances without a point are a gap
constexpr std::size_t kAround = 2;

/// Of the points around, without the one before `at`: what an engine remembers lies farther apart than what is seen
/// live beside it.
qint64 usualDistance(std::span<const session::Point> points, std::size_t at)
{
    std::array<qint64, 2 * kAround> distances{};
    std::size_t count = 0;
    const std::size_t first = at > kAround ? at - kAround : 1;
    for (std::size_t i = first; i < points.size() && i <= at + kAround; ++i) {
        if (i != at)
            distances[count++] = points[i].atMilliseconds - points[i - 1].atMilliseconds;
    }
    if (count == 0)
        return std::numeric_limits<qint64>::max() / kUsuals;
    std::sort(distances.begin(), distances.begin() + std::ptrdiff_t(count));
    constexpr qint64 kLeast = 1000; // who is late catches up
    return std::max(kLeast, distances[count / 2]);
}

} // namespace

std::vector<std::span<const session::Point>> splitAtGaps(std::span<const session::Point> points)
{
    std::vector<std::span<const session::Point>> runs;
    if (points.empty())
        return runs;
    if (points.size() == 1)
        return {points};
    std::size_t first = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (points[i].atMilliseconds - points[i - 1].atMilliseconds > usualDistance(points, i) * kUsuals) {
            runs.push_back(points.subspan(first, i - first));
            first = i;
        }
    }
    runs.push_back(points.subspan(first));
    return runs;
}

} // namespace darse::ui
