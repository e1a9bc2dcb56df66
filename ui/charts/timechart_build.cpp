// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcanvas.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/timechart.h"
#include "ui/charts/traces.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QCategoryAxis>
#include <QChart>
#include <QFontMetrics>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QLegend>
#include <QLineSeries>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kHeight = 220;
constexpr int kNarrowest = 240;

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
    m_legend = new ChartLegend(m_description.series);
    column->addWidget(m_legend); // below the title: beside it there is room for the limit only
    column->addStretch(1);       // of a neighbour whose lines take more room
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
