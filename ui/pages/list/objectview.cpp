// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/objectview.h"

#include "ui/models/cellpainter.h"
#include "ui/models/objecttable.h"
#include "ui/models/rowkeeper.h"
#include "ui/pages/list/ages.h"
#include "ui/style/tokens.h"

#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <cstdint>

namespace darse::ui {
namespace {

constexpr int kLeastColumn = 84;

/// Of a column that has to give way: names less than others, for they are what a row is.
int leastWidth(const Column& column)
{
    return px(std::max(kLeastColumn, column.width * (column.paint == Paint::Name ? 8 : 6) / 10));
}

} // namespace

ObjectView::ObjectView(ObjectTable& table, QWidget* parent) :
    QTableView(parent),
    m_table(table),
    m_painter(new CellPainter(table, this))
{
    setModel(&table);
    auto* keeper = new RowKeeper(*this, table);
    setItemDelegate(m_painter);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setCornerWidget(new QWidget(this));
    setUpHeaders();
    setDensity(Density::Comfortable);

    connect(keeper, &RowKeeper::restored, this, &ObjectView::selectionMayHaveChanged);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &ObjectView::selectionMayHaveChanged);
    connect(&table, &QAbstractItemModel::rowsRemoved, this, &ObjectView::selectionMayHaveChanged);
    connect(&table, &ObjectTable::countsChanged, this, &ObjectView::tellWindow);
    connect(&table, &ObjectTable::glowStepped, this, [this](const QModelIndex& cell) { update(cell); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ObjectView::tellWindow);
    new Ages(*this, table);
}

void ObjectView::setUpHeaders()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setMinimumSectionSize(px(48));
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setTextElideMode(Qt::ElideRight);
    connect(header, &QHeaderView::sectionResized, this,
            [this](int section, int, int size) { sectionResized(section, size); });
    for (const Column& column : m_table.columns())
        m_widths.push_back({px(column.width), false});
}

void ObjectView::setDensity(Density density)
{
    const int height = px(density == Density::Compact ? size::kRowCompact : size::kRow);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    tellWindow();
}

int ObjectView::selectedCount() const
{
    int count = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection)
        count += range.height();
    return count;
}

std::vector<backend::ObjectPtr> ObjectView::selectedObjects() const
{
    std::vector<int> rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    std::vector<backend::ObjectPtr> objects;
    objects.reserve(rows.size());
    for (const int row : rows)
        objects.push_back(m_table.objectAt(row));
    return objects;
}

void ObjectView::wishWidth(int column, int width, bool isChosen)
{
    m_widths[std::size_t(column)] = {width, isChosen};
}

void ObjectView::sectionResized(int section, int size)
{
    if (m_isFitting || size == 0) // a hidden one has no width of its own
        return;
    wishWidth(section, size, true);
    fitColumns();
    Q_EMIT widthChosen();
}

std::vector<int> ObjectView::flexibleColumns() const
{
    std::vector<int> found;
    for (int i = 0; i < m_table.columnCount(); ++i) {
        if (!horizontalHeader()->isSectionHidden(i) && m_table.columns()[std::size_t(i)].stretch > 0 &&
            !m_widths[std::size_t(i)].isChosen)
            found.push_back(i);
    }
    return found.empty() ? std::vector<int>{0} : found;
}

void ObjectView::fitColumns()
{
    if (m_isFitting || m_table.columnCount() == 0)
        return;
    const QScopedValueRollback guard(m_isFitting, true);
    QHeaderView* header = horizontalHeader();
    int room = viewport()->width();
    for (int i = 0; i < m_table.columnCount(); ++i)
        room -= header->isSectionHidden(i) ? 0 : wishedWidth(i);
    const std::vector<int> flexible = flexibleColumns();
    // Too much is shared by stretch; too little by what each can spare.
    const auto share = [this, &flexible, isTooLittle = room < 0](int column) {
        const Column& of = m_table.columns()[std::size_t(column)];
        if (std::ranges::find(flexible, column) == flexible.end())
            return 0;
        return isTooLittle ? std::max(0, wishedWidth(column) - leastWidth(of)) : std::max(1, of.stretch);
    };
    int shares = 0;
    for (const int column : flexible)
        shares += share(column);
    room = std::max(room, -shares);
    for (int i = 0; i < m_table.columnCount(); ++i) {
        if (header->isSectionHidden(i))
            continue;
        const int part = shares == 0 ? 0 : static_cast<int>(std::int64_t(room) * share(i) / shares);
        header->resizeSection(i, wishedWidth(i) + part);
        room -= part;
        shares -= share(i);
    }
}

void ObjectView::showKey(const QString& key)
{
    const int row = m_table.rowOf(key);
    if (row < 0)
        return;
    selectionModel()->setCurrentIndex(m_table.index(row, 0), QItemSelectionModel::NoUpdate);
    scrollTo(m_table.index(row, 0), EnsureVisible);
}

void ObjectView::tellWindow()
{
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    m_table.setWindow(std::max(first, 0), last < 0 ? m_table.rowCount() - 1 : last);
}

void ObjectView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    // The ring goes round whole rows; the view would repaint single cells.
    viewport()->update();
}

void ObjectView::hover(const QModelIndex& index)
{
    if (m_hovered == index)
        return;
    const auto updateRow = [this](const QModelIndex& row) {
        if (row.isValid())
            viewport()->update(0, rowViewportPosition(row.row()), viewport()->width(), rowHeight(row.row()));
    };
    updateRow(m_hovered);
    updateRow(index);
    m_hovered = index;
}

void ObjectView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    const QModelIndex current = currentIndex();
    if (!hasFocus() || !current.isValid())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const int ring = px(size::kFocusRing);
    painter.setPen(QPen(colors().accent, ring));
    const QRectF row(0, rowViewportPosition(current.row()), viewport()->width(), rowHeight(current.row()));
    painter.drawRoundedRect(row.adjusted(ring / 2.0, ring / 2.0, -ring / 2.0, -ring / 2.0), px(size::kControlRadius),
                            px(size::kControlRadius));
}

void ObjectView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    tellWindow();
}

} // namespace darse::ui
