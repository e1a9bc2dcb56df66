// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Folding, and what notes look like in the text.
#include "ui/editor/codeedit.h"
#include "ui/editor/folding.h"
#include "ui/style/tokens.h"

#include <QTextBlock>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr std::size_t kMostUnderlined = 200;

void setShown(QTextBlock from, const QTextBlock& to, bool isShown)
{
    for (; from.isValid() && from.blockNumber() <= to.blockNumber(); from = from.next())
        from.setVisible(isShown);
}

} // namespace

void CodeEdit::toggleFold(int line)
{
    const QTextBlock block = document()->findBlockByNumber(line);
    if (!block.isValid() || !canFold(block))
        return;
    const QTextBlock last = lastOfFold(block);
    const bool isShown = isFolded(block);
    if (!isShown && textCursor().blockNumber() > line && textCursor().blockNumber() <= last.blockNumber()) {
        QTextCursor cursor(block);
        cursor.movePosition(QTextCursor::EndOfBlock);
        setTextCursor(cursor); // nobody writes where nothing is seen
    }
    setShown(block.next(), last, isShown);
    document()->markContentsDirty(block.position(), last.position() + last.length() - block.position());
    viewport()->update();
    placeGutter();
}

void CodeEdit::unfoldAll()
{
    setShown(document()->firstBlock(), document()->lastBlock(), true);
    document()->markContentsDirty(0, document()->characterCount());
    viewport()->update();
}

void CodeEdit::foldAll()
{
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next()) {
        if (indentationOf(block.text()) == 0 && canFold(block) && !isFolded(block))
            toggleFold(block.blockNumber());
    }
}

void CodeEdit::underline(QList<QTextEdit::ExtraSelection>& selections) const
{
    for (const Note& note : m_notes) {
        const QTextBlock block = document()->findBlockByNumber(note.line);
        if (!block.isValid() || static_cast<std::size_t>(selections.size()) > kMostUnderlined)
            continue;
        const QString text = block.text();
        const auto from = std::clamp<qsizetype>(note.column, 0, std::max<qsizetype>(0, text.size() - 1));
        qsizetype to = text.indexOf(u':', from);
        to = to <= from ? text.size() : to;
        QTextEdit::ExtraSelection under;
        under.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        under.format.setUnderlineColor(note.isError ? colors().failed : colors().warning);
        under.cursor = QTextCursor(block);
        under.cursor.setPosition(block.position() + static_cast<int>(from));
        under.cursor.setPosition(block.position() + static_cast<int>(to), QTextCursor::KeepAnchor);
        selections.push_back(under);
    }
}

} // namespace darse::ui
