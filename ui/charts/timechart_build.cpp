// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcanvas.h"
#include "ui/charts/timechart.h"
#include "ui/charts/traces.h"
#include "ui/style/tokens.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"

#include <QCategoryAxis>
#include <QChart>
#include <QFontMetrics>
#include <QGraphicsLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kHeight = 220;
constexpr int kNarrowest = 240;
constexpr int kSwatch = 10;
constexpr int kMostInRow = 3;
constexpr int kLegendColumns = 2; ///< of more

/// A short stroke in the colour of the series.
QLabel* makeSwatch(const QColor& color)
{
    QLabel* label = makeLabel({});
    QPixmap pixmap(px(kSwatch), px(3));
    pixmap.fill(color);
    label->setPixmap(pixmap);
    return label;
}

QWidget* makeName(const QString& text)
{
    auto* name = new ElidedLabel(Type::Body, ElidedLabel::Tone::Muted);
    name->setText(text);
    return name;
}

QCategoryAxis* makeAxis(const QColor& grid)
{
    auto* axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setLabelsColor(colors().muted);
    axis->setLabelsFont(ui::font(Type::Caption));
    axis->setTruncateLabels(false);
    axis->setLineVisible(false);
    axis->setGridLineColor(grid);
    axis->setGridLineVisible(grid.isValid());
    return axis;
}

} // namespace

TimeChart::TimeChart(const Description& description, QWidget* parent) :
    QFrame(parent),
    m_description(description),
    m_points(std::size_t(description.series.size()))
{
    setProperty("look", QStringLiteral("card"));
    // Not what all names need: two side by side fit into any window, and names are cut.
    setMinimumWidth(px(kNarrowest));
    makeChart();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Card), px(Space::Card), px(Space::Card), px(Space::Control));
    column->setSpacing(px(Space::Tight));
    column->addWidget(makeTitle());
    column->addWidget(makeLegend());
    column->addWidget(m_canvas);
    setSpan(m_span);
    m_scale = {.top = 0, .step = 0};
    rescale();
    tellValues();
}

QWidget* TimeChart::makeTitle()
{
    auto* bar = new QWidget;
    m_title = makeLabel(m_description.title, Type::Section);
    m_limitText = makeLabel({}, Type::Caption, "warning");
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Control));
    row->addWidget(m_title);
    row->addWidget(m_limitText);
    row->addStretch();
    return bar;
}

/// Lines are told below the title, many in columns: beside it there is room for the limit only.
QWidget* TimeChart::makeLegend()
{
    auto* legend = new QWidget;
    auto* grid = new QGridLayout(legend);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(Space::Control));
    grid->setVerticalSpacing(px(2));
    constexpr int kParts = 3;
    const bool isRow = int(m_points.size()) <= kMostInRow;
    const int columns = isRow ? int(m_points.size()) : kLegendColumns;
    for (int i = 0; i < int(m_points.size()); ++i) {
        const int row = i / columns;
        const int column = i % columns * kParts;
        grid->addWidget(makeSwatch(colors().series.at(std::size_t(i) % colors().series.size())), row, column);
        grid->addWidget(makeName(m_description.series.value(i)), row, column + 1);
        m_values.push_back(makeLabel({}, Type::Body));
        grid->addWidget(m_values.back(), row, column + 2, Qt::AlignRight);
        if (!isRow)
            grid->setColumnStretch(column + 1, 1);
    }
    // A few stand side by side from the left, many in a table.
    if (isRow)
        grid->setColumnStretch(columns * kParts, 1);
    return legend;
}

void TimeChart::makeChart()
{
    m_chart = new QChart;
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    // The last label of the time is centred at the right edge, and half of it is beyond.
    const int beyond = QFontMetrics(ui::font(Type::Caption)).horizontalAdvance(tr("now")) / 2 + px(Space::Tight);
    m_chart->setMargins({0, px(Space::Related), std::max(px(Space::Group), beyond), 0});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_timeAxis = makeAxis({});
    m_valueAxis = makeAxis(colors().border);
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_valueAxis, Qt::AlignLeft);

    m_limitLine = new QLineSeries;
    QPen pen(colors().warning, 1.5);
    pen.setStyle(Qt::DashLine);
    m_limitLine->setPen(pen);
    m_chart->addSeries(m_limitLine);
    m_limitLine->attachAxis(m_timeAxis);
    m_limitLine->attachAxis(m_valueAxis);
    m_traces = new Traces(m_chart, m_points);

    m_canvas = new ChartCanvas(m_chart, [this](double seconds) { return crosshairWords(seconds); });
    m_canvas->setFixedHeight(px(kHeight));
}

} // namespace darse::ui
