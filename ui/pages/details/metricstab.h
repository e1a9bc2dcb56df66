// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/metrics.h"
#include "core/session/metricsstore.h"
#include "ui/pages/details/detailstab.h"

#include <chrono>
#include <vector>

class QLabel;
class QGridLayout;

namespace darse::ui {

class TimeChart;

/// What the object used, from ten minutes to a day, and goes on using.
class MetricsTab final : public DetailsTab {
    Q_OBJECT
public:
    MetricsTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    void refresh() override;

private:
    /// One line of one chart.
    struct Line {
        session::Metric metric;
        TimeChart* chart;
        int series;
    };

    [[nodiscard]] QWidget* makeBar();
    void addCharts(QGridLayout& grid);
    void setSpan(std::chrono::seconds span);
    void fetch();
    void arrived(const Result<std::vector<backend::Frame>>& frames);
    void tick();
    void setLimits();

    backend::ObjectPtr m_object;
    std::chrono::seconds m_span{600};
    int m_request = 0; ///< answers to older questions are dropped
    std::vector<TimeChart*> m_charts;
    std::vector<Line> m_lines;
    QLabel* m_note;
};

} // namespace darse::ui
