// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/sgrparser.h"
#include "ui/style/tokens.h"

#include <QColor>
#include <QTextCharFormat>

namespace darse::ui {

/// WCAG contrast of two opaque colours, 1–21.
[[nodiscard]] double contrast(const QColor& one, const QColor& other);
/// `wanted`, made lighter or darker until it can be read on `background` (contrast ≥ 4.5).
[[nodiscard]] QColor readable(const QColor& wanted, const QColor& background);
/// One of the 256 colours; the first sixteen in the words of a theme, so that red is the red of failures.
[[nodiscard]] QColor paletteColor(int index, const Colors& theme);
/// How a run is painted on `background` in the theme in force.
[[nodiscard]] QTextCharFormat formatOf(const Ink& ink, const QColor& background);

} // namespace darse::ui
