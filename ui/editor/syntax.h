// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTextDocument;

namespace darse::ui {

/// Colours a document by the language of a file name ("x.yaml") with the colours of the theme in force. False when the
/// language is not known: the text stays plain. The definitions are read once, when first asked for.
bool highlight(QTextDocument& document, const QString& fileName);
/// The same a moment later when the definitions are still to be read, which another thread does.
void highlightSoon(QTextDocument& document, const QString& fileName);

} // namespace darse::ui
