// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPlainTextEdit;

namespace darse::ui {

/// The editor has this text, in one step that can be undone. Only what differs is written, so that cursor, folds and
/// scrolling stay.
void replaceText(QPlainTextEdit& edit, const QString& text);

} // namespace darse::ui
