// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowkeeper.h"

#include "ui/models/objecttable.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace darse::ui {

RowKeeper::RowKeeper(QTableView& view, ObjectTable& table) : QObject(&view), m_view(view), m_table(table)
{
    connect(&table, &QAbstractItemModel::modelAboutToBeReset, this, &RowKeeper::remember);
    connect(&table, &QAbstractItemModel::modelReset, this, &RowKeeper::restore);
    connect(&table, &QAbstractItemModel::rowsAboutToBeInserted, this, &RowKeeper::rememberTop);
    connect(&table, &QAbstractItemModel::rowsInserted, this, &RowKeeper::restoreTop);
    connect(&table, &QAbstractItemModel::rowsAboutToBeRemoved, this, &RowKeeper::rememberTop);
    connect(&table, &QAbstractItemModel::rowsRemoved, this, &RowKeeper::restoreTop);
}

void RowKeeper::remember()
{
    m_selected.clear();
    const QItemSelection selection = m_view.selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            m_selected.append(m_table.objectAt(row)->key);
    }
    const QModelIndex current = m_view.currentIndex();
    m_current = current.isValid() ? m_table.objectAt(current.row())->key : QString();
    m_currentColumn = std::max(current.column(), 0);
    rememberTop();
}

void RowKeeper::restore()
{
    select();
    const int current = m_current.isEmpty() ? -1 : m_table.rowOf(m_current);
    if (current >= 0)
        m_view.selectionModel()->setCurrentIndex(m_table.index(current, m_currentColumn),
                                                 QItemSelectionModel::NoUpdate);
    restoreTop();
    Q_EMIT restored();
}

void RowKeeper::select()
{
    std::vector<int> rows;
    rows.reserve(static_cast<std::size_t>(m_selected.size()));
    for (const QString& key : std::as_const(m_selected)) {
        if (const int row = m_table.rowOf(key); row >= 0)
            rows.push_back(row);
    }
    if (rows.empty())
        return;
    std::sort(rows.begin(), rows.end());
    const int lastColumn = m_table.columnCount() - 1;
    QItemSelection selection;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        selection.append(QItemSelectionRange(m_table.index(rows[i], 0), m_table.index(rows[end - 1], lastColumn)));
        i = end;
    }
    m_view.selectionModel()->select(selection, QItemSelectionModel::Select);
}

void RowKeeper::rememberTop()
{
    m_top.clear();
    const int row = m_view.verticalScrollBar()->value() > 0 ? m_view.rowAt(0) : -1;
    if (row < 0 || row >= m_table.rowCount())
        return;
    m_top = m_table.objectAt(row)->key;
    m_topOffset = m_view.rowViewportPosition(row);
}

void RowKeeper::restoreTop()
{
    const int row = m_top.isEmpty() ? -1 : m_table.rowOf(m_top);
    if (row < 0)
        return;
    m_view.doItemsLayout();
    m_view.verticalScrollBar()->setValue(m_view.verticalHeader()->sectionPosition(row) - m_topOffset);
}

} // namespace darse::ui
