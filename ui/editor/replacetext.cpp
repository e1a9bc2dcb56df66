// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/replacetext.h"

#include <QPlainTextEdit>

#include <algorithm>

namespace darse::ui {

void replaceText(QPlainTextEdit& edit, const QString& text)
{
    const QString before = edit.toPlainText();
    const qsizetype shorter = std::min(before.size(), text.size());
    qsizetype begin = 0;
    while (begin < shorter && before[begin] == text[begin])
        ++begin;
    if (begin > 0 && before[begin - 1].isHighSurrogate())
        --begin; // no letter is taken apart
    qsizetype same = 0;
    while (same < shorter - begin && before[before.size() - 1 - same] == text[text.size() - 1 - same])
        ++same;
    if (same > 0 && before[before.size() - same].isLowSurrogate())
        --same;
    if (begin + same == before.size() && before.size() == text.size())
        return;
    QTextCursor cursor(edit.document());
    cursor.setPosition(int(begin));
    cursor.setPosition(int(before.size() - same), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(begin, text.size() - same - begin));
}

} // namespace darse::ui
