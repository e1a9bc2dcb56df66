// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What ObjectView does with keys and the mouse.
#include "ui/models/cellpainter.h"
#include "ui/models/objecttable.h"
#include "ui/pages/list/objectview.h"
#include "ui/style/tokens.h"
#include "ui/widgets/openpages.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace darse::ui {
namespace {

bool isMoving(int key)
{
    constexpr int kKeys[] = {Qt::Key_Up,   Qt::Key_Down, Qt::Key_Left,   Qt::Key_Right,
                             Qt::Key_Home, Qt::Key_End,  Qt::Key_PageUp, Qt::Key_PageDown};
    return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

bool isPlainLeft(const QMouseEvent& event)
{
    return event.button() == Qt::LeftButton && event.modifiers() == Qt::NoModifier;
}

} // namespace

QItemSelectionModel::SelectionFlags ObjectView::selectionCommand(const QModelIndex& index, const QEvent* event) const
{
    // Moving about does not select: what is selected is what a verb would be done to.
    if (event != nullptr && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<const QKeyEvent*>(event);
        if (isMoving(key->key()) && !key->modifiers().testFlag(Qt::ShiftModifier))
            return QItemSelectionModel::NoUpdate;
    }
    return QTableView::selectionCommand(index, event);
}

void ObjectView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        return toggleCurrentRow();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return openRow(currentIndex());
    case Qt::Key_Delete:
        Q_EMIT removeWanted();
        return;
    case Qt::Key_F10:
        if (event->modifiers() == Qt::ShiftModifier) {
            QContextMenuEvent menu(QContextMenuEvent::Keyboard, {}, {});
            return contextMenuEvent(&menu);
        }
        break;
    case Qt::Key_Escape:
        if (selectedCount() > 0)
            return clearSelection();
        break;
    default:
        break;
    }
    // A table would search by typed letters; here they belong to the window's shortcuts.
    if (!event->text().isEmpty() && event->text().front().isPrint() && event->modifiers() == Qt::NoModifier)
        return event->ignore();
    QTableView::keyPressEvent(event);
}

void ObjectView::toggleCurrentRow()
{
    if (currentIndex().isValid())
        selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
}

void ObjectView::openRow(const QModelIndex& index)
{
    if (index.isValid())
        Q_EMIT opened(m_table.objectAt(index.row())->key);
}

QStringList ObjectView::pagesAt(const QModelIndex& index) const
{
    const Column& column = m_table.columns()[static_cast<std::size_t>(index.column())];
    return column.pages ? column.pages(*m_table.objectAt(index.row())) : QStringList();
}

bool ObjectView::isOverName(const QPoint& position) const
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid())
        return false;
    const Column& column = m_table.columns()[static_cast<std::size_t>(index.column())];
    if (column.paint != Paint::Name && pagesAt(index).isEmpty())
        return false;
    const int width = QFontMetrics(ui::font(Type::Body)).horizontalAdvance(index.data().toString());
    return position.x() <= columnViewportPosition(index.column()) + px(Space::Control) + width;
}

/// A name leads to its details, another link out of the house.
void ObjectView::follow(const QModelIndex& index, const QPoint& place)
{
    const QStringList pages = pagesAt(index);
    pages.isEmpty() ? openRow(index) : openPages(pages, *this, place);
}

void ObjectView::mousePressEvent(QMouseEvent* event)
{
    m_pressedName = QPersistentModelIndex();
    const QPoint position = event->position().toPoint();
    if (isPlainLeft(*event) && isOverName(position)) {
        m_pressedName = indexAt(position);
        return;
    }
    QTableView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && !indexAt(position).isValid())
        clearSelection();
}

void ObjectView::mouseReleaseEvent(QMouseEvent* event)
{
    const QPoint position = event->position().toPoint();
    const QModelIndex pressed = m_pressedName;
    m_pressedName = QPersistentModelIndex();
    if (pressed.isValid()) {
        if (indexAt(position) == pressed && isOverName(position))
            follow(pressed, event->globalPosition().toPoint());
        return;
    }
    QTableView::mouseReleaseEvent(event);
}

void ObjectView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (isPlainLeft(*event))
        openRow(indexAt(event->position().toPoint()));
}

void ObjectView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint position = event->position().toPoint();
    const bool isLink = isOverName(position);
    hover(indexAt(position));
    m_painter->setHovered({m_hovered, isLink});
    viewport()->setCursor(isLink ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (!m_pressedName.isValid())
        QTableView::mouseMoveEvent(event);
}

void ObjectView::leaveEvent(QEvent* event)
{
    hover({});
    m_painter->setHovered({});
    QTableView::leaveEvent(event);
}

void ObjectView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint position = event->pos();
    QModelIndex index = indexAt(position);
    if (event->reason() == QContextMenuEvent::Keyboard) {
        index = currentIndex();
        position = visualRect(index).bottomLeft() + QPoint(px(Space::Card), 0);
    }
    if (!index.isValid())
        return;
    if (!selectionModel()->isRowSelected(index.row()))
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    Q_EMIT menuWanted(viewport()->mapToGlobal(position));
}

void ObjectView::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_table.rowCount() > 0)
        selectionModel()->setCurrentIndex(m_table.index(0, 0), QItemSelectionModel::NoUpdate);
    viewport()->update();
}

} // namespace darse::ui
