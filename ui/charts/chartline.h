// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/metricsstore.h"

#include <QColor>
#include <QObject>

#include <vector>

class QAbstractAxis;
class QAreaSeries;
class QChart;
class QLineSeries;

namespace darse::ui {

/// One value over time on a chart: a line and its fill for each run of points, so that gaps stay gaps. Makes series
/// when runs are added and keeps them when there are fewer.
class ChartLine : public QObject {
    Q_OBJECT
public:
    struct Place {
        QChart* chart;
        QAbstractAxis* timeAxis;
        QAbstractAxis* valueAxis;
    };

    ChartLine(const Place& place, const QColor& color, QObject* parent);

    /// `now` is at 0; the past has negative seconds.
    void draw(const std::vector<session::Point>& points, qint64 now);

private:
    struct Piece {
        QLineSeries* line;
        QLineSeries* edge; ///< upper edge of the fill
        QAreaSeries* fill;
    };

    void addPiece();

    Place m_place;
    QColor m_color;
    std::vector<Piece> m_pieces;
};

} // namespace darse::ui
