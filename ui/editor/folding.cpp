// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/folding.h"

#include <QTextDocument>

#include <cstdlib>

namespace darse::ui {
namespace {

constexpr int kFarthest = 20000; ///< characters in which a bracket is looked for
constexpr QStringView kOpening = u"{[(";
constexpr QStringView kClosing = u"}])";

bool beginsItem(const QString& line, int indentation)
{
    const QStringView rest = QStringView(line).sliced(indentation);
    return rest == u"-" || rest.startsWith(u"- ");
}

/// Whether the other line belongs to what the first one begins.
bool isWithin(const QString& head, int headIndentation, const QString& line, int indentation)
{
    if (indentation > headIndentation)
        return true;
    return indentation == headIndentation && beginsItem(line, indentation) && !beginsItem(head, headIndentation) &&
           head.trimmed().endsWith(u':');
}

} // namespace

int indentationOf(const QString& line)
{
    for (int i = 0; i < line.size(); ++i) {
        if (line[i] != u' ')
            return i;
    }
    return -1;
}

QTextBlock lastOfFold(const QTextBlock& block)
{
    const QString head = block.text();
    const int indentation = indentationOf(head);
    QTextBlock last = block;
    if (indentation < 0 || head.startsWith(QLatin1StringView("---")))
        return last;
    for (QTextBlock next = block.next(); next.isValid(); next = next.next()) {
        const QString line = next.text();
        const int inner = indentationOf(line);
        if (inner < 0)
            continue;
        if (!isWithin(head, indentation, line, inner))
            break;
        last = next;
    }
    return last;
}

bool canFold(const QTextBlock& block)
{
    const QString head = block.text();
    const int indentation = indentationOf(head);
    if (indentation < 0 || head.startsWith(QLatin1StringView("---")))
        return false;
    for (QTextBlock next = block.next(); next.isValid(); next = next.next()) {
        const QString line = next.text();
        if (const int inner = indentationOf(line); inner >= 0)
            return isWithin(head, indentation, line, inner);
    }
    return false;
}

bool isFolded(const QTextBlock& block)
{
    const QTextBlock next = block.next();
    return block.isVisible() && next.isValid() && !next.isVisible();
}

int matchingBracket(const QTextDocument& document, int position)
{
    const QChar bracket = document.characterAt(position);
    const auto opening = kOpening.indexOf(bracket);
    const auto closing = kClosing.indexOf(bracket);
    if (opening < 0 && closing < 0)
        return -1;
    const int step = opening >= 0 ? 1 : -1;
    const QChar other = opening >= 0 ? kClosing[opening] : kOpening[closing];
    int depth = 0;
    for (int at = position; at >= 0 && at < document.characterCount() && std::abs(at - position) < kFarthest;
         at += step) {
        const QChar here = document.characterAt(at);
        if (here == bracket)
            ++depth;
        else if (here == other && --depth == 0)
            return at;
    }
    return -1;
}

} // namespace darse::ui
