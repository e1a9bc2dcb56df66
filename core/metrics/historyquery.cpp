// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/history.h"

#include <algorithm>

namespace darse::metrics {
namespace {

/// Points that fall into the same step, as one.
class Stepped {
public:
    Stepped(std::int64_t step, std::vector<RangePoint>& out) : m_step(step), m_out(out) {}

    void add(std::int64_t second, const Extent& extent)
    {
        const std::int64_t begin = second - second % m_step;
        if (m_out.empty() || m_out.back().second != begin) {
            close();
            m_out.push_back({begin, extent});
            m_sum = 0;
            m_count = 0;
        }
        Extent& whole = m_out.back().extent;
        whole.least = std::min(whole.least, extent.least);
        whole.most = std::max(whole.most, extent.most);
        m_sum += extent.mean;
        ++m_count;
    }
    void close()
    {
        if (m_count > 0)
            m_out.back().extent.mean = m_sum / static_cast<double>(m_count);
    }

private:
    std::int64_t m_step;
    std::vector<RangePoint>& m_out;
    double m_sum = 0;
    std::int64_t m_count = 0;
};

/// The finest that reaches as far back, and is not finer than what is asked for needs.
std::size_t tierFor(std::int64_t from, std::int64_t step, std::int64_t now)
{
    std::size_t tier = 0;
    while (tier + 1 < kTiers.size() && from <= now - kTiers.at(tier).step * kTiers.at(tier).slots)
        ++tier;
    // An hour a point out of seconds would be six hundred times the work for the same picture.
    while (tier + 1 < kTiers.size() && step > 0 && step % kTiers.at(tier + 1).step == 0)
        ++tier;
    return tier;
}

} // namespace

Result<RangeTold> History::query(const std::string& subject, const RangeAsked& asked, std::int64_t now)
{
    constexpr std::int64_t kUsualPoints = 300;
    if (asked.from < 0 || asked.to <= asked.from || asked.step < 0)
        return Error(ErrorKind::InvalidInput, "a range ends after it begins, and has a step of at least one second");
    const std::int64_t wanted =
        asked.step > 0 ? asked.step : std::max<std::int64_t>((asked.to - asked.from) / kUsualPoints, 1);
    const std::size_t tier = tierFor(asked.from, wanted, now);
    RangeTold out;
    out.kept = kTiers.at(tier).step;
    // Whole slots, so that every step has as many.
    out.step = (wanted + out.kept - 1) / out.kept * out.kept;
    if ((asked.to - asked.from) / out.step > kMostPoints)
        return Error(ErrorKind::InvalidInput, "that would be more than " + std::to_string(kMostPoints) + " points");
    const std::lock_guard lock(m_mutex);
    Shelf* shelf = shelfOf(subject, now, false);
    if (shelf == nullptr)
        return Error(ErrorKind::NotFound, "nothing is remembered of " + subject);
    writeHeldOf(*shelf);
    for (const Metric metric : asked.metrics) {
        const auto place = rememberedAt(metric);
        if (!place)
            return Error(ErrorKind::InvalidInput, std::string(rowOf(metric).name) + " is not remembered");
        Stepped stepped(out.step, out.points.emplace_back());
        shelf->ring->scan(tier, asked.from, asked.to, *place,
                          [&](std::int64_t second, const Extent& extent) { stepped.add(second, extent); });
        stepped.close();
    }
    return out;
}

} // namespace darse::metrics
