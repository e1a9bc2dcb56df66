// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/columnlayout.h"

#include "core/session/settings.h"
#include "ui/models/objecttable.h"
#include "ui/pages/list/objectview.h"
#include "ui/style/tokens.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kWidest = 2000;

} // namespace

ColumnLayout::ColumnLayout(ObjectView& view, ObjectTable& table, session::Settings& settings, Start start) :
    QObject(&view),
    m_view(view),
    m_table(table),
    m_settings(settings),
    m_start(std::move(start)),
    m_header(*view.horizontalHeader())
{
    restore();
    connect(&view, &ObjectView::widthChosen, this, &ColumnLayout::save);
    connect(&m_header, &QHeaderView::sectionMoved, this, &ColumnLayout::save);
    connect(&m_header, &QHeaderView::sortIndicatorChanged, this, &ColumnLayout::saveSort);
    view.setSortingEnabled(true);
}

QString ColumnLayout::settingName(const char* what) const
{
    return QStringLiteral("list/%1/%2").arg(m_start.listName, QLatin1StringView(what));
}

int ColumnLayout::columnOf(QStringView id) const
{
    for (std::size_t i = 0; i < m_table.columns().size(); ++i) {
        if (id == QLatin1StringView(m_table.columns()[i].id))
            return static_cast<int>(i);
    }
    return -1;
}

void ColumnLayout::restore()
{
    const QScopedValueRollback guard(m_isApplying, true);
    applyDefaults();
    apply(m_settings.list(settingName("columns")));
    applySort();
    m_view.fitColumns();
}

void ColumnLayout::applyDefaults()
{
    for (int i = 0; i < m_table.columnCount(); ++i) {
        const Column& column = m_table.columns()[static_cast<std::size_t>(i)];
        m_header.setSectionHidden(i, i > 0 && !column.isShownAtFirst);
        m_view.wishWidth(i, px(column.width), false);
        m_header.moveSection(m_header.visualIndex(i), i);
    }
}

/// Each row is "id:width:shown", in the order on the screen. Columns that are not named stay as they are at first.
void ColumnLayout::apply(const QStringList& rows)
{
    int place = 0;
    for (const QString& row : rows) {
        const QStringList parts = row.split(u':');
        const int column = columnOf(parts.front());
        if (parts.size() != 3 || column < 0)
            continue;
        const int width = parts[1].toInt();
        if (width > 0)
            m_view.wishWidth(column, px(std::min(width, kWidest)),
                             width != m_table.columns()[static_cast<std::size_t>(column)].width);
        m_header.setSectionHidden(column, column > 0 && parts[2] != QLatin1StringView("1"));
        m_header.moveSection(m_header.visualIndex(column), column == 0 ? 0 : std::max(place, 1));
        ++place;
    }
}

void ColumnLayout::applySort()
{
    const QStringList saved = m_settings.text(settingName("sort")).split(u':');
    int column = columnOf(saved.front());
    Qt::SortOrder order = saved.last() == QLatin1StringView("down") ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (column < 0) {
        column = std::max(columnOf(m_start.sortedBy), 0);
        order = m_start.order;
    }
    m_header.setSortIndicator(column, order);
}

void ColumnLayout::save()
{
    if (m_isApplying)
        return;
    QStringList rows;
    for (int place = 0; place < m_header.count(); ++place) {
        const int i = m_header.logicalIndex(place);
        const Column& column = m_table.columns()[static_cast<std::size_t>(i)];
        const bool isHidden = m_header.isSectionHidden(i);
        const int width = m_view.wishedWidth(i) * 100 / px(100);
        rows.append(QStringLiteral("%1:%2:%3").arg(QLatin1StringView(column.id)).arg(width).arg(isHidden ? 0 : 1));
    }
    m_settings.setList(settingName("columns"), rows);
}

void ColumnLayout::saveSort()
{
    const int column = m_header.sortIndicatorSection();
    if (m_isApplying || column < 0 || column >= m_table.columnCount())
        return;
    const bool isDown = m_header.sortIndicatorOrder() == Qt::DescendingOrder;
    m_settings.setText(
        settingName("sort"),
        QStringLiteral("%1:%2").arg(QLatin1StringView(m_table.columns()[static_cast<std::size_t>(column)].id),
                                    isDown ? QLatin1StringView("down") : QLatin1StringView("up")));
}

void ColumnLayout::fillMenu(QMenu& menu)
{
    // The first column is what a row is: it always stays.
    for (int i = 1; i < m_table.columnCount(); ++i) {
        const QString title = m_table.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
        QAction* action = menu.addAction(title);
        action->setCheckable(true);
        action->setChecked(!m_header.isSectionHidden(i));
        connect(action, &QAction::toggled, this, [this, i](bool isShown) {
            m_header.setSectionHidden(i, !isShown);
            m_view.fitColumns();
            save();
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Reset columns")), &QAction::triggered, this, &ColumnLayout::reset);
}

void ColumnLayout::reset()
{
    m_settings.setList(settingName("columns"), {});
    m_settings.setText(settingName("sort"), {});
    restore();
}

} // namespace darse::ui
