// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartgroup.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/timechart.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace darse::ui {

ChartGroup::ChartGroup(QObject* parent) : QObject(parent) {}

std::vector<TimeChart*> ChartGroup::charts() const
{
    std::vector<TimeChart*> alive;
    for (const QPointer<TimeChart>& chart : m_charts) {
        if (chart)
            alive.push_back(chart);
    }
    return alive;
}

void ChartGroup::add(TimeChart* chart)
{
    std::erase_if(m_charts, [](const QPointer<TimeChart>& known) { return known.isNull(); });
    m_charts.emplace_back(chart);
    chart->setWindow(m_span, m_end);
    const ChartCanvas* canvas = chart->canvas();
    connect(canvas, &ChartCanvas::crosshairMoved, this, [this, chart](std::optional<double> seconds) {
        for (TimeChart* other : charts()) {
            if (other != chart)
                other->canvas()->setCrosshair(seconds);
        }
    });
    connect(canvas, &ChartCanvas::stretchChosen, this, &ChartGroup::select);
    connect(canvas, &ChartCanvas::zoomAsked, this, &ChartGroup::zoom);
    connect(canvas, &ChartCanvas::panAsked, this, &ChartGroup::pan);
    connect(canvas, &ChartCanvas::liveAsked, this, &ChartGroup::goLive);
    connect(canvas, &ChartCanvas::momentChosen, this,
            [this](double seconds) { Q_EMIT momentChosen(end() + std::llround(seconds * 1000)); });
}

qint64 ChartGroup::end() const
{
    return m_end.value_or(QDateTime::currentMSecsSinceEpoch());
}

void ChartGroup::setSpan(std::chrono::seconds span)
{
    m_span = std::clamp(span, kShortest, kLongest);
    m_end.reset();
    apply();
}

void ChartGroup::select(double from, double to)
{
    show(end() + std::llround(from * 1000), end() + std::llround(to * 1000));
}

void ChartGroup::zoom(double factor, double around)
{
    const auto span = double(m_span.count());
    const double left = around - (around + span) * factor;
    const double right = around - around * factor;
    // What is live stays so while its right edge is what does not move.
    if (isLive() && around == 0)
        return setSpan(std::chrono::seconds(std::llround(span * factor)));
    show(end() + std::llround(left * 1000), end() + std::llround(right * 1000));
}

void ChartGroup::pan(double share)
{
    const qint64 by = std::llround(double(m_span.count()) * share * 1000);
    if (isLive() && by >= 0)
        return;
    show(end() - m_span.count() * 1000 + by, end() + by);
}

void ChartGroup::show(qint64 from, qint64 to)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 shortest = kShortest.count() * 1000;
    const qint64 longest = kLongest.count() * 1000;
    const qint64 length = std::clamp(to - from, shortest, longest);
    const qint64 middle = from + (to - from) / 2;
    const qint64 right = std::clamp(middle + length / 2, now - longest + length, std::max(now, now - longest + length));
    m_span = std::chrono::seconds(length / 1000);
    m_end = right;
    if (right >= now)
        m_end.reset();
    apply();
}

void ChartGroup::apply()
{
    for (TimeChart* chart : charts())
        chart->setWindow(m_span, m_end);
    redraw();
    Q_EMIT windowChanged();
}

void ChartGroup::setMarks(const std::vector<ChartMark>& marks)
{
    for (TimeChart* chart : charts())
        chart->setMarks(marks);
}

void ChartGroup::redraw()
{
    const qint64 at = end();
    for (TimeChart* chart : charts())
        chart->setNow(at);
}

} // namespace darse::ui
