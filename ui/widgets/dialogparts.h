// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"

class QDialog;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace darse::ui {

/// Words with names in them: one that is longer than a line goes on in the next.
[[nodiscard]] QLabel* makeNaming(const QString& text, Type type);

/// The last row of a dialog: at its right end a button with the words `leave`, and after it `verb`, which does what the
/// dialog is for. Enter presses `verb`, but the button that has the keyboard where one has it.
[[nodiscard]] QHBoxLayout* makeDialogButtons(QDialog& dialog, const QString& leave, QPushButton& verb);

} // namespace darse::ui
