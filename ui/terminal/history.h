// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/terminal/cell.h"

#include <QtGlobal>

#include <span>
#include <string>
#include <vector>

namespace darse::ui::terminal {

/// Lines that have left the screen, newest last, at most kMostLines. A line takes a byte per letter while it is plain
/// text in few colours; the room of forgotten lines is used again.
class History {
public:
    static constexpr int kMostLines = 10'000;

    void push(std::span<const Cell> cells, int isWrapped);
    /// Takes the newest one back; only when size() > 0.
    [[nodiscard]] Line pop();
    void clear();

    [[nodiscard]] int size() const { return m_size; }
    /// How many have been forgotten: the number of the oldest line that is kept.
    [[nodiscard]] qint64 forgotten() const { return m_forgotten; }
    /// 0 is the oldest.
    [[nodiscard]] Line at(int index) const;
    /// What all lines take.
    [[nodiscard]] std::size_t bytes() const;

private:
    [[nodiscard]] std::string& slot(int index);
    [[nodiscard]] const std::string& slot(int index) const;

    std::vector<std::string> m_slots; ///< a ring once it is full
    int m_first = 0;
    int m_size = 0;
    qint64 m_forgotten = 0;
};

} // namespace darse::ui::terminal
