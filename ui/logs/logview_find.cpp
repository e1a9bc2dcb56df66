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

void LogView::showMoment(qint64 atMilliseconds)
{
    // Times of a log go upwards, or nearly so.
    qint64 low = 0;
    qint64 high = rowCount();
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        if (m_lines.line(lineAt(middle)).atMilliseconds < atMilliseconds)
            low = middle + 1;
        else
            high = middle;
    }
    if (rowCount() == 0)
        return;
    const qint64 line = lineAt(std::min(low, rowCount() - 1));
    m_found = line;
    pauseAt(line);
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
    pauseAt(m_topLine);
    showLine(*m_found);
    viewport()->update();
    Q_EMIT currentMatchChanged();
}

qsizetype LogView::currentMatch() const
{
    return m_found ? m_search.matches().rankOf(*m_found) + 1 : 0;
}

} // namespace darse::ui
