// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartfeed.h"
#include "ui/pages/details/detailstab.h"

#include <vector>

class QGridLayout;

namespace darse::ui {

class ChartGroup;
class LogBursts;
class RangeBar;
class Stepwise;
class TimeChart;

/// What the object used, from five minutes to fourteen days, and goes on using, with what happened to it.
class MetricsTab final : public DetailsTab {
    Q_OBJECT
public:
    MetricsTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    void refresh() override;

private:
    void addChart(std::size_t place);
    void setLimits();
    void setMarks();
    void showKnown();
    void readBursts();
    void openLog(qint64 atMilliseconds);

    backend::ObjectPtr m_object;
    ChartGroup* m_group;
    ChartFeed* m_feed;
    LogBursts* m_bursts;
    Stepwise* m_making; ///< charts, which take a while
    RangeBar* m_bar = nullptr;
    bool m_isWithoutNumbers = false; ///< and the bar says why
    QGridLayout* m_grid = nullptr;
    std::vector<TimeChart*> m_charts;
    std::vector<ChartFeed::Line> m_lines;
};

} // namespace darse::ui
