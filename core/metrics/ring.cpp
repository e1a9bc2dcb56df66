// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/ring.h"

#include "core/metrics/ringfile.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <sys/mman.h>
#include <utility>

namespace darse::metrics {
namespace {

constexpr std::size_t kFirstGathered = 1;

/// Nothing that stands after it in the program is in the file before what stands before it.
void order()
{
    std::atomic_signal_fence(std::memory_order_seq_cst);
}

} // namespace

void Ring::Gathering::begin(std::int64_t number)
{
    *this = {};
    slot = number;
}

void Ring::Gathering::add(const Numbers& numbers)
{
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double number = numbers[i];
        if (std::isnan(number))
            continue;
        Extent& sum = sums[i];
        sum.least = counts[i] == 0 ? number : std::min(sum.least, number);
        sum.most = counts[i] == 0 ? number : std::max(sum.most, number);
        sum.mean += number;
        ++counts[i];
    }
}

Extents Ring::Gathering::extents() const
{
    Extents out = sums;
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i].mean =
            counts[i] == 0 ? std::numeric_limits<double>::quiet_NaN() : sums[i].mean / static_cast<double>(counts[i]);
    return out;
}

bool Ring::Gathering::isEmpty() const
{
    return std::ranges::all_of(counts, [](std::int64_t count) { return count == 0; });
}

Result<Ring> Ring::open(const std::filesystem::path& path)
{
    TRY_DECLARE(std::uint8_t* const memory, mapRingFile(path));
    Ring out(memory);
    out.gatherAgain();
    return out;
}

Ring::Ring(Ring&& other) noexcept : m_memory(std::exchange(other.m_memory, nullptr)), m_gathered(other.m_gathered) {}

Ring& Ring::operator=(Ring&& other) noexcept
{
    std::swap(m_memory, other.m_memory);
    std::swap(m_gathered, other.m_gathered);
    return *this;
}

Ring::~Ring()
{
    if (m_memory == nullptr)
        return;
    ::munmap(m_memory, kRingSize);
}

std::span<std::uint8_t> Ring::slotAt(const Tier& tier, std::int64_t number) const
{
    const auto place = static_cast<std::size_t>(number % tier.slots);
    return {m_memory + tier.offset + place * tier.slotSize, tier.slotSize};
}

std::int64_t& Ring::head(std::size_t tier) const
{
    return ringHead(m_memory).newest.at(tier);
}

std::int64_t Ring::goneSince() const
{
    return ringHead(m_memory).goneSince;
}

void Ring::setGoneSince(std::int64_t second)
{
    ringHead(m_memory).goneSince = second;
}

void Ring::erase(const Tier& tier, std::int64_t first, std::int64_t last)
{
    first = std::max(first, last - tier.slots + 1);
    for (std::int64_t number = first; number <= last; ++number)
        slotAt(tier, number)[0] = 0;
}

bool Ring::advance(std::size_t tier, std::int64_t number)
{
    const std::int64_t newest = head(tier);
    if (number == newest)
        return false;
    if (number > newest)
        erase(kTiers.at(tier), newest < 0 ? number : newest + 1, number);
    else
        erase(kTiers.at(tier), number, newest); // they tell of a time that has not come
    order();
    head(tier) = number;
    order();
    return true;
}

/// The clock was set back: from that slot on nothing has been.
void Ring::goBack(std::size_t tier, std::int64_t slot)
{
    const std::int64_t newest = head(tier);
    if (slot >= newest)
        return;
    erase(kTiers.at(tier), slot, newest);
    order();
    head(tier) = slot - 1;
    order();
}

void Ring::flush(std::size_t tier)
{
    const Gathering& gathered = m_gathered.at(tier - kFirstGathered);
    if (gathered.slot < 0 || gathered.isEmpty() || !advance(tier, gathered.slot))
        return;
    writeExtents(slotAt(kTiers.at(tier), gathered.slot).first<kExtentSlot>(), gathered.slot, gathered.extents());
}

void Ring::record(std::int64_t second, const Numbers& numbers)
{
    if (second < 0 || !advance(0, second))
        return;
    writePlain(slotAt(kSeconds, second).first<kPlainSlot>(), second, numbers);
    for (std::size_t tier = kFirstGathered; tier < kTiers.size(); ++tier) {
        Gathering& gathered = m_gathered.at(tier - kFirstGathered);
        const std::int64_t slot = second / kTiers.at(tier).step;
        if (slot != gathered.slot) {
            if (slot > gathered.slot)
                flush(tier);
            else
                goBack(tier, slot);
            gathered.begin(slot);
        }
        gathered.add(numbers);
    }
}

/// What an engine that was killed had gathered is in the seconds, as long as they are kept.
void Ring::gatherAgain()
{
    const std::int64_t newest = head(0);
    for (std::size_t tier = kFirstGathered; newest >= 0 && tier < kTiers.size(); ++tier) {
        const std::int64_t step = kTiers.at(tier).step;
        Gathering& gathered = m_gathered.at(tier - kFirstGathered);
        gathered.begin(newest / step);
        for (std::int64_t second = gathered.slot * step; second <= newest; ++second) {
            const auto slot = slotAt(kSeconds, second);
            if (!isSlot(slot, second))
                continue;
            Numbers numbers{};
            for (std::size_t i = 0; i < numbers.size(); ++i) {
                const auto extent = extentIn(slot, i);
                numbers[i] = extent ? extent->mean : std::numeric_limits<double>::quiet_NaN();
            }
            gathered.add(numbers);
        }
    }
}

void Ring::scan(std::size_t tier, std::int64_t from, std::int64_t to, std::size_t place, const Use& use) const
{
    const Tier& which = kTiers.at(tier);
    const std::int64_t newest = head(tier);
    const std::int64_t last = std::min(newest, (to + which.step - 1) / which.step - 1);
    const std::int64_t first = std::max((from + which.step - 1) / which.step, newest - which.slots + 1);
    for (std::int64_t number = std::max<std::int64_t>(first, 0); number <= last; ++number) {
        const auto slot = slotAt(which, number);
        if (!isSlot(slot, number))
            continue;
        if (const auto extent = extentIn(slot, place))
            use(number * which.step, *extent);
    }
    if (tier < kFirstGathered)
        return;
    const Gathering& gathered = m_gathered.at(tier - kFirstGathered);
    const std::int64_t begin = gathered.slot * which.step;
    if (gathered.slot > newest && gathered.counts.at(place) > 0 && begin >= from && begin < to)
        use(begin, gathered.extents().at(place));
}

} // namespace darse::metrics
