// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/history.h"

#include <algorithm>
#include <cstring>

namespace darse::ui::terminal {
namespace {

// A line: flags, number of runs, the runs, the letters.
constexpr char kWrapped = 1;
constexpr char kWideLetters = 2; ///< four bytes each instead of one
constexpr std::uint32_t kGreatestNarrow = 0xFF;

struct StoredRun {
    std::uint32_t length;
    Pen pen;
};

template <class T>
void append(std::string& to, const T& value)
{
    to.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
T take(const char*& from)
{
    T value;
    std::memcpy(&value, from, sizeof value);
    from += sizeof value;
    return value;
}

std::span<const Cell> withoutBlankEnd(std::span<const Cell> cells)
{
    while (!cells.empty() && cells.back() == Cell{})
        cells = cells.first(cells.size() - 1);
    return cells;
}

void encode(std::string& to, std::span<const Cell> cells, int isWrapped)
{
    to.clear();
    to.push_back(isWrapped != 0 ? kWrapped : '\0');
    std::uint32_t greatest = 0;
    std::uint32_t runs = 0;
    append(to, runs);
    for (std::size_t i = 0; i < cells.size();) {
        std::size_t end = i;
        while (end < cells.size() && cells[end].pen == cells[i].pen)
            greatest = std::max(greatest, cells[end++].letter);
        append(to, StoredRun{std::uint32_t(end - i), cells[i].pen});
        ++runs;
        i = end;
    }
    std::memcpy(to.data() + 1, &runs, sizeof runs);
    if (greatest > kGreatestNarrow) {
        to.front() = char(to.front() | kWideLetters);
        for (const Cell& cell : cells)
            append(to, cell.letter);
        return;
    }
    const std::size_t head = to.size();
    to.resize(head + cells.size());
    std::ranges::transform(cells, to.begin() + std::ptrdiff_t(head),
                           [](const Cell& cell) { return char(cell.letter); });
}

Line decode(const std::string& stored)
{
    Line line;
    if (stored.empty())
        return line;
    const char flags = stored.front();
    const char* read = stored.data() + 1;
    const auto runs = take<std::uint32_t>(read);
    line.isWrapped = (flags & kWrapped) != 0;
    for (std::uint32_t i = 0; i < runs; ++i) {
        const auto run = take<StoredRun>(read);
        line.cells.insert(line.cells.end(), run.length, Cell{0, run.pen});
    }
    for (Cell& cell : line.cells)
        cell.letter = (flags & kWideLetters) != 0 ? take<std::uint32_t>(read) : take<unsigned char>(read);
    return line;
}

} // namespace

void History::push(std::span<const Cell> cells, int isWrapped)
{
    if (m_size < kMostLines && std::size_t(m_size) == m_slots.size() && m_first == 0)
        m_slots.emplace_back();
    if (m_size == kMostLines) {
        m_first = (m_first + 1) % kMostLines;
        ++m_forgotten;
    } else {
        ++m_size;
    }
    encode(slot(m_size - 1), withoutBlankEnd(cells), isWrapped);
}

Line History::pop()
{
    --m_size;
    return decode(slot(m_size));
}

void History::clear()
{
    m_forgotten += m_size;
    m_slots.clear();
    m_slots.shrink_to_fit();
    m_first = 0;
    m_size = 0;
}

Line History::at(int index) const
{
    return decode(slot(index));
}

std::size_t History::bytes() const
{
    std::size_t sum = m_slots.capacity() * sizeof(std::string);
    for (const std::string& stored : m_slots)
        sum += stored.capacity();
    return sum;
}

std::string& History::slot(int index)
{
    return m_slots[std::size_t(m_first + index) % m_slots.size()];
}

const std::string& History::slot(int index) const
{
    return m_slots[std::size_t(m_first + index) % m_slots.size()];
}

} // namespace darse::ui::terminal
