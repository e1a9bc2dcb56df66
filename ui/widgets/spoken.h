// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QWidget;

namespace darse::ui {

/// What screen readers take `widget` for, where Qt would guess wrong: a button that leads to a page is a link to them, a
/// painted surface a chart or a document. Buttons can be pressed and tell whether they are the chosen one.
void speakAs(QWidget& widget, QAccessible::Role role);

} // namespace darse::ui
