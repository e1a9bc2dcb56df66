// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What keys do to indentation, lists, comments and brackets.
#include "ui/editor/folding.h"
#include "ui/editor/yamledit.h"

#include <QTextBlock>

#include <algorithm>
#include <climits>

namespace darse::ui {
namespace {

constexpr int kStep = 2;
constexpr QStringView kPairs[] = {u"{}", u"[]", u"\"\""};

QString spaces(qsizetype count)
{
    return QString(count, u' ');
}

/// The lines that are selected, or that of the cursor.
template <class Function>
void forLines(QTextCursor cursor, Function change)
{
    const int first = cursor.document()->findBlock(cursor.selectionStart()).blockNumber();
    int last = cursor.document()->findBlock(cursor.selectionEnd()).blockNumber();
    if (last > first && cursor.document()->findBlockByNumber(last).position() == cursor.selectionEnd())
        --last;
    cursor.beginEditBlock();
    for (int line = first; line <= last; ++line)
        change(QTextCursor(cursor.document()->findBlockByNumber(line)));
    cursor.endEditBlock();
}

void removeAt(QTextCursor cursor, int column, int count)
{
    cursor.setPosition(cursor.block().position() + column);
    cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, count);
    cursor.removeSelectedText();
}

} // namespace

/// The next line is where the next key or item belongs.
void YamlEdit::breakLine()
{
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    const QString rest = before.trimmed();
    const int indentation = std::max(0, indentationOf(before));
    cursor.beginEditBlock();
    if (rest == u"-" && cursor.atBlockEnd()) {
        // An item without anything ends its list.
        cursor.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
        cursor.insertText(spaces(std::max(0, indentation - kStep)));
    } else {
        const bool isItem = rest.startsWith(QLatin1StringView("- "));
        const bool opens = rest.endsWith(u':') || rest.endsWith(u'|') || rest.endsWith(u'>');
        const bool isPlainItem = isItem && !rest.contains(QLatin1StringView(": ")) && !opens;
        QString next = spaces(indentation);
        if (isPlainItem)
            next += QStringLiteral("- "); // a list of words goes on
        else
            next += spaces((isItem ? kStep : 0) + (opens ? kStep : 0));
        cursor.insertText(QLatin1Char('\n') + (rest.isEmpty() ? before : next));
    }
    cursor.endEditBlock();
    setTextCursor(cursor);
    ensureCursorVisible();
}

/// Backspace before the text goes back by a level.
bool YamlEdit::leaveIndentation()
{
    QTextCursor cursor = textCursor();
    const int column = cursor.positionInBlock();
    const QString before = cursor.block().text().left(column);
    if (cursor.hasSelection() || column == 0 || !before.trimmed().isEmpty())
        return false;
    const int count = column % kStep == 0 ? kStep : column % kStep;
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, std::min(count, column));
    cursor.removeSelectedText();
    return true;
}

bool YamlEdit::writeBracket(QChar typed)
{
    QTextCursor cursor = textCursor();
    const QString line = cursor.block().text();
    const int column = cursor.positionInBlock();
    const QChar next = column < line.size() ? line[column] : QChar();
    for (const QStringView pair : kPairs) {
        if (typed == pair[1] && next == typed && !cursor.hasSelection()) {
            cursor.movePosition(QTextCursor::Right); // it is there already
            setTextCursor(cursor);
            return true;
        }
        if (typed != pair[0])
            continue;
        const bool isFree = next.isNull() || next.isSpace() || QStringLiteral("]},").contains(next);
        const bool endsWord = pair[0] == pair[1] && column > 0 && !line[column - 1].isSpace();
        if (cursor.hasSelection()) {
            cursor.insertText(typed + cursor.selectedText() + pair[1]);
            return true;
        }
        if (!isFree || endsWord)
            return false;
        cursor.insertText(pair.toString());
        cursor.movePosition(QTextCursor::Left);
        setTextCursor(cursor);
        return true;
    }
    return false;
}

void YamlEdit::indentLines(int by)
{
    QTextCursor cursor = textCursor();
    if (by > 0 && !cursor.hasSelection()) {
        cursor.insertText(spaces(kStep - cursor.positionInBlock() % kStep));
        return;
    }
    forLines(cursor, [by](QTextCursor line) {
        const QString text = line.block().text();
        if (by > 0 && !text.trimmed().isEmpty())
            line.insertText(spaces(kStep));
        else if (by < 0)
            removeAt(line, 0, std::min(kStep, std::max(0, indentationOf(text))));
    });
}

/// Takes the comment away when all lines are one, else makes them one.
void YamlEdit::commentLines()
{
    const QTextCursor cursor = textCursor();
    bool isAll = true;
    int least = INT_MAX;
    forLines(cursor, [&](const QTextCursor& line) {
        const QString text = line.block().text();
        if (const int indentation = indentationOf(text); indentation >= 0) {
            least = std::min(least, indentation);
            isAll = isAll && text[indentation] == u'#';
        }
    });
    forLines(cursor, [&](QTextCursor line) {
        const QString text = line.block().text();
        const int indentation = indentationOf(text);
        if (indentation < 0)
            return;
        if (isAll) {
            removeAt(line, indentation, text.mid(indentation).startsWith(QLatin1StringView("# ")) ? 2 : 1);
            return;
        }
        line.setPosition(line.block().position() + least);
        line.insertText(QStringLiteral("# "));
    });
}

} // namespace darse::ui
