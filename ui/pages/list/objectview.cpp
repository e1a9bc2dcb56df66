// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/objectview.h"

#include "ui/models/cellpainter.h"
#include "ui/models/objecttable.h"
#include "ui/models/rowkeeper.h"
#include "ui/style/tokens.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kAgeMilliseconds = 5000;
constexpr int kLeastFirstColumn = 180;

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
    connect(&table, &ObjectTable::glowStepped, viewport(), QOverload<>::of(&QWidget::update));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ObjectView::tellWindow);
    connect(&m_ages, &QTimer::timeout, viewport(), QOverload<>::of(&QWidget::update));
    m_ages.start(kAgeMilliseconds);
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
    connect(header, &QHeaderView::sectionResized, this, &ObjectView::fitColumns);
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

void ObjectView::fitColumns()
{
    if (m_isFitting || m_table.columnCount() == 0)
        return;
    m_isFitting = true;
    QHeaderView* header = horizontalHeader();
    const int others = header->length() - header->sectionSize(0);
    const int least = std::max(kLeastFirstColumn, m_table.columns().front().width);
    header->resizeSection(0, std::max(px(least), viewport()->width() - others));
    m_isFitting = false;
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
