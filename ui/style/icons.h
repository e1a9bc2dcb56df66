// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace darse::ui {

/// A drawing of the project's own set (resources/icons/<name>.svg), `currentColor` replaced by the given colour; sharp
/// at every scale, cached. An unknown name gives a visible placeholder and a warning, never a crash.
[[nodiscard]] QIcon icon(const QString& name, const QColor& color);
/// In the text colour, muted when disabled.
[[nodiscard]] QIcon icon(const QString& name);
/// `size` in logical pixels.
[[nodiscard]] QPixmap iconPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio);

/// A line drawing for empty pages (resources/drawings/<name>.svg, 160×120) in muted and accent colours.
[[nodiscard]] QPixmap drawingPixmap(const QString& name, double devicePixelRatio);

} // namespace darse::ui
