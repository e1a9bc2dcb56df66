// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/traces.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QCategoryAxis>
#include <QDateTime>
#include <QLineSeries>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace darse::ui {
namespace {

/// Appended points closer together than this share of the span replace one another: nobody could tell them apart.
constexpr qint64 kPointsAcross = 600;

/// With the day where the hour alone would say too little.
QString momentText(qint64 atMilliseconds, std::chrono::seconds span)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(atMilliseconds);
    const QString day = span > std::chrono::hours(12)
                            ? QLocale().toString(moment.date(), QStringLiteral("ddd d MMM")) + QLatin1Char(' ')
                            : QString();
    return day + QLocale().toString(moment.time(), span > std::chrono::hours(1) ? QStringLiteral("HH:mm")
                                                                                : QStringLiteral("HH:mm:ss"));
}

} // namespace

TimeChart::~TimeChart() = default;

void TimeChart::setWindow(std::chrono::seconds span, std::optional<qint64> end)
{
    m_span = span;
    m_end = end;
    m_timeAxis->setRange(-double(span.count()), 0);
    m_canvas->setSpan(double(span.count()));
    labelTime();
    drawLimit();
}

void TimeChart::setMarks(const std::vector<ChartMark>& marks)
{
    m_canvas->setMarks(marks);
}

void TimeChart::setLimit(std::optional<double> limit)
{
    if (limit == m_limit)
        return;
    m_limit = limit;
    m_limitText->setText(limit ? tr("Limit %1").arg(formatValue(*limit, m_description.unit)) : QString());
    rescale();
    drawLimit();
}

void TimeChart::setPoints(int series, std::vector<session::Point> points)
{
    m_points[std::size_t(series)] = std::move(points);
}

void TimeChart::append(int series, const session::Point& point)
{
    auto& points = m_points[std::size_t(series)];
    const qint64 apart = m_span.count() * 1000 / kPointsAcross;
    const bool isCrowded =
        points.size() >= 2 && point.atMilliseconds - points[points.size() - 2].atMilliseconds < apart;
    if (isCrowded)
        points.back() = point;
    else if (points.empty() || point.atMilliseconds > points.back().atMilliseconds)
        points.push_back(point);
}

void TimeChart::setNow(qint64 atMilliseconds)
{
    m_now = atMilliseconds;
    m_canvas->setEnd(atMilliseconds);
    if (!m_end)
        forgetOld(atMilliseconds);
    rescale();
    m_traces->show(atMilliseconds, double(m_span.count()) * 1000, m_scale.top);
    tellValues();
}

void TimeChart::forgetOld(qint64 now)
{
    const qint64 oldest = now - m_span.count() * 1000;
    for (auto& points : m_points) {
        // One point beyond the edge keeps the line whole up to it.
        auto first = std::ranges::lower_bound(points, oldest, {}, &session::Point::atMilliseconds);
        if (first != points.begin())
            --first;
        points.erase(points.begin(), first);
    }
}

void TimeChart::rescale()
{
    double largest = m_limit.value_or(0);
    const qint64 oldest = m_now - m_span.count() * 1000;
    for (const auto& points : m_points) {
        for (const session::Point& point : points) {
            if (point.atMilliseconds >= oldest && point.atMilliseconds <= m_now)
                largest = std::max(largest, point.value);
        }
    }
    AxisScale wanted = axisScale(largest, m_description.unit);
    // A little less than before is no reason to move everything.
    if (wanted == m_scale || (wanted.top < m_scale.top && largest > m_scale.top * 0.4 && m_valueAxis->count() > 0))
        return;
    m_scale = wanted;
    const UnitScale unit = scaleFor(m_scale.top, m_description.unit);
    m_title->setText(tr("%1, %2", "title and unit of a chart").arg(m_description.title, unit.symbol));
    for (const QString& label : m_valueAxis->categoriesLabels())
        m_valueAxis->remove(label);
    for (const AxisLabel& label : axisLabels(m_scale, unit))
        m_valueAxis->append(label.text, label.value);
    m_valueAxis->setRange(0, m_scale.top);
}

void TimeChart::drawLimit()
{
    const double left = -double(m_span.count());
    m_limitLine->replace(m_limit ? QList<QPointF>{{left, *m_limit}, {0, *m_limit}} : QList<QPointF>{});
}

std::optional<double> TimeChart::valueAt(int series, qint64 atMilliseconds) const
{
    const auto& points = m_points[std::size_t(series)];
    const auto after = std::ranges::upper_bound(points, atMilliseconds, {}, &session::Point::atMilliseconds);
    if (after == points.begin())
        return std::nullopt;
    const session::Point& point = *(after - 1);
    // Within a gap there is no value.
    const qint64 near = std::max<qint64>(5000, m_span.count() * 1000 / 50);
    return atMilliseconds - point.atMilliseconds <= near ? std::optional(point.value) : std::nullopt;
}

QStringList TimeChart::crosshairWords(double seconds) const
{
    const qint64 at = m_now + qint64(seconds * 1000);
    QStringList words = {momentText(at, m_span)};
    for (int series = 0; series < int(m_points.size()); ++series) {
        const std::optional<double> value = valueAt(series, at);
        words.append(tr("%1: %2", "series and value")
                         .arg(m_description.series.value(series),
                              value ? formatValue(*value, m_description.unit) : tr("not measured")));
    }
    return words;
}

void TimeChart::tellValues()
{
    QStringList spoken;
    for (int series = 0; series < int(m_points.size()); ++series) {
        const std::optional<double> value = valueAt(series, m_now);
        const QString text = value ? formatValue(*value, m_description.unit) : missingValue();
        m_legend->setValue(series, text);
        spoken.append(m_points.size() > 1 ? m_description.series.value(series) + u' ' + text : text);
    }
    const QString name =
        tr("%1: %2", "chart and its values now").arg(m_description.title, spoken.join(QStringLiteral(", ")));
    setAccessibleName(name);
    m_canvas->setAccessibleName(name);
}

} // namespace darse::ui
