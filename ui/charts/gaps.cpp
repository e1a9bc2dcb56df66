// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/gaps.h"

#include <algorithm>

namespace darse::ui {
namespace {

constexpr qint64 kUsuals = 4; ///< so many usual distances without a point are a gap

qint64 usualDistance(std::span<const session::Point> points)
{
    std::vector<qint64> distances;
    distances.reserve(points.size());
    for (std::size_t i = 1; i < points.size(); ++i)
        distances.push_back(points[i].atMilliseconds - points[i - 1].atMilliseconds);
    const auto middle = distances.begin() + std::ptrdiff_t(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return std::max<qint64>(1, *middle);
}

} // namespace

std::vector<std::span<const session::Point>> splitAtGaps(std::span<const session::Point> points)
{
    std::vector<std::span<const session::Point>> runs;
    if (points.empty())
        return runs;
    if (points.size() == 1)
        return {points};
    const qint64 longest = usualDistance(points) * kUsuals;
    std::size_t first = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (points[i].atMilliseconds - points[i - 1].atMilliseconds > longest) {
            runs.push_back(points.subspan(first, i - first));
            first = i;
        }
    }
    runs.push_back(points.subspan(first));
    return runs;
}

} // namespace darse::ui
