// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/ring.h"

namespace darse::metrics {

/// What a ring's file begins with; the rest up to kRingHead is unused.
struct RingHead {
    std::array<char, 8> magic;
    std::uint32_t version; ///< of the tiers, what is remembered, and how
    std::uint32_t size;    ///< of the file
    std::uint64_t check;   ///< of the three before
    // What changes:
    std::array<std::int64_t, 3> newest; ///< slot of every tier; -1: none
    std::int64_t goneSince;
};

[[nodiscard]] RingHead& ringHead(std::uint8_t* memory);

/// kRingSize bytes of memory that are that file, made when there is none. Errors as Ring::open() has them.
[[nodiscard]] Result<std::uint8_t*> mapRingFile(const std::filesystem::path& path);

} // namespace darse::metrics
