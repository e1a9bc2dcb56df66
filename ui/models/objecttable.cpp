// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/objecttable.h"

#include "ui/models/glossary.h"
#include "ui/widgets/labels.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace darse::ui {
namespace {

/// Beyond so many separate places one reset is quicker for every view.
constexpr std::size_t kMostRanges = 12;
constexpr int kCalmMilliseconds = 3000;

QVariant sortValue(const Column& column, const backend::Object& object, session::Session& session)
{
    const SortKey key = column.sortKey ? column.sortKey(object, session) : SortKey(column.text(object, session));
    if (const double* number = std::get_if<double>(&key))
        return *number;
    if (const QString* text = std::get_if<QString>(&key))
        return *text;
    return {};
}

bool isRightAligned(const Column& column)
{
    return column.paint == Paint::Number || column.paint == Paint::Sparkline;
}

} // namespace

ObjectTable::ObjectTable(const std::vector<Column>& columns, session::Session& session, QObject* parent) :
    QAbstractTableModel(parent),
    m_source(columns, session),
    m_glow(this)
{
    m_warming.setInterval(0);
    m_sorting.setInterval(0);
    connect(&m_sorting, &QTimer::timeout, this, &ObjectTable::sortOn);
    m_liveSort.setInterval(kCalmMilliseconds);
    m_liveSort.setSingleShot(true);
    connect(&m_warming, &QTimer::timeout, this, &ObjectTable::warm);
    connect(&m_liveSort, &QTimer::timeout, this, &ObjectTable::resort);
    connect(&m_glow, &Glow::stepped, this, [this](const ObjectRow* row, int column) {
        if (const int at = positionOf(row); at >= 0)
            Q_EMIT glowStepped(index(at, column));
    });
}

int ObjectTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ObjectTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns().size());
}

const backend::ObjectPtr& ObjectTable::objectAt(int row) const
{
    return m_shown.at(static_cast<std::size_t>(row))->object;
}

double ObjectTable::glowAt(int row, int column) const
{
    return m_glow.isEmpty() ? 0 : m_glow.strength(m_shown[static_cast<std::size_t>(row)], column);
}

QVariant ObjectTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Column& column = columns()[static_cast<std::size_t>(index.column())];
    const backend::ObjectPtr& object = objectAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return column.text(*object, session());
    case Qt::ToolTipRole:
        return column.tooltip ? QVariant(column.tooltip(*object, session())) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole:
        return sortValue(column, *object, session());
    case ObjectRole:
        return QVariant::fromValue(object);
    case KeyRole:
        return object->key;
    case GlowRole:
        return glowAt(index.row(), index.column());
    default:
        return {};
    }
}

QVariant ObjectTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& column = columns()[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return QCoreApplication::translate("columns", column.title);
    if (role == Qt::ToolTipRole)
        return plainTooltip(meaningOf(column.title));
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

void ObjectTable::setWindow(int first, int last)
{
    m_window = {static_cast<std::size_t>(std::max(first, 0)), static_cast<std::size_t>(std::max(last - first + 1, 0))};
}

void ObjectTable::tickLive()
{
    const auto isLive = [](const Column& column) { return column.isLive; };
    const auto first = std::find_if(columns().begin(), columns().end(), isLive);
    if (first == columns().end())
        return;
    const auto last = std::find_if(columns().rbegin(), columns().rend(), isLive).base() - 1;
    const std::size_t end = std::min(m_window.first + m_window.count, m_shown.size());
    if (m_window.first < end)
        Q_EMIT dataChanged(index(static_cast<int>(m_window.first), static_cast<int>(first - columns().begin())),
                           index(static_cast<int>(end) - 1, static_cast<int>(last - columns().begin())));
    const Column* sorted = columnAt(m_sortColumn);
    if (sorted != nullptr && sorted->isLive && !m_liveSort.isActive())
        m_liveSort.start();
}

int ObjectTable::positionOf(const ObjectRow* row) const
{
    const auto less = [this](const ObjectRow* a, const ObjectRow* b) { return m_marks.less(*a, *b); };
    const auto at = std::lower_bound(m_shown.begin(), m_shown.end(), row, less);
    return at != m_shown.end() && *at == row ? static_cast<int>(at - m_shown.begin()) : -1;
}

void ObjectTable::present()
{
    Order next;
    next.reserve(m_shown.size());
    m_counts.fill(0);
    m_total = 0;
    std::size_t known = 0;
    std::array<bool, kStatuses> isWanted{};
    isWanted.fill(m_statuses.empty());
    for (const backend::Status status : m_statuses)
        isWanted[static_cast<std::size_t>(status)] = true;
    for (ObjectRow* row : m_sorted) {
        const auto status = static_cast<std::size_t>(row->status);
        m_total += row->isInScope ? 1 : 0;
        m_counts[status] += row->isMatch ? 1 : 0;
        row->isShown = row->isMatch && isWanted[status];
        if (!row->isShown)
            continue;
        next.push_back(row);
        known += row->wasShown ? 1 : 0;
    }
    if (known == next.size() && known == m_shown.size()) {
        if (next != m_shown)
            reorder(std::move(next));
    } else {
        restructure(std::move(next));
    }
    Q_EMIT countsChanged();
}

void ObjectTable::restructure(Order next)
{
    std::vector<Range> removed;
    std::vector<Range> inserted;
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        if (!m_shown[i]->isShown)
            appendRow(removed, i);
    }
    Order survivors;
    survivors.reserve(next.size());
    for (std::size_t i = 0; i < next.size(); ++i) {
        if (next[i]->wasShown)
            survivors.push_back(next[i]);
        else
            appendRow(inserted, i);
    }
    if (removed.size() + inserted.size() > kMostRanges) {
        replaceAll(std::move(next));
        return;
    }
    removeRanges(removed);
    if (survivors != m_shown)
        reorder(std::move(survivors));
    insertRanges(inserted, next);
}

void ObjectTable::replaceAll(Order next)
{
    beginResetModel();
    for (ObjectRow* row : m_shown)
        row->wasShown = false;
    m_shown = std::move(next);
    for (ObjectRow* row : m_shown)
        row->wasShown = true;
    endResetModel();
}

void ObjectTable::removeRanges(const std::vector<Range>& ranges)
{
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        const auto first = m_shown.begin() + static_cast<std::ptrdiff_t>(range->first);
        const auto last = first + static_cast<std::ptrdiff_t>(range->count);
        beginRemoveRows({}, static_cast<int>(range->first), static_cast<int>(range->first + range->count) - 1);
        std::for_each(first, last, [](ObjectRow* row) { row->wasShown = false; });
        m_shown.erase(first, last);
        endRemoveRows();
    }
}

void ObjectTable::reorder(Order next)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const Order before = std::exchange(m_shown, std::move(next));
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex& old : from)
        to.append(index(positionOf(before[static_cast<std::size_t>(old.row())]), old.column()));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ObjectTable::insertRanges(const std::vector<Range>& ranges, const Order& next)
{
    for (const Range& range : ranges) {
        const auto first = next.begin() + static_cast<std::ptrdiff_t>(range.first);
        const auto last = first + static_cast<std::ptrdiff_t>(range.count);
        beginInsertRows({}, static_cast<int>(range.first), static_cast<int>(range.first + range.count) - 1);
        m_shown.insert(m_shown.begin() + static_cast<std::ptrdiff_t>(range.first), first, last);
        std::for_each(first, last, [](ObjectRow* row) { row->wasShown = true; });
        endInsertRows();
    }
}

} // namespace darse::ui
