// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How ObjectTable is sorted: few rows at once, many in slices that leave time for painting.
#include "ui/models/objecttable.h"

#include <chrono>
#include <utility>

namespace darse::ui {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kAtOnce = 10'000;
constexpr auto kSlice = 5ms;

} // namespace

const Column* ObjectTable::columnAt(int column) const
{
    return column < 0 ? nullptr : &columns()[static_cast<std::size_t>(column)];
}

void ObjectTable::sort(int column, Qt::SortOrder order)
{
    m_liveSort.stop();
    m_nextColumn = column < columnCount() ? column : -1;
    m_nextMarks.clear();
    m_nextMarks.setOrder(order);
    m_isPrepared = false;
    if (m_rows.size() > kAtOnce)
        m_sorting.start();
    else
        finishSort();
}

/// One slice, and at the end a turn of its own for putting everything in its place.
void ObjectTable::sortOn()
{
    if (m_isPrepared)
        finishSort();
    else
        m_isPrepared = m_nextMarks.prepare(m_rows, columnAt(m_nextColumn), session(), QDeadlineTimer(kSlice));
}

void ObjectTable::finishSort()
{
    m_sorting.stop();
    (void)m_nextMarks.prepare(m_rows, columnAt(m_nextColumn), session(), QDeadlineTimer::Forever);
    m_sortColumn = m_nextColumn;
    m_sorted = m_nextMarks.takeOver(m_rows);
    m_marks = std::exchange(m_nextMarks, {});
    present();
}

void ObjectTable::resort()
{
    if (!isSorting())
        sort(m_sortColumn, m_marks.order());
}

} // namespace darse::ui
