// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/slotcode.h"

#include <algorithm>
#include <atomic>

namespace darse::metrics {
namespace {

constexpr double kLowest = -20; ///< powers of two
constexpr double kHighest = 53;
constexpr double kRange = kHighest - kLowest;
constexpr std::uint16_t kZero = 1;
constexpr std::uint16_t kFirst = 2;
constexpr std::uint16_t kLast16 = 0xffff;
constexpr std::uint16_t kLast12 = 0xfff;

std::uint16_t toCode(double number, std::uint16_t last)
{
    if (std::isnan(number))
        return 0;
    if (number <= 0)
        return kZero;
    const double place = (std::log2(number) - kLowest) / kRange;
    if (place < 0)
        return kZero;
    return static_cast<std::uint16_t>(kFirst + std::lround(std::min(place, 1.0) * (last - kFirst)));
}

double fromCode(std::uint16_t code, std::uint16_t last)
{
    if (code == 0)
        return std::numeric_limits<double>::quiet_NaN();
    if (code == kZero)
        return 0;
    return std::exp2(kLowest + kRange * static_cast<double>(code - kFirst) / static_cast<double>(last - kFirst));
}

/// FNV-1a of the slot's number and content, folded; never 0.
std::uint8_t checkOf(std::span<const std::uint8_t> content, std::int64_t number)
{
    constexpr std::uint32_t kPrime = 16777619U;
    std::uint32_t hash = 2166136261U;
    for (unsigned shift = 0; shift < 64; shift += 8)
        hash = (hash ^ static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> shift)) * kPrime;
    for (const std::uint8_t byte : content)
        hash = (hash ^ byte) * kPrime;
    hash ^= hash >> 16U;
    const auto folded = static_cast<std::uint8_t>(hash ^ (hash >> 8U));
    return folded == 0 ? 1 : folded;
}

void put16(std::span<std::uint8_t> at, std::uint16_t code)
{
    at[0] = static_cast<std::uint8_t>(code & 0xffU);
    at[1] = static_cast<std::uint8_t>(code >> 8U);
}

std::uint16_t get16(std::span<const std::uint8_t> at)
{
    return static_cast<std::uint16_t>(at[0] | (at[1] << 8U));
}

/// The check is written after what it checks, as whoever dies in between would see it.
void order()
{
    std::atomic_signal_fence(std::memory_order_seq_cst);
}

constexpr std::size_t kExtentSize = 5;

} // namespace

Numbers rememberedOf(const Values& values)
{
    Numbers out{};
    std::ranges::transform(kRemembered, out.begin(), [&](Metric metric) { return values.at(metric); });
    return out;
}

std::optional<std::size_t> rememberedAt(Metric metric)
{
    const auto* const found = std::ranges::find(kRemembered, metric);
    return found == kRemembered.end() ? std::nullopt
                                      : std::optional(static_cast<std::size_t>(found - kRemembered.begin()));
}

std::uint16_t toCode16(double number)
{
    return toCode(number, kLast16);
}

double fromCode16(std::uint16_t code)
{
    return fromCode(code, kLast16);
}

std::uint16_t toCode12(double number)
{
    return toCode(number, kLast12);
}

double fromCode12(std::uint16_t code)
{
    return fromCode(code, kLast12);
}

void writePlain(std::span<std::uint8_t, kPlainSlot> slot, std::int64_t number, const Numbers& numbers)
{
    slot[0] = 0;
    order();
    for (std::size_t i = 0; i < numbers.size(); ++i)
        put16(slot.subspan(1 + 2 * i, 2), toCode16(numbers[i]));
    order();
    slot[0] = checkOf(slot.subspan(1), number);
}

void writeExtents(std::span<std::uint8_t, kExtentSlot> slot, std::int64_t number, const Extents& extents)
{
    slot[0] = 0;
    order();
    for (std::size_t i = 0; i < extents.size(); ++i) {
        const auto at = slot.subspan(1 + kExtentSize * i, kExtentSize);
        const std::uint16_t mean = toCode16(extents[i].mean);
        const std::uint16_t least = mean == 0 ? std::uint16_t{0} : toCode12(extents[i].least);
        const std::uint16_t most = mean == 0 ? std::uint16_t{0} : toCode12(extents[i].most);
        put16(at, mean);
        at[2] = static_cast<std::uint8_t>(least & 0xffU);
        at[3] = static_cast<std::uint8_t>((least >> 8U) | ((most & 0xfU) << 4U));
        at[4] = static_cast<std::uint8_t>(most >> 4U);
    }
    order();
    slot[0] = checkOf(slot.subspan(1), number);
}

bool isSlot(std::span<const std::uint8_t> slot, std::int64_t number)
{
    return slot[0] != 0 && slot[0] == checkOf(slot.subspan(1), number);
}

std::optional<Extent> extentIn(std::span<const std::uint8_t> slot, std::size_t place)
{
    const bool isPlain = slot.size() == kPlainSlot;
    const auto at = slot.subspan(1 + place * (isPlain ? 2 : kExtentSize));
    const std::uint16_t code = get16(at);
    if (code == 0)
        return std::nullopt;
    const double mean = fromCode16(code);
    if (isPlain)
        return Extent{mean, mean, mean};
    const auto least = static_cast<std::uint16_t>(at[2] | ((at[3] & 0xfU) << 8U));
    const auto most = static_cast<std::uint16_t>((at[3] >> 4U) | (at[4] << 4U));
    // They are kept less exactly than the mean, which they must still be on the right sides of.
    return Extent{std::min(fromCode12(least), mean), mean, std::max(fromCode12(most), mean)};
}

} // namespace darse::metrics
