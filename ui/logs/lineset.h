// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>
#include <vector>

namespace darse::ui {

/// Numbers of lines, ascending, in little memory however many they are: two bytes each, or a bit where they stand
/// close.
class LineSet {
public:
    /// Greater than all others.
    void add(qint64 number);
    void clear();
    void removeBefore(qint64 number);

    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] qint64 size() const { return m_added - m_removed; }
    /// `rank` is in [0, size()).
    [[nodiscard]] qint64 at(qint64 rank) const;
    [[nodiscard]] qint64 front() const { return at(0); }
    [[nodiscard]] qint64 back() const { return m_last; }
    /// How many are less: the rank of the first that is not.
    [[nodiscard]] qint64 rankOf(qint64 number) const;
    [[nodiscard]] bool contains(qint64 number) const;

private:
    struct Chunk {
        qint64 key = 0;    ///< its numbers without their last 16 bits
        qint64 before = 0; ///< were added before it, removed ones included
        std::vector<quint16> sparse;
        std::vector<quint64> dense; ///< instead, once there are many
    };

    std::deque<Chunk> m_chunks;
    qint64 m_added = 0;
    qint64 m_removed = 0;
    qint64 m_last = -1;
};

} // namespace darse::ui
