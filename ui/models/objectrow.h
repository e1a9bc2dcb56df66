// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"
#include "ui/models/rowtext.h"

#include <cstdint>

namespace darse::ui {

/// What a row is sorted by, made ready so that most comparisons are one comparison of integers.
struct SortMark {
    enum class Rank : std::uint8_t { Number, Text, Empty };
    std::uint64_t head = 0;   ///< the number, or the first bytes of the text, in an order that integers have
    std::uint32_t offset = 0; ///< of the whole text in SortMarks
    std::uint32_t size = 0;
    Rank rank = Rank::Empty;
};

/// One object of the table and what was worked out about it. Its address is its identity.
struct ObjectRow {
    backend::ObjectPtr object;
    SortMark mark;
    backend::Status status = backend::Status::Unknown;
    bool isInScope = false; ///< belongs to the current project
    bool isMatch = false;   ///< in scope and found by the text filter
    bool isShown = false;   ///< a match whose status is wanted
    bool wasShown = false;  ///< stands in the rows that views know
    bool isLoose = false;   ///< about to be taken out of the sorted rows
    bool isChanged = false; ///< views have to be told
    RowText text;
};

} // namespace darse::ui
