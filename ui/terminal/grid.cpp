// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/grid.h"

#include <algorithm>
#include <numeric>

namespace darse::ui::terminal {

Grid::Grid(int rows, int columns) :
    m_columns(std::max(1, columns)),
    m_order(std::size_t(std::max(1, rows))),
    m_cells(m_order.size() * std::size_t(m_columns)),
    m_isWrapped(m_order.size())
{
    std::iota(m_order.begin(), m_order.end(), 0U);
}

std::span<Cell> Grid::row(int index)
{
    return std::span(m_cells).subspan(std::size_t(m_order[std::size_t(index)]) * std::size_t(m_columns),
                                      std::size_t(m_columns));
}

std::span<const Cell> Grid::row(int index) const
{
    return std::span(m_cells).subspan(std::size_t(m_order[std::size_t(index)]) * std::size_t(m_columns),
                                      std::size_t(m_columns));
}

void Grid::setWrapped(int index, int isWrapped)
{
    if (index >= 0 && index < rows())
        m_isWrapped[m_order[std::size_t(index)]] = char(isWrapped);
}

void Grid::put(int rowIndex, int column, std::uint32_t letter, int width, const Pen& pen)
{
    if (rowIndex < 0 || rowIndex >= rows() || column < 0 || column >= m_columns)
        return;
    const std::span<Cell> cells = row(rowIndex);
    const auto at = std::size_t(column);
    // Half a wide letter is none.
    if (cells[at].letter == Cell::kTail && at > 0)
        cells[at - 1].letter = 0;
    const std::size_t end = std::min(cells.size(), at + std::size_t(std::max(1, width)));
    if (end < cells.size() && cells[end].letter == Cell::kTail)
        cells[end].letter = 0;
    cells[at] = {letter, pen};
    for (std::size_t i = at + 1; i < end; ++i)
        cells[i] = {Cell::kTail, pen};
}

void Grid::putPlain(int rowIndex, int column, std::string_view letters, const Pen& pen)
{
    const std::span<Cell> cells = row(rowIndex);
    const auto at = std::size_t(column);
    const std::size_t end = at + letters.size();
    if (letters.empty())
        return;
    if (cells[at].letter == Cell::kTail && at > 0)
        cells[at - 1].letter = 0;
    if (end < cells.size() && cells[end].letter == Cell::kTail)
        cells[end].letter = 0;
    std::ranges::transform(letters, cells.begin() + column, [&pen](char letter) {
        return Cell{static_cast<unsigned char>(letter), pen};
    });
}

void Grid::erase(const Area& area, const Pen& pen)
{
    const int left = std::clamp(area.left, 0, m_columns);
    const int right = std::clamp(area.right, left, m_columns);
    for (int index = std::max(0, area.top); index < std::min(rows(), area.bottom); ++index) {
        const std::span<Cell> cells = row(index);
        std::fill(cells.begin() + left, cells.begin() + right, Cell{0, pen});
        if (right == m_columns)
            setWrapped(index, 0);
    }
}

void Grid::scroll(int top, int bottom, int up, const Pen& pen)
{
    top = std::clamp(top, 0, rows());
    bottom = std::clamp(bottom, top, rows());
    const int height = bottom - top;
    const int steps = std::clamp(up, -height, height);
    const auto first = m_order.begin() + top;
    const auto last = m_order.begin() + bottom;
    if (steps > 0) {
        std::rotate(first, first + steps, last);
        erase({bottom - steps, bottom, 0, m_columns}, pen);
    } else if (steps < 0) {
        std::rotate(first, last + steps, last);
        erase({top, top - steps, 0, m_columns}, pen);
    }
}

void Grid::move(const Area& target, const Area& source)
{
    const int height = source.bottom - source.top;
    const int width = std::min({source.right - source.left, m_columns - source.left, m_columns - target.left});
    if (width <= 0 || source.left < 0 || target.left < 0)
        return;
    const bool isDownwards = target.top > source.top;
    for (int i = 0; i < height; ++i) {
        const int offset = isDownwards ? height - 1 - i : i;
        const int from = source.top + offset;
        const int to = target.top + offset;
        if (from < 0 || from >= rows() || to < 0 || to >= rows())
            continue;
        const auto begin = row(from).begin() + source.left;
        std::vector<Cell> moved(begin, begin + width);
        std::ranges::copy(moved, row(to).begin() + target.left);
    }
}

void Grid::resize(int rows, int columns)
{
    Grid resized(rows, columns);
    const int height = std::min(this->rows(), resized.rows());
    const auto width = std::size_t(std::min(m_columns, resized.m_columns));
    for (int i = 0; i < height; ++i) {
        std::ranges::copy(row(i).first(width), resized.row(i).begin());
        resized.setWrapped(i, isWrapped(i) ? 1 : 0);
        Cell& edge = resized.row(i)[width - 1];
        const bool isCut = width < std::size_t(m_columns) && row(i)[width].letter == Cell::kTail;
        if (isCut)
            edge.letter = 0;
    }
    *this = std::move(resized);
}

} // namespace darse::ui::terminal
