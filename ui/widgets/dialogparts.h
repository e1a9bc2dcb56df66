// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/tokens.h"

class QDialog;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;
class QWidget;

namespace darse::ui {

/// Words with names in them: one that is longer than a line goes on in the next.
[[nodiscard]] QLabel* makeNaming(const QString& text, Type type);

/// A field below its name, close to it. What is said of the field is added to the layout.
[[nodiscard]] QVBoxLayout* makeField(const QString& name, QWidget& field);

/// The last row of a dialog: at its right end a button with the words `leave`, and after it `verb`, which does what the
/// dialog is for. Enter presses `verb`, but the button that has the keyboard where one has it.
[[nodiscard]] QHBoxLayout* makeDialogButtons(QDialog& dialog, const QString& leave, QPushButton& verb);

/// The dialog, whose width is fixed, is from now on as high as what is in it. Qt alone stops at two thirds of a screen,
/// where lines lie on one another, and leaves a hole where a note has gone.
void keepFitting(QDialog& dialog);

} // namespace darse::ui
