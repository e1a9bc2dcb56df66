// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/terminal/cell.h"

#include <QString>

#include <compare>
#include <optional>

namespace darse::ui::terminal {

class Surface;

/// Between two letters: the number of a line and how many columns are left of it.
struct Place {
    qint64 line = 0;
    int column = 0;

    friend auto operator<=>(const Place&, const Place&) = default;
};

struct Marking {
    Place from;
    Place to; ///< not before from

    [[nodiscard]] bool isEmpty() const { return from == to; }
    friend bool operator==(const Marking&, const Marking&) = default;
};

/// The word, path or address around a place; empty where there is none.
[[nodiscard]] Marking wordAt(const Surface& surface, Place place);
/// The whole line, with all rows that it was wrapped into.
[[nodiscard]] Marking lineAt(const Surface& surface, Place place);
/// What is marked, as it is copied: wrapped rows joined, blanks at the ends of lines left out.
[[nodiscard]] QString textOf(const Surface& surface, const Marking& marking);
/// Both ends in order and within what the surface keeps.
[[nodiscard]] Marking ordered(const Surface& surface, Place one, Place other);

/// A line as text, and the column in which each of its UTF-16 units stands.
struct LineText {
    QString text;
    std::vector<int> columns;
};
[[nodiscard]] LineText readLine(const Surface& surface, qint64 line);

enum class Direction { Up, Down };
/// The next place of a text before or after another, around the end. Capital letters in the text make the search tell
/// them apart.
[[nodiscard]] std::optional<Marking> findText(const Surface& surface, const QString& text, Place from,
                                              Direction direction);
/// All places on one line.
[[nodiscard]] std::vector<Marking> findAll(const Surface& surface, const QString& text, qint64 line);

} // namespace darse::ui::terminal
