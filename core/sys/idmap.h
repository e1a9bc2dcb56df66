// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace darse::sys {

/// User or group ids of the machine that belong to somebody besides their own.
struct IdRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;

    friend bool operator==(const IdRange&, const IdRange&) = default;
};

/// Whose lines count: a line names its owner by name or by number.
struct IdOwner {
    std::string name; ///< empty when the number has no name
    std::uint32_t id = 0;
};

/// The ranges of `owner` in the text of /etc/subuid or /etc/subgid, in their order. Lines that are not
/// "owner:first:count" are passed over, and so are ranges that nobody may be given: with the machine's root in them,
/// beyond the last id, or overlapping one before. At most as many as a map can have.
[[nodiscard]] std::vector<IdRange> subordinateIds(std::string_view text, const IdOwner& owner);

/// The first id from 100000 on that no line of such a file gives to anybody, nor any id above it.
[[nodiscard]] std::uint32_t firstFreeId(std::string_view text);

/// One row of a uid_map or gid_map.
struct IdMapping {
    std::uint32_t inside = 0;
    std::uint32_t outside = 0;
    std::uint32_t count = 0;

    friend bool operator==(const IdMapping&, const IdMapping&) = default;
};

using IdMap = std::vector<IdMapping>;

/// 0 inside is `own` outside, 1 and up are the ranges, without a gap; a range with `own` in it is left out. At most as
/// many rows as the kernel takes at once.
[[nodiscard]] IdMap idMapFor(std::uint32_t own, const std::vector<IdRange>& ranges);

/// How many ids there are inside.
[[nodiscard]] std::uint64_t idCount(const IdMap& map);

/// The rows as the kernel reads them: "0 1000 1\n1 100000 65536\n".
[[nodiscard]] std::string idMapText(const IdMap& map);

} // namespace darse::sys
