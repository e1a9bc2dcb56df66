// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/metricsstore.h"
#include "ui/charts/axisscale.h"
#include "ui/charts/chartmark.h"
#include "ui/charts/unit.h"

#include <QFrame>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

class QCategoryAxis;
class QChart;
class QLabel;
class QLineSeries;

namespace darse::ui {

class ChartCanvas;
class ChartLegend;
class Traces;

/// Values over the last minutes or hours, now at the right. Costs little to bring up to date each second; costs
/// a lot to make: only make it when it is going to be seen.
class TimeChart : public QFrame {
    Q_OBJECT
public:
    struct Description {
        QString title; ///< translated, without unit
        Unit unit = Unit::Cores;
        QStringList series; ///< translated names; beyond eight the colours begin again
    };

    explicit TimeChart(const Description& description, QWidget* parent = nullptr);
    ~TimeChart() override;

    void setSpan(std::chrono::seconds span) { setWindow(span, std::nullopt); }
    /// A stretch of time that ends at `end`, or that moves with setNow(). Drawn by the next setNow().
    void setWindow(std::chrono::seconds span, std::optional<qint64> end);
    /// A dashed line that says how much there may be.
    void setLimit(std::optional<double> limit);
    /// Ascending in time. Drawn by the next setNow().
    void setPoints(int series, std::vector<session::Point> points);
    void append(int series, const session::Point& point);
    /// Draws everything with this moment at the right edge.
    void setNow(qint64 atMilliseconds);
    void setMarks(const std::vector<ChartMark>& marks);
    [[nodiscard]] ChartCanvas* canvas() const { return m_canvas; }
    [[nodiscard]] const Description& description() const { return m_description; }
    [[nodiscard]] const std::vector<session::Point>& points(int series) const { return m_points[std::size_t(series)]; }

    [[nodiscard]] const AxisScale& scale() const { return m_scale; }
    /// Points that are kept: never more than fit into the span at one a second.
    [[nodiscard]] std::size_t pointCount(int series) const { return m_points[std::size_t(series)].size(); }
    /// The value at, or just before, this moment.
    [[nodiscard]] std::optional<double> valueAt(int series, qint64 atMilliseconds) const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QWidget* makeTitle();
    void makeChart();
    void forgetOld(qint64 now);
    void rescale();
    /// Seconds from one label of the time to the next: as many as there is room for.
    [[nodiscard]] double timeStep() const;
    void labelTime();
    void labelAgo();
    void labelMoments();
    void drawLimit();
    void tellValues();
    [[nodiscard]] QStringList crosshairWords(double secondsAgo) const;

    Description m_description;
    std::chrono::seconds m_span{600};
    std::optional<double> m_limit;
    std::vector<std::vector<session::Point>> m_points;
    AxisScale m_scale;
    double m_timeStep = 0;
    std::optional<qint64> m_end; ///< of a stretch that stays
    qint64 m_now = 0;
    Traces* m_traces = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_limitText = nullptr;
    ChartLegend* m_legend = nullptr;
    QChart* m_chart = nullptr;
    ChartCanvas* m_canvas = nullptr;
    QCategoryAxis* m_timeAxis = nullptr;
    QCategoryAxis* m_valueAxis = nullptr;
    QLineSeries* m_limitLine = nullptr;
};

} // namespace darse::ui
