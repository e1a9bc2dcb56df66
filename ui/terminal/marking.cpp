// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/marking.h"

#include "ui/terminal/clusters.h"
#include "ui/terminal/surface.h"

#include <algorithm>

namespace darse::ui::terminal {
namespace {

bool isWordLetter(QChar c)
{
    return c.isLetterOrNumber() || c.isSurrogate() || c.isMark() || QStringLiteral("_-./~:@%+=?&#").contains(c);
}

int columnBehind(const LineText& line, qsizetype index)
{
    if (index >= qsizetype(line.columns.size()))
        return line.columns.empty() ? 0 : line.columns.back() + 1;
    return line.columns[std::size_t(index)];
}

qsizetype indexOf(const LineText& line, int column)
{
    return std::ranges::lower_bound(line.columns, column) - line.columns.begin();
}

Qt::CaseSensitivity caseOf(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isUpper(); }) ? Qt::CaseSensitive : Qt::CaseInsensitive;
}

} // namespace

LineText readLine(const Surface& surface, qint64 line)
{
    LineText result;
    const Line cells = surface.line(line);
    for (std::size_t i = 0; i < cells.cells.size(); ++i) {
        const QString letter = surface.clusters().textOf(cells.cells[i].letter);
        result.text += letter;
        result.columns.insert(result.columns.end(), std::size_t(letter.size()), int(i));
    }
    return result;
}

Marking wordAt(const Surface& surface, Place place)
{
    const LineText line = readLine(surface, place.line);
    qsizetype first = indexOf(line, place.column);
    if (first >= line.text.size() || !isWordLetter(line.text[first]))
        return {place, place};
    qsizetype last = first;
    while (first > 0 && isWordLetter(line.text[first - 1]))
        --first;
    while (last < line.text.size() && isWordLetter(line.text[last]))
        ++last;
    return {{place.line, columnBehind(line, first)}, {place.line, columnBehind(line, last)}};
}

Marking lineAt(const Surface& surface, Place place)
{
    qint64 first = place.line;
    qint64 last = place.line;
    while (first > surface.firstLine() && surface.line(first - 1).isWrapped)
        --first;
    while (last + 1 < surface.endLine() && surface.line(last).isWrapped)
        ++last;
    return {{first, 0}, {last, surface.columns()}};
}

QString textOf(const Surface& surface, const Marking& marking)
{
    QString text;
    for (qint64 number = marking.from.line; number <= marking.to.line; ++number) {
        const LineText line = readLine(surface, number);
        const qsizetype first = number == marking.from.line ? indexOf(line, marking.from.column) : 0;
        const qsizetype last = number == marking.to.line ? indexOf(line, marking.to.column) : line.text.size();
        QString piece = line.text.mid(first, last - first);
        const bool isJoined = surface.line(number).isWrapped && number < marking.to.line;
        const bool isAtEnd = last >= line.text.size();
        while (isAtEnd && !isJoined && piece.endsWith(u' '))
            piece.chop(1);
        text += piece;
        if (!isJoined && number < marking.to.line)
            text += u'\n';
    }
    return text;
}

Marking ordered(const Surface& surface, Place one, Place other)
{
    const Place lowest{surface.firstLine(), 0};
    const Place highest{surface.endLine() - 1, surface.columns()};
    one = std::clamp(one, lowest, highest);
    other = std::clamp(other, lowest, highest);
    return {std::min(one, other), std::max(one, other)};
}

std::vector<Marking> findAll(const Surface& surface, const QString& text, qint64 line)
{
    std::vector<Marking> found;
    if (text.isEmpty())
        return found;
    const LineText read = readLine(surface, line);
    const Qt::CaseSensitivity sensitivity = caseOf(text);
    for (qsizetype at = read.text.indexOf(text, 0, sensitivity); at >= 0;
         at = read.text.indexOf(text, at + text.size(), sensitivity))
        found.push_back({{line, columnBehind(read, at)}, {line, columnBehind(read, at + text.size())}});
    return found;
}

std::optional<Marking> findText(const Surface& surface, const QString& text, Place from, Direction direction)
{
    const qint64 count = surface.endLine() - surface.firstLine();
    const qint64 start = std::clamp(from.line, surface.firstLine(), surface.endLine() - 1);
    // The line of the start comes twice: what is behind it there is looked at first, the rest of it at the very end.
    for (qint64 step = 0; step <= count; ++step) {
        const qint64 offset = direction == Direction::Down ? step : count - step;
        const qint64 number = surface.firstLine() + (start - surface.firstLine() + offset) % count;
        std::vector<Marking> found = findAll(surface, text, number);
        if (direction == Direction::Up)
            std::ranges::reverse(found);
        for (const Marking& one : found) {
            const bool isBeyond = direction == Direction::Down ? one.from >= from : one.from < from;
            if (step > 0 || isBeyond)
                return one;
        }
    }
    return std::nullopt;
}

} // namespace darse::ui::terminal
