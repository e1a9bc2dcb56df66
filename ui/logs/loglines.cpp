// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglines.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace darse::ui {
namespace {

constexpr std::size_t kBlockLines = 256; ///< go to the disk, and come back from there, at once

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
    if (line.text.size() <= kLongestPiece) {
        push({line.atMilliseconds, line.isError, false, source, line.text});
        return;
    }
    for (qsizetype first = 0; first < line.text.size();) {
        const qsizetype length = pieceLength(line.text, first);
        push({line.atMilliseconds, line.isError, first > 0, source, line.text.mid(first, length)});
        first += length;
    }
}

void LogLines::clear()
{
    m_firstInMemory = end();
    m_first = m_firstInMemory;
    m_firstInSpool = m_firstInMemory;
    m_lines.clear();
    m_spool.clear();
    m_characters = 0;
    Q_EMIT changed();
}

const LogLines::Line& LogLines::line(qint64 number) const
{
    if (number >= m_firstInMemory)
        return m_lines.at(std::size_t(number - m_firstInMemory));
    return m_spool.line(number - m_firstInSpool);
}

void LogLines::push(Line line)
{
    m_characters += line.text.size();
    m_lines.push_back(std::move(line));
    while (m_lines.size() > 1 &&
           (qsizetype(m_lines.size()) > m_limits.linesInMemory || m_characters > m_limits.characters))
        spill();
    while (end() - m_first > m_limits.lines || m_spool.bytes() > m_limits.spoolBytes)
        dropOldest();
}

/// Moves the oldest lines in memory to the disk; when it does not take them, they go.
void LogLines::spill()
{
    const std::size_t count = std::min(kBlockLines, m_lines.size() - 1);
    const std::vector<Line> block(std::make_move_iterator(m_lines.begin()),
                                  std::make_move_iterator(m_lines.begin() + std::ptrdiff_t(count)));
    m_lines.erase(m_lines.begin(), m_lines.begin() + std::ptrdiff_t(count));
    for (const Line& line : block)
        m_characters -= line.text.size();
    m_firstInMemory += qint64(count);
    if (m_spool.append(block))
        return;
    m_spool.clear();
    m_first = m_firstInMemory;
    m_firstInSpool = m_firstInMemory;
}

void LogLines::dropOldest()
{
    if (m_spool.isEmpty()) {
        m_characters -= m_lines.front().text.size();
        m_lines.pop_front();
        m_first = ++m_firstInMemory;
        m_firstInSpool = m_first;
        return;
    }
    const auto count = qint64(m_spool.oldestCount());
    const bool isTooBig = m_spool.bytes() > m_limits.spoolBytes;
    m_first = isTooBig ? m_firstInSpool + count : m_first + 1;
    if (m_first < m_firstInSpool + count)
        return;
    m_spool.dropOldest();
    m_firstInSpool += count;
}

} // namespace darse::ui
