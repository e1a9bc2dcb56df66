// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How ObjectTable takes in what is new: everything up to the order in which rows should stand.
#include "ui/models/objecttable.h"

#include <algorithm>

namespace darse::ui {
namespace {

constexpr std::size_t kToldOneByOne = 16;

bool isBefore(const backend::Object* a, const backend::Object* b)
{
    return a->key < b->key;
}

std::size_t countOf(const std::vector<Range>& ranges)
{
    std::size_t count = 0;
    for (const Range& range : ranges)
        count += range.count;
    return count;
}

} // namespace

/// What one new list brings.
struct ObjectTable::Batch {
    SortMarks::Rows gone; ///< kept until views have let go
    Order entering;       ///< to be put into the sorted rows
    Order fresh;          ///< new or changed: need a mark
    Order changed;        ///< were there before
    bool isLarge = false;
    bool hasLoose = false;
};

void ObjectTable::setRows(const std::shared_ptr<const backend::ObjectList>& list)
{
    std::vector<const backend::Object*> now(list->size());
    std::ranges::transform(*list, now.begin(), &backend::ObjectPtr::get);
    const ListDiff diff = diffSorted(m_known, now, isBefore, std::equal_to<>());
    if (diff.isEmpty())
        return;
    if (isSorting())
        finishSort();
    Batch batch;
    batch.isLarge = (countOf(diff.inserted) + countOf(diff.changed)) * 4 > list->size();
    takeGone(diff, batch);
    placeNew(diff, *list, batch);
    renewChanged(diff, *list, batch);
    m_known = std::move(now);
    mergeSorted(batch);
    present();
    announce(batch.changed);
    m_warmed = 0;
    m_warming.start();
}

void ObjectTable::takeGone(const ListDiff& diff, Batch& batch)
{
    for (const Range& range : diff.removed) {
        for (std::size_t i = range.first; i < range.first + range.count; ++i) {
            m_rows[i]->isLoose = true;
            m_rows[i]->isShown = false;
            batch.gone.push_back(std::move(m_rows[i]));
        }
    }
    if (batch.gone.empty())
        return;
    batch.hasLoose = true;
    std::erase(m_rows, nullptr);
    m_glow.forgetLoose();
}

void ObjectTable::placeNew(const ListDiff& diff, const backend::ObjectList& list, Batch& batch)
{
    if (diff.inserted.empty())
        return;
    SortMarks::Rows rows;
    rows.reserve(list.size());
    auto old = m_rows.begin();
    for (const Range& range : diff.inserted) {
        while (rows.size() < range.first)
            rows.push_back(std::move(*old++));
        for (std::size_t i = range.first; i < range.first + range.count; ++i) {
            auto row = std::make_unique<ObjectRow>();
            renew(*row, list[i]);
            batch.fresh.push_back(row.get());
            batch.entering.push_back(row.get());
            rows.push_back(std::move(row));
        }
    }
    std::move(old, m_rows.end(), std::back_inserter(rows));
    m_rows = std::move(rows);
}

void ObjectTable::renewChanged(const ListDiff& diff, const backend::ObjectList& list, Batch& batch)
{
    for (const Range& range : diff.changed) {
        for (std::size_t i = range.first; i < range.first + range.count; ++i) {
            ObjectRow& row = *m_rows[i];
            const backend::ObjectPtr before = row.object;
            renew(row, list[i]);
            row.isChanged = true;
            batch.changed.push_back(&row);
            batch.fresh.push_back(&row);
            glowDifferences(row, *before);
        }
    }
}

void ObjectTable::renew(ObjectRow& row, backend::ObjectPtr object)
{
    row.object = std::move(object);
    row.status = row.object->status;
    row.text.clear();
    refilter(row);
}

void ObjectTable::mergeSorted(Batch& batch)
{
    if (batch.isLarge || m_marks.isWasteful()) {
        m_marks.clear();
        (void)m_marks.prepare(m_rows, columnAt(m_sortColumn), session(), QDeadlineTimer::Forever);
        m_sorted = m_marks.takeOver(m_rows);
        for (ObjectRow* row : batch.entering)
            row->isLoose = false;
        return;
    }
    const std::size_t news = batch.entering.size();
    for (ObjectRow* row : batch.fresh) {
        const bool isNew = !row->isChanged;
        if (m_marks.mark(*row, m_rows, columnAt(m_sortColumn), session()) && !isNew) {
            row->isLoose = true;
            batch.entering.push_back(row);
        }
    }
    if (batch.hasLoose || batch.entering.size() > news)
        std::erase_if(m_sorted, [](const ObjectRow* row) { return row->isLoose; });
    if (batch.entering.empty())
        return;
    const auto less = [this](const ObjectRow* a, const ObjectRow* b) { return m_marks.less(*a, *b); };
    std::sort(batch.entering.begin(), batch.entering.end(), less);
    Order merged;
    merged.reserve(m_sorted.size() + batch.entering.size());
    auto from = m_sorted.begin();
    for (ObjectRow* row : batch.entering) {
        const auto to = std::upper_bound(from, m_sorted.end(), row, less);
        merged.insert(merged.end(), from, to);
        merged.push_back(row);
        row->isLoose = false;
        from = to;
    }
    merged.insert(merged.end(), from, m_sorted.end());
    m_sorted = std::move(merged);
}

void ObjectTable::announce(const Order& changed)
{
    const int lastColumn = columnCount() - 1;
    int first = rowCount();
    int last = -1;
    for (ObjectRow* row : changed) {
        row->isChanged = false;
        const int at = row->isShown ? positionOf(row) : -1;
        if (at < 0)
            continue;
        first = std::min(first, at);
        last = std::max(last, at);
        if (changed.size() <= kToldOneByOne)
            Q_EMIT dataChanged(index(at, 0), index(at, lastColumn));
    }
    if (last >= 0 && changed.size() > kToldOneByOne)
        Q_EMIT dataChanged(index(first, 0), index(last, lastColumn));
}

void ObjectTable::glowDifferences(const ObjectRow& row, const backend::Object& before)
{
    const auto end = m_window.first + m_window.count;
    const auto first = m_shown.begin() + static_cast<std::ptrdiff_t>(std::min(m_window.first, m_shown.size()));
    const auto last = m_shown.begin() + static_cast<std::ptrdiff_t>(std::min(end, m_shown.size()));
    if (std::find(first, last, &row) == last)
        return;
    for (std::size_t i = 0; i < columns().size(); ++i) {
        const Column& column = columns()[i];
        if (column.isLive || column.paint == Paint::Age)
            continue;
        const bool isOther = column.paint == Paint::Status
                                 ? before.status != row.status
                                 : column.text(before, session()) != column.text(*row.object, session());
        if (isOther)
            m_glow.begin(&row, static_cast<int>(i));
    }
}

} // namespace darse::ui
