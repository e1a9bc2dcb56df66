// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Folding, and what notes look like in the text.
#include "ui/editor/codeedit.h"
#include "ui/editor/folding.h"
#include "ui/style/tokens.h"

#include <algorithm>
#include <iterator>
#include <utility>

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

void CodeEdit::reveal(const QTextBlock& block)
{
    QTextBlock first = block;
    while (first.previous().isValid() && !first.previous().isVisible())
        first = first.previous();
    QTextBlock last = block;
    while (last.next().isValid() && !last.next().isVisible())
        last = last.next();
    setShown(first, last, true);
    document()->markContentsDirty(first.position(), last.position() + last.length() - first.position());
    viewport()->update();
    placeGutter();
}

void CodeEdit::revealChanged(int position, int added)
{
    const bool hasOtherLines = std::exchange(m_knownBlocks, blockCount()) != blockCount();
    const QTextBlock block = document()->findBlock(std::min(position + added, document()->characterCount() - 1));
    if (isFolded(block) && (hasOtherLines || !canFold(block)))
        reveal(block.next());
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

int CodeEdit::goToNote(Way way)
{
    if (m_notes.empty())
        return -1;
    const int line = textCursor().blockNumber();
    const auto after = std::ranges::upper_bound(m_notes, line, {}, &Note::line);
    const auto at = std::ranges::lower_bound(m_notes, line, {}, &Note::line);
    const auto note = way == Way::Next ? (after == m_notes.end() ? m_notes.begin() : after)
                                       : std::prev(at == m_notes.begin() ? m_notes.end() : at);
    goToLine(note->line, note->column);
    return static_cast<int>(note - m_notes.begin());
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
