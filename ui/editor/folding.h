// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBlock>

namespace darse::ui {

// Blocks of a YAML text: what is indented deeper than the line above it, and lists at the indentation of their key.

/// Spaces before the text; -1 for a line without text.
[[nodiscard]] int indentationOf(const QString& line);
/// The last line of what belongs to this one; the block itself when nothing does.
[[nodiscard]] QTextBlock lastOfFold(const QTextBlock& block);
[[nodiscard]] bool canFold(const QTextBlock& block);
[[nodiscard]] bool isFolded(const QTextBlock& block);

/// Where the bracket that belongs to the one at this place stands; -1: there is none nearby.
[[nodiscard]] int matchingBracket(const QTextDocument& document, int position);

} // namespace darse::ui
