// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlegend.h"

#include "ui/style/tokens.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kSwatch = 10;
constexpr int kMostInRow = 3;
constexpr int kTableColumns = 2;
constexpr int kParts = 3; ///< of a line: stroke, name and value

/// A short stroke in the colour of the series.
QLabel* makeSwatch(const QColor& color)
{
    QLabel* label = makeLabel({});
    QPixmap pixmap(px(kSwatch), px(3));
    pixmap.fill(color);
    label->setPixmap(pixmap);
    return label;
}

} // namespace

ChartLegend::ChartLegend(const QStringList& names, QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(px(Space::Control));
    m_grid->setVerticalSpacing(px(2));
    for (const QString& text : names) {
        const QColor& color = colors().series.at(m_lines.size() % colors().series.size());
        auto* name = new ElidedLabel(Type::Body, ElidedLabel::Tone::Muted);
        name->setText(text);
        m_lines.push_back({makeSwatch(color), name, makeLabel({}, Type::Body)});
    }
    arrange(isTable() ? kTableColumns : int(m_lines.size()));
}

bool ChartLegend::isTable() const
{
    return int(m_lines.size()) > kMostInRow;
}

int ChartLegend::widthOf(int columns) const
{
    int all = 0;
    for (int column = 0; column < columns; ++column) {
        int name = 0;
        int value = 0;
        for (auto i = std::size_t(column); i < m_lines.size(); i += std::size_t(columns)) {
            name = std::max(name, m_lines[i].name->sizeHint().width());
            value = std::max(value, m_lines[i].value->sizeHint().width());
        }
        all += px(kSwatch) + name + value + kParts * m_grid->horizontalSpacing();
    }
    return all;
}

int ChartLegend::fitting() const
{
    int columns = int(m_lines.size());
    while (columns > 1 && widthOf(columns) > width())
        --columns;
    return columns;
}

void ChartLegend::arrange(int columns)
{
    if (columns == m_columns || columns == 0)
        return;
    while (const QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    for (int i = 0; i < m_grid->columnCount(); ++i)
        m_grid->setColumnStretch(i, 0);
    m_columns = columns;
    for (int i = 0; i < int(m_lines.size()); ++i) {
        const Line& line = m_lines[std::size_t(i)];
        const int column = i % columns * kParts;
        m_grid->addWidget(line.swatch, i / columns, column);
        m_grid->addWidget(line.name, i / columns, column + 1);
        m_grid->addWidget(line.value, i / columns, column + 2, Qt::AlignRight);
        if (isTable())
            m_grid->setColumnStretch(column + 1, 1);
    }
    // A few stand side by side from the left.
    if (!isTable())
        m_grid->setColumnStretch(columns * kParts, 1);
}

void ChartLegend::setValue(int series, const QString& text)
{
    m_lines[std::size_t(series)].value->setText(text);
    // Not more again: what changes each second would make the chart jump.
    if (!isTable())
        arrange(std::min(m_columns, fitting()));
}

void ChartLegend::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!isTable())
        arrange(fitting());
}

} // namespace darse::ui
