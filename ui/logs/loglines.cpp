// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglines.h"

#include <algorithm>

namespace darse::ui {
namespace {

/// Where the piece that begins at `first` ends; never between the halves of one character.
qsizetype pieceLength(const QString& text, qsizetype first)
{
    const qsizetype length = std::min(LogLines::kLongestPiece, text.size() - first);
    const bool cutsCharacter = first + length < text.size() && text[first + length - 1].isHighSurrogate();
    return cutsCharacter ? length - 1 : length;
}

} // namespace

void LogLines::append(const std::vector<backend::LogLine>& lines)
{
    for (const backend::LogLine& line : lines)
        add(line, 0);
    Q_EMIT changed();
}

void LogLines::appendSourced(const std::vector<SourcedLine>& lines)
{
    for (const SourcedLine& line : lines)
        add(line.line, line.source);
    Q_EMIT changed();
}

void LogLines::add(const backend::LogLine& line, int source)
{
    Line kept{line.atMilliseconds, line.isError, false, source, {}};
    if (line.text.size() <= kLongestPiece) {
        push(kept, line.text);
        return;
    }
    for (qsizetype first = 0; first < line.text.size();) {
        const qsizetype length = pieceLength(line.text, first);
        push(kept, QStringView(line.text).mid(first, length));
        first += length;
        kept.isContinuation = true;
    }
}

void LogLines::clear()
{
    m_spool.clear();
    m_first = end();
    Q_EMIT changed();
}

void LogLines::push(const Line& line, QStringView text)
{
    m_spool.append(line, text);
    dropOld();
}

void LogLines::dropOld()
{
    m_first = std::max({m_first, end() - m_limits.lines, std::min(m_spool.lostBefore(), end())});
    while (m_spool.blockCount() > 0 && (m_spool.oldestEnd() <= m_first || m_spool.bytes() > m_limits.spoolBytes)) {
        m_first = std::max(m_first, m_spool.oldestEnd());
        m_spool.dropOldest();
    }
}

} // namespace darse::ui
