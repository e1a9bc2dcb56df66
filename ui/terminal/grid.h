// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/terminal/cell.h"

#include <span>
#include <string_view>
#include <vector>

namespace darse::ui::terminal {

/// Rows from first to last, columns from left to right; the ends are not part of it.
struct Area {
    int top = 0;
    int bottom = 0;
    int left = 0;
    int right = 0;
};

/// The cells of one screen. Scrolling moves numbers of rows, never cells. Places out of range are clipped.
class Grid {
public:
    Grid(int rows, int columns);

    [[nodiscard]] int rows() const { return int(m_order.size()); }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] std::span<Cell> row(int index);
    [[nodiscard]] std::span<const Cell> row(int index) const;
    [[nodiscard]] bool isWrapped(int index) const { return m_isWrapped[m_order[std::size_t(index)]] != 0; }
    void setWrapped(int index, int isWrapped);

    void put(int rowIndex, int column, std::uint32_t letter, int width, const Pen& pen);
    /// Letters of ASCII side by side; they must fit.
    void putPlain(int rowIndex, int column, std::string_view letters, const Pen& pen);
    void erase(const Area& area, const Pen& pen);
    /// Moves whole rows of [top, bottom) up by that many (down when negative); what is uncovered becomes empty.
    void scroll(int top, int bottom, int up, const Pen& pen);
    void move(const Area& target, const Area& source);
    /// Drops rows at the end or adds empty ones, and columns likewise.
    void resize(int rows, int columns);

private:
    int m_columns;
    std::vector<std::uint32_t> m_order; ///< row → place in m_cells
    std::vector<Cell> m_cells;
    std::vector<char> m_isWrapped;
};

} // namespace darse::ui::terminal
