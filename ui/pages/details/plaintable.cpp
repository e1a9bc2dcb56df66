// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/plaintable.h"

#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kTagRole = Qt::UserRole;
constexpr int kStatusRole = Qt::UserRole + 1;
constexpr qsizetype kLongestCell = 2000;

} // namespace

PlainTable::PlainTable(const QStringList& titles, QWidget* parent) : QTableWidget(0, int(titles.size()), parent)
{
    // Not a style sheet of its own: it would be read, and worked out for all parts of the table, each time.
    setProperty("look", QStringLiteral("plain"));
    setHorizontalHeaderLabels(titles);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setTextElideMode(Qt::ElideRight);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(px(size::kRow));
    verticalHeader()->setMinimumSectionSize(px(size::kRowCompact));
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    connect(this, &QTableWidget::cellClicked, this, [this](int row, int column) {
        if (column == m_linkColumn)
            Q_EMIT opened(row);
    });
}

void PlainTable::explainColumns(const QStringList& meanings)
{
    for (int column = 0; column < std::min(int(meanings.size()), columnCount()); ++column)
        horizontalHeaderItem(column)->setToolTip(plainTooltip(meanings[column]));
}

void PlainTable::setMonoColumn(int column)
{
    m_monoColumns.push_back(column);
}

void PlainTable::setNumberColumn(int column)
{
    m_numberColumns.push_back(column);
    if (QTableWidgetItem* title = horizontalHeaderItem(column))
        title->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void PlainTable::setLinkColumn(int column)
{
    m_linkColumn = column;
}

void PlainTable::setRows(const std::vector<Row>& rows)
{
    setRowCount(int(rows.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const Row& content = rows[std::size_t(row)];
        for (int column = 0; column < columnCount(); ++column)
            setCell(row, column, content);
        if (item(row, 0)->data(kTagRole) != content.tag)
            item(row, 0)->setData(kTagRole, content.tag);
    }
    if (m_mostRows == 0)
        return;
    const int shown = std::clamp(rowCount(), 1, m_mostRows);
    setFixedHeight(horizontalHeader()->sizeHint().height() + shown * px(size::kRow) + px(Space::Control));
}

QVariant PlainTable::tagOf(int row) const
{
    const QTableWidgetItem* first = item(row, 0);
    return first != nullptr ? first->data(kTagRole) : QVariant();
}

QTableWidgetItem* PlainTable::makeItem(int column) const
{
    auto* made = new QTableWidgetItem;
    if (std::ranges::find(m_monoColumns, column) != m_monoColumns.end())
        made->setFont(ui::font(Type::Mono));
    if (std::ranges::find(m_numberColumns, column) != m_numberColumns.end())
        made->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (column == m_linkColumn)
        made->setForeground(colors().accent);
    return made;
}

void PlainTable::setCell(int row, int column, const Row& content)
{
    QTableWidgetItem* cell = item(row, column);
    if (cell == nullptr)
        setItem(row, column, cell = makeItem(column));
    const QString text = visibleText(content.cells.value(column).left(kLongestCell));
    if (cell->text() != text)
        cell->setText(text);
    if (column != m_statusColumn || !content.status || cell->data(kStatusRole) == int(*content.status))
        return;
    const StatusLook look = statusLook(*content.status);
    cell->setData(kStatusRole, int(*content.status));
    cell->setIcon(icon(look.icon, look.color));
    cell->setForeground(look.color);
}

void PlainTable::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentRow() >= 0 && m_linkColumn >= 0) {
        Q_EMIT opened(currentRow());
        return;
    }
    if (event->matches(QKeySequence::Copy) && currentItem() != nullptr) {
        QApplication::clipboard()->setText(currentItem()->text());
        return;
    }
    QTableWidget::keyPressEvent(event);
}

} // namespace darse::ui
