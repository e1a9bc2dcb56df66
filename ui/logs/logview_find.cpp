// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglines.h"
#include "ui/logs/logsearch.h"
#include "ui/logs/logview.h"

#include <QScrollBar>

#include <algorithm>

namespace darse::ui {

void LogView::showLine(qint64 line)
{
    const qint64 row = rowOf(line);
    const qint64 top = verticalScrollBar()->value();
    const qint64 rows = std::max(1, viewport()->height() / m_lineHeight);
    if (row >= top && row < top + rows - 1)
        return;
    pauseAt(lineAt(std::clamp<qint64>(row - rows / 3, 0, std::max<qint64>(0, rowCount() - 1))));
    arrange();
}

void LogView::showMoment(qint64 at, Direction side)
{
    // Times of a log go upwards, or nearly so.
    qint64 low = 0;
    qint64 high = rowCount();
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        if (m_lines.line(lineAt(middle)).atMilliseconds < at)
            low = middle + 1;
        else
            high = middle;
    }
    if (rowCount() == 0)
        return;
    if (side == Direction::Previous)
        low = std::max<qint64>(0, low - 1);
    const qint64 line = lineAt(std::min(low, rowCount() - 1));
    m_found = line;
    pauseAt(line);
    select({line, 0}, {line, 0});
    if (side == Direction::Previous) // its end is what is looked for: with what led to it
        pauseAt(lineAt(std::max<qint64>(0, rowOf(line) - verticalScrollBar()->pageStep() * 2 / 3)));
    arrange();
}

void LogView::find(Direction direction)
{
    const LineSet& matches = m_search.matches();
    if (matches.isEmpty())
        return;
    const bool isNext = direction == Direction::Next;
    const qint64 rank = matches.rankOf(m_found ? *m_found + (isNext ? 1 : 0) : m_topLine);
    m_found = matches.at((isNext ? rank : rank - 1 + matches.size()) % matches.size());
    stepTo(*m_found);
    Q_EMIT currentMatchChanged();
}

void LogView::stepTo(qint64 line)
{
    pauseAt(m_topLine);
    select({line, 0}, {line, 0});
    showLine(line);
}

std::optional<qint64> LogView::currentLine() const
{
    if (rowCount() == 0)
        return std::nullopt;
    if (m_anchor)
        return std::clamp(m_cursor.line, m_lines.first(), m_lines.end() - 1);
    return m_isFollowing ? lineAt(rowCount() - 1) : m_topLine;
}

void LogView::toggleMark()
{
    if (const auto line = currentLine())
        m_marks.toggle(*line);
    viewport()->update();
}

void LogView::goToMark(Direction direction)
{
    const qint64 from = currentLine().value_or(m_lines.first());
    if (const auto line = direction == Direction::Next ? m_marks.after(from) : m_marks.before(from))
        stepTo(*line);
}

qsizetype LogView::currentMatch() const
{
    return m_found ? m_search.matches().rankOf(*m_found) + 1 : 0;
}

} // namespace darse::ui
