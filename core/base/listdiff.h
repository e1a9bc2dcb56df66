// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace darse {

/// A run of neighbouring rows.
struct Range {
    std::size_t first = 0;
    std::size_t count = 0;

    friend bool operator==(const Range&, const Range&) = default;
};

/// How to get from one list to another. Apply `removed` first (last range first), then `inserted` (first range first).
struct ListDiff {
    std::vector<Range> removed;  ///< rows of the old list
    std::vector<Range> inserted; ///< rows of the new list
    std::vector<Range> changed;  ///< rows of the new list that were in the old one and differ

    [[nodiscard]] bool isEmpty() const { return removed.empty() && inserted.empty() && changed.empty(); }
};

/// Adds `row` to the last range when it is its neighbour, else starts a new range.
inline void appendRow(std::vector<Range>& ranges, std::size_t row)
{
    if (!ranges.empty() && ranges.back().first + ranges.back().count == row)
        ++ranges.back().count;
    else
        ranges.push_back({row, 1});
}

/// The one list diff of the project. Both lists are sorted by the same strict order `less` and have no two equal keys,
/// so nothing ever moves and one pass suffices. `same(before, after)` is asked first: true only for rows with one key
/// that look the same, so that comparing pointers makes the common case cheap.
template <class List, class Less, class Same>
[[nodiscard]] ListDiff diffSorted(const List& before, const List& after, Less less, Same same)
{
    ListDiff diff;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() && j < after.size()) {
        if (std::invoke(same, before[i], after[j])) {
            ++i;
            ++j;
        } else if (std::invoke(less, before[i], after[j])) {
            appendRow(diff.removed, i++);
        } else if (std::invoke(less, after[j], before[i])) {
            appendRow(diff.inserted, j++);
        } else {
            appendRow(diff.changed, j++);
            ++i;
        }
    }
    for (; i < before.size(); ++i)
        appendRow(diff.removed, i);
    for (; j < after.size(); ++j)
        appendRow(diff.inserted, j);
    return diff;
}

} // namespace darse
