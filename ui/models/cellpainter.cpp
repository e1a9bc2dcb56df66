// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/cellpainter.h"

#include "ui/models/objecttable.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/statewords.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace darse::ui {
namespace {

constexpr double kHovered = 0.04;
constexpr double kGlow = 0.10;

} // namespace

CellPainter::CellPainter(const ObjectTable& table, QObject* parent) : QStyledItemDelegate(parent), m_table(table) {}

Cell CellPainter::cellAt(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {
        .object = *m_table.objectAt(index.row()),
        .column = m_table.columns()[static_cast<std::size_t>(index.column())],
        .session = m_table.session(),
        .texts = m_texts,
        .rect = option.rect.adjusted(px(Space::Control), 0, -px(Space::Control), 0),
        .isHovered = m_hover.isOnLink && m_hover.index == index,
        .devicePixelRatio = option.widget != nullptr ? option.widget->devicePixelRatioF() : 1.0,
    };
}

void CellPainter::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    // The selection is painted behind whole rows by the view, from the style sheet.
    if (m_hover.index.isValid() && m_hover.index.row() == index.row())
        painter->fillRect(option.rect, faded(colors().text, kHovered));
    if (const double glow = m_table.glowAt(index.row(), index.column()); glow > 0)
        painter->fillRect(option.rect, faded(colors().accent, kGlow * glow));
    paintCell(*painter, cellAt(option, index));
    painter->restore();
}

bool CellPainter::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                            const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const Cell cell = cellAt(option, index);
    QString text = index.data(Qt::ToolTipRole).toString();
    if (text.isEmpty() && cell.column.paint == Paint::Status)
        text = stateText(cell.object, Since::Told);
    if (text.isEmpty() && isCut(cell))
        text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), plainTooltip(text), view, option.rect);
    return true;
}

} // namespace darse::ui
