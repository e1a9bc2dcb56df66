// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/metrics/slotcode.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace darse::metrics {

/// A stretch of a ring: `slots` of `step` seconds each. A slot's number is that of its stretch of time since 1970, its
/// place the rest of dividing that by `slots`.
struct Tier {
    std::int64_t step;
    std::int64_t slots;
    std::size_t slotSize;
    std::size_t offset; ///< in the file
};

inline constexpr std::size_t kRingHead = 4096;
inline constexpr Tier kSeconds{1, 600, kPlainSlot, kRingHead};
inline constexpr Tier kTens{10, 2160, kExtentSlot, kRingHead + 600 * kPlainSlot};
inline constexpr Tier kMinutes{60, 20160, kExtentSlot, kTens.offset + 2160 * kExtentSlot};
inline constexpr std::array kTiers = {kSeconds, kTens, kMinutes};
inline constexpr std::size_t kRingSize = kMinutes.offset + 20160 * kExtentSlot;
static_assert(kRingSize <= std::size_t{1024} * 1024);

/// What one subject used in the last ten minutes by the second, in six hours by ten seconds, and in fourteen days by
/// the minute, in a file that is mapped into memory and never grows. Whoever writes may die at any moment: a slot that
/// is not whole is none. One writer, which whoever keeps the folder sees to; for one thread at a time.
class Ring {
public:
    /// Makes the file when there is none, with all its blocks, so that a full disk is an error here and not a signal
    /// later. Protocol when it is damaged or of another version: it is left as it is.
    [[nodiscard]] static Result<Ring> open(const std::filesystem::path& path);
    Ring(Ring&& other) noexcept;
    Ring& operator=(Ring&& other) noexcept;
    ~Ring();

    /// `second` since 1970. A second that has a slot already is not written again; if the clock was set back, what
    /// claims to be later than this is erased.
    void record(std::int64_t second, const Numbers& numbers);

    /// Calls `use` with the beginning of every slot of a tier that has the metric and begins in [from, to), in seconds,
    /// the oldest first. What is being gathered for the slot that is not over yet counts, too.
    using Use = std::function<void(std::int64_t second, const Extent& extent)>;
    void scan(std::size_t tier, std::int64_t from, std::int64_t to, std::size_t place, const Use& use) const;

    /// When its subject was first missed, in seconds since 1970; 0: it was not.
    [[nodiscard]] std::int64_t goneSince() const;
    void setGoneSince(std::int64_t second);

private:
    /// What a slot that is not over is made of.
    struct Gathering {
        std::int64_t slot = -1;
        std::array<std::int64_t, kRemembered.size()> counts{};
        Extents sums{};

        void begin(std::int64_t number);
        void add(const Numbers& numbers);
        [[nodiscard]] Extents extents() const;
        [[nodiscard]] bool isEmpty() const;
    };

    explicit Ring(std::uint8_t* memory) : m_memory(memory) {}
    [[nodiscard]] std::span<std::uint8_t> slotAt(const Tier& tier, std::int64_t number) const;
    [[nodiscard]] std::int64_t& head(std::size_t tier) const;
    /// Makes `number` the newest, with nothing between the one before and it. False when it is that already.
    [[nodiscard]] bool advance(std::size_t tier, std::int64_t number);
    void erase(const Tier& tier, std::int64_t first, std::int64_t last);
    void goBack(std::size_t tier, std::int64_t slot);
    void flush(std::size_t tier);
    void gatherAgain();

    std::uint8_t* m_memory;
    std::array<Gathering, 2> m_gathered{}; ///< of the second and the third tier
};

} // namespace darse::metrics
