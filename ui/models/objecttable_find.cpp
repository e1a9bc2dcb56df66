// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How ObjectTable finds: scope, text filter, statuses, and making rows ready to be searched.
#include "ui/models/objecttable.h"

#include <QElapsedTimer>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr qint64 kWarmSliceNanoseconds = 2'000'000;

} // namespace

bool ObjectTable::matches(ObjectRow& row)
{
    if (m_filter.isEmpty())
        return true;
    if (!row.text.isBuilt())
        row.text.build(*row.object, m_source);
    return m_filter.matches(row.text);
}

void ObjectTable::refilter(ObjectRow& row)
{
    row.isInScope = !m_scope || m_scope(*row.object);
    row.isMatch = row.isInScope && matches(row);
}

void ObjectTable::setScope(Scope scope)
{
    m_scope = std::move(scope);
    for (const auto& row : m_rows)
        refilter(*row);
    present();
}

void ObjectTable::setFilter(const TextFilter& filter)
{
    const bool isNarrower = filter.narrows(m_filter);
    m_filter = filter;
    for (const auto& row : m_rows) {
        if (row->isInScope && (row->isMatch || !isNarrower))
            row->isMatch = matches(*row);
    }
    present();
}

void ObjectTable::setStatuses(const std::vector<backend::Status>& statuses)
{
    m_statuses = statuses;
    present();
}

int ObjectTable::rowOf(const QString& key) const
{
    const auto less = [](const std::unique_ptr<ObjectRow>& row, const QString& wanted) {
        return row->object->key < wanted;
    };
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), key, less);
    const bool isThere = at != m_rows.end() && (*at)->object->key == key && (*at)->isShown;
    return isThere ? positionOf(at->get()) : -1;
}

void ObjectTable::warm()
{
    QElapsedTimer spent;
    spent.start();
    for (; m_warmed < m_rows.size(); ++m_warmed) {
        ObjectRow& row = *m_rows[m_warmed];
        if (row.text.isBuilt())
            continue;
        row.text.build(*row.object, m_source);
        if (m_warmed % 16 == 0 && spent.nsecsElapsed() > kWarmSliceNanoseconds)
            return;
    }
    m_warming.stop();
}

} // namespace darse::ui
