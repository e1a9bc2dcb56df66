// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logmarks.h"

#include <iterator>

namespace darse::ui {

void LogMarks::toggle(qint64 line)
{
    if (m_lines.erase(line) == 0)
        m_lines.insert(line);
}

std::optional<qint64> LogMarks::after(qint64 line) const
{
    if (m_lines.empty())
        return std::nullopt;
    const auto next = m_lines.upper_bound(line);
    return next == m_lines.end() ? *m_lines.begin() : *next;
}

std::optional<qint64> LogMarks::before(qint64 line) const
{
    if (m_lines.empty())
        return std::nullopt;
    const auto here = m_lines.lower_bound(line);
    return here == m_lines.begin() ? *m_lines.rbegin() : *std::prev(here);
}

} // namespace darse::ui
