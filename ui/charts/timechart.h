// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/metricsstore.h"
#include "ui/charts/axisscale.h"
#include "ui/charts/unit.h"

#include <QFrame>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

class QCategoryAxis;
class QChart;
class QHBoxLayout;
class QLabel;
class QLineSeries;

namespace darse::ui {

class ChartCanvas;
class ChartLine;

/// Values over the last minutes or hours, now at the right. Costs little to bring up to date each second; costs
/// a lot to make: only make it when it is going to be seen.
class TimeChart : public QFrame {
    Q_OBJECT
public:
    struct Description {
        QString title; ///< translated, without unit
        Unit unit = Unit::Cores;
        QStringList series; ///< translated names, at most as many as there are series colours
    };

    explicit TimeChart(const Description& description, QWidget* parent = nullptr);
    ~TimeChart() override;

    void setSpan(std::chrono::seconds span);
    /// A dashed line that says how much there may be.
    void setLimit(std::optional<double> limit);
    /// Ascending in time. Drawn by the next setNow().
    void setPoints(int series, std::vector<session::Point> points);
    void append(int series, const session::Point& point);
    /// Draws everything with this moment at the right edge.
    void setNow(qint64 atMilliseconds);

    [[nodiscard]] const AxisScale& scale() const { return m_scale; }
    /// Points that are kept: never more than fit into the span at one a second.
    [[nodiscard]] std::size_t pointCount(int series) const { return m_points[std::size_t(series)].size(); }
    /// The value at, or just before, this moment.
    [[nodiscard]] std::optional<double> valueAt(int series, qint64 atMilliseconds) const;

private:
    [[nodiscard]] QWidget* makeTitle();
    void makeChart();
    void forgetOld(qint64 now);
    void rescale();
    void labelTime();
    void drawLimit();
    void tellValues();
    [[nodiscard]] QStringList crosshairWords(double secondsAgo) const;

    Description m_description;
    std::chrono::seconds m_span{600};
    std::optional<double> m_limit;
    std::vector<std::vector<session::Point>> m_points;
    std::vector<ChartLine*> m_lines;
    std::vector<QLabel*> m_values;
    AxisScale m_scale;
    qint64 m_now = 0;
    QLabel* m_title = nullptr;
    QLabel* m_limitText = nullptr;
    QChart* m_chart = nullptr;
    ChartCanvas* m_canvas = nullptr;
    QCategoryAxis* m_timeAxis = nullptr;
    QCategoryAxis* m_valueAxis = nullptr;
    QLineSeries* m_limitLine = nullptr;
};

} // namespace darse::ui
