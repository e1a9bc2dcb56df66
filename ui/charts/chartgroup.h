// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartmark.h"

#include <QObject>
#include <QPointer>

#include <chrono>
#include <optional>
#include <vector>

namespace darse::ui {

class TimeChart;

/// Charts that show the same stretch of time: they are zoomed and panned together, and the crosshair of one is seen on
/// all. Either live, with now at the right, or a stretch of the past that stays.
class ChartGroup : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds kShortest{30};
    static constexpr std::chrono::seconds kLongest{14 * 24 * 3600};

    explicit ChartGroup(QObject* parent = nullptr);

    void add(TimeChart* chart);
    [[nodiscard]] std::vector<TimeChart*> charts() const;

    [[nodiscard]] std::chrono::seconds span() const { return m_span; }
    [[nodiscard]] bool isLive() const { return !m_end; }
    /// The moment at the right edge.
    [[nodiscard]] qint64 end() const;

    /// Live again, with this much past.
    void setSpan(std::chrono::seconds span);
    void goLive() { setSpan(m_span); }
    /// From and to in seconds before the right edge: -600 to 0.
    void select(double from, double to);
    /// By this factor (below 1: closer), `around` in seconds before the right edge stays where it is.
    void zoom(double factor, double around);
    /// By this share of what is shown; below 0 is earlier.
    void pan(double share);
    void setMarks(const std::vector<ChartMark>& marks);
    /// New numbers have arrived.
    void redraw();

Q_SIGNALS:
    void windowChanged();
    /// A mark was clicked.
    void momentChosen(qint64 atMilliseconds);

private:
    void show(qint64 from, qint64 to);
    void apply();

    std::vector<QPointer<TimeChart>> m_charts;
    std::chrono::seconds m_span{600};
    std::optional<qint64> m_end;
};

} // namespace darse::ui
