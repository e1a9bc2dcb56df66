// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/surface.h"

#include "ui/terminal/machine.h"

#include <algorithm>
#include <utility>

namespace darse::ui::terminal {
namespace {

int rowsWithin(int rows)
{
    return std::clamp(rows, 1, Surface::kMostRows);
}

int columnsWithin(int columns)
{
    return std::clamp(columns, 2, Surface::kMostColumns); // a wide letter must fit
}

} // namespace

Surface::Surface(int rows, int columns) : m_machine(std::make_unique<Machine>(rowsWithin(rows), columnsWithin(columns)))
{
}

Surface::~Surface() = default;

void Surface::feed(const char* bytes, std::size_t count)
{
    m_machine->feed({bytes, count});
}

QByteArray Surface::takeReplies()
{
    return std::exchange(m_machine->replies, {});
}

void Surface::reset()
{
    m_machine->reset();
    m_machine->history.clear();
}

void Surface::resize(int rows, int columns)
{
    if (rowsWithin(rows) != this->rows() || columnsWithin(columns) != this->columns())
        vterm_set_size(m_machine->terminal.get(), rowsWithin(rows), columnsWithin(columns));
}

void Surface::clearHistory()
{
    m_machine->history.clear();
}

int Surface::rows() const
{
    return m_machine->grid().rows();
}

int Surface::columns() const
{
    return m_machine->grid().columns();
}

qint64 Surface::firstLine() const
{
    return m_machine->history.forgotten();
}

qint64 Surface::screenLine() const
{
    return firstLine() + m_machine->history.size();
}

Line Surface::line(qint64 number) const
{
    if (number < firstLine() || number >= endLine())
        return {};
    if (number < screenLine())
        return m_machine->history.at(int(number - firstLine()));
    const int row = int(number - screenLine());
    const std::span<const Cell> cells = screenRow(row);
    return {{cells.begin(), cells.end()}, m_machine->grid().isWrapped(row)};
}

std::span<const Cell> Surface::screenRow(int row) const
{
    return std::as_const(m_machine->grid()).row(row);
}

const Clusters& Surface::clusters() const
{
    return m_machine->clusters;
}

std::size_t Surface::historyBytes() const
{
    return m_machine->history.bytes();
}

Cursor Surface::cursor() const
{
    return m_machine->cursor;
}

const QString& Surface::title() const
{
    return m_machine->title;
}

bool Surface::isAlternate() const
{
    return m_machine->isAlternate;
}

bool Surface::isReversed() const
{
    return m_machine->isReversed;
}

MouseReports Surface::mouseReports() const
{
    return m_machine->mouse;
}

bool Surface::takeBell()
{
    return std::exchange(m_machine->hasRung, false);
}

bool Surface::isDamaged(int row) const
{
    return row >= 0 && row < rows() && m_machine->dirty[std::size_t(row)] != 0;
}

void Surface::clearDamage()
{
    std::ranges::fill(m_machine->dirty, char(0));
}

} // namespace darse::ui::terminal
