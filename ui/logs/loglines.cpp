// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglines.h"

#include <algorithm>
#include <utility>

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
    for (const backend::LogLine& line : lines) {
        if (line.text.size() <= kLongestPiece) {
            push({line.atMilliseconds, line.isError, false, line.text});
            continue;
        }
        for (qsizetype first = 0; first < line.text.size();) {
            const qsizetype length = pieceLength(line.text, first);
            push({line.atMilliseconds, line.isError, first > 0, line.text.mid(first, length)});
            first += length;
        }
    }
    Q_EMIT changed();
}

void LogLines::clear()
{
    m_first = end();
    m_lines.clear();
    m_characters = 0;
    Q_EMIT changed();
}

void LogLines::push(Line line)
{
    m_characters += line.text.size();
    m_lines.push_back(std::move(line));
    while (qsizetype(m_lines.size()) > m_limits.lines || (m_characters > m_limits.characters && m_lines.size() > 1))
        dropOldest();
}

void LogLines::dropOldest()
{
    m_characters -= m_lines.front().text.size();
    m_lines.pop_front();
    ++m_first;
}

} // namespace darse::ui
