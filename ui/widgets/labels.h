// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace darse::ui {

/// A label that shows text as text, whatever it contains. `look` is a selector of the style sheet, or null.
[[nodiscard]] QLabel* makeLabel(const QString& text, Type type = Type::Body, const char* look = nullptr);
/// The same, breaking into lines and selectable with the mouse.
[[nodiscard]] QLabel* makeParagraph(const QString& text, Type type = Type::Body, const char* look = nullptr);
[[nodiscard]] QPushButton* makeButton(const QString& text, const char* look = nullptr);
/// The text of a button that has an icon too: a style sheet cannot keep them apart.
[[nodiscard]] QString besideIcon(const QString& text);
/// A button with an icon only; `name` is its tooltip and its accessible name.
[[nodiscard]] QToolButton* makeIconButton(const QString& iconName, const QString& name);
/// A thin line across.
[[nodiscard]] QFrame* makeLine();
/// Text from elsewhere as a tooltip: never rich text, at most a few lines.
[[nodiscard]] QString plainTooltip(const QString& text);
/// The same on a widget, and told to screen readers as the plain text that it is.
void explain(QWidget& widget, const QString& text);

} // namespace darse::ui
