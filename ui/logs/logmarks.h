// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <set>

namespace darse::ui {

/// Lines that someone wants to come back to.
class LogMarks {
public:
    /// Marks a line, or takes its mark away.
    void toggle(qint64 line);
    void clear() { m_lines.clear(); }
    /// Of lines that are gone.
    void removeBefore(qint64 line) { m_lines.erase(m_lines.begin(), m_lines.lower_bound(line)); }

    [[nodiscard]] bool isEmpty() const { return m_lines.empty(); }
    [[nodiscard]] std::size_t count() const { return m_lines.size(); }
    [[nodiscard]] bool has(qint64 line) const { return m_lines.contains(line); }
    /// From a line, around the end; nothing when nothing is marked.
    [[nodiscard]] std::optional<qint64> after(qint64 line) const;
    [[nodiscard]] std::optional<qint64> before(qint64 line) const;

private:
    std::set<qint64> m_lines;
};

} // namespace darse::ui
