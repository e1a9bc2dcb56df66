// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Of the sweep: who is not read, and until when.
#include "core/metrics/sweep.h"

#include <algorithm>
#include <utility>

namespace darse::metrics {
namespace {

/// Before the details of one that rests are read again.
constexpr std::uint64_t kWatchedRestTicks = 10;
constexpr std::uint64_t kMostRestTicks = 1800;

} // namespace

/// Of those that were read at the last tick, the ones that do nothing.
void Sweep::lieDown()
{
    m_restingSince.clear();
    const std::uint64_t last = m_ticks - 1;
    std::erase_if(m_awake, [&](Metered* one) {
        one->isResting = one->isCovered && one->meter.isCalm() && !one->hasNews;
        if (one->isResting) {
            m_restingSince.push_back(one);
            const auto age = static_cast<std::uint64_t>(one->meter.ticksSinceDetails());
            m_resting.push_back({last - std::min(age, last), last, one, one->subject.isPod});
        }
        return one->isResting;
    });
    if (!m_restingSince.empty())
        std::ranges::stable_sort(m_resting, std::less<>(), &Resting::detailed);
}

/// They are known to have rested up to the last tick.
void Sweep::wakeIf(const std::function<bool(const Resting&)>& predicate)
{
    std::erase_if(m_resting, [&](const Resting& each) {
        if (!predicate(each))
            return false;
        if (m_ticks - 1 > each.known)
            each.one->meter.rest(m_before, m_before, static_cast<int>(m_ticks - 1 - each.known));
        each.one->isResting = false;
        m_awake.push_back(each.one);
        return true;
    });
}

void Sweep::wakeThoseDue(Attention attention, const Ids* watched)
{
    const bool isWatched = attention == Attention::Watched;
    const std::uint64_t age = isWatched && watched == nullptr ? kWatchedRestTicks : kMostRestTicks;
    std::size_t woken = 0;
    const auto isDue = [&](const Resting& each) { return each.detailed + age <= m_ticks; };
    if (!m_resting.empty() && isDue(m_resting.front()))
        wakeIf([&](const Resting& each) { return woken < kMostDetails && isDue(each) && ++woken > 0; });
    Ids expected = std::exchange(m_expected, {});
    if (isWatched && watched != nullptr)
        expected.insert(watched->begin(), watched->end());
    if (!expected.empty() && !m_resting.empty())
        wakeIf([&](const Resting& each) { return expected.contains(each.one->subject.id); });
}

void Sweep::catchUp()
{
    for (Resting& each : m_resting) {
        if (m_ticks > each.known)
            each.one->meter.rest(m_before, m_moment, static_cast<int>(m_ticks - std::exchange(each.known, m_ticks)));
    }
}

} // namespace darse::metrics
