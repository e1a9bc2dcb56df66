// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/traces.h"

#include "ui/charts/gaps.h"
#include "ui/style/tokens.h"

#include <QChart>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace darse::ui {
namespace {

constexpr double kFill = 0.10;
constexpr double kPenWidth = 1.5;
/// Fills of more lines than that would only hide one another.
constexpr std::size_t kMostFills = 3;
/// So many points are drawn with soft edges; of more nobody could tell.
constexpr std::size_t kMostSoft = 6'000;
constexpr double kAboveGrid = 5;
/// Of more lines than that, nobody follows one from pixel to pixel.
constexpr std::size_t kFew = 8;
constexpr double kCoarse = 3;

/// What is known of one column of pixels.
struct Column {
    QPointF first, least, most, last;

    void begin(const QPointF& point) { first = least = most = last = point; }

    void add(const QPointF& point)
    {
        if (point.y() > least.y())
            least = point;
        if (point.y() < most.y())
            most = point;
        last = point;
    }

    void tell(QPolygonF& polygon) const
    {
        const bool isLeastFirst = least.x() < most.x();
        for (const QPointF& point : {first, isLeastFirst ? least : most, isLeastFirst ? most : least, last}) {
            if (polygon.isEmpty() || polygon.back() != point)
                polygon.append(point);
        }
    }
};

void fill(QPainter& painter, QPolygonF line, const QColor& color, double bottom)
{
    line.append({line.back().x(), bottom});
    line.append({line.front().x(), bottom});
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(color, kFill));
    painter.drawPolygon(line);
}

struct Drawn {
    QPolygonF line;
    QColor color;
};

} // namespace

QPolygonF tracePolygon(std::span<const session::Point> points, const TraceFrame& frame)
{
    QPolygonF polygon;
    const double across = frame.plot.width() / frame.spanMilliseconds;
    const double up = frame.plot.height() / frame.top;
    Column column;
    double at = 0; ///< which column
    bool isBegun = false;
    polygon.reserve(qsizetype(std::min(double(points.size()), 4 * frame.plot.width() / frame.column)));
    for (const session::Point& each : points) {
        const QPointF point(frame.plot.right() + double(each.atMilliseconds - frame.end) * across,
                            frame.plot.bottom() - each.value * up);
        const double here = std::floor(point.x() / frame.column);
        if (!isBegun || here != at) {
            if (isBegun)
                column.tell(polygon);
            column.begin(point);
            at = here;
            isBegun = true;
        } else {
            column.add(point);
        }
    }
    if (isBegun)
        column.tell(polygon);
    return polygon;
}

Traces::Traces(QChart* chart, const Series& series) : QGraphicsItem(chart), m_chart(chart), m_series(series)
{
    setZValue(kAboveGrid);
    setAcceptedMouseButtons(Qt::NoButton);
}

void Traces::show(qint64 end, double spanMilliseconds, double top)
{
    m_frame.end = end;
    m_frame.spanMilliseconds = std::max(1.0, spanMilliseconds);
    m_frame.top = top > 0 ? top : 1;
    update();
}

QRectF Traces::boundingRect() const
{
    return m_chart->rect();
}

void Traces::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    TraceFrame frame = m_frame;
    frame.plot = m_chart->plotArea();
    frame.column = m_series.size() > kFew ? kCoarse : 1;
    std::vector<Drawn> all;
    std::size_t points = 0;
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        for (const auto& run : splitAtGaps(m_series[i])) {
            all.push_back({tracePolygon(run, frame), colors().series.at(i % colors().series.size())});
            points += std::size_t(all.back().line.size());
        }
    }
    painter->save();
    painter->setClipRect(frame.plot.adjusted(0, -kPenWidth, 0, kPenWidth));
    const bool isSoft = points <= kMostSoft;
    painter->setRenderHint(QPainter::Antialiasing, isSoft);
    if (m_series.size() <= kMostFills) {
        for (const Drawn& each : all)
            fill(*painter, each.line, each.color, frame.plot.bottom());
    }
    painter->setBrush(Qt::NoBrush);
    for (const Drawn& each : all) {
        // Lines of one pixel are drawn without being made into shapes first.
        QPen pen(each.color, isSoft ? kPenWidth : 1);
        pen.setJoinStyle(isSoft ? Qt::RoundJoin : Qt::BevelJoin);
        pen.setCosmetic(!isSoft);
        painter->setPen(pen);
        painter->drawPolyline(each.line);
    }
    painter->restore();
}

} // namespace darse::ui
