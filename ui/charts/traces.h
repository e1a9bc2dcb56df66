// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/metricsstore.h"

#include <QGraphicsItem>
#include <QPolygonF>

#include <span>
#include <vector>

class QChart;

namespace darse::ui {

/// Where values lie on the screen.
struct TraceFrame {
    QRectF plot;
    qint64 end = 0; ///< the moment at the right edge
    double spanMilliseconds = 1;
    double top = 1;    ///< the value at the upper edge
    double column = 1; ///< pixels that are told apart
};

/// A run of points as a line, with no more than four points for a column: its first, least, most and last, so
/// that no peak is lost.
[[nodiscard]] QPolygonF tracePolygon(std::span<const session::Point> points, const TraceFrame& frame);

/// The lines of a chart and their fills, painted by hand: Qt Charts' own series take ten times as long for an hour of
/// seconds. Gaps stay gaps.
class Traces final : public QGraphicsItem {
public:
    using Series = std::vector<std::vector<session::Point>>;

    /// `series` outlives the item.
    Traces(QChart* chart, const Series& series);

    void show(qint64 end, double spanMilliseconds, double top);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const QChart* m_chart;
    const Series& m_series;
    TraceFrame m_frame;
};

} // namespace darse::ui
