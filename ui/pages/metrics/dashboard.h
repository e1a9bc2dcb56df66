// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartfeed.h"
#include "ui/charts/chartmark.h"
#include "ui/charts/unit.h"
#include "ui/pages/page.h"

#include <optional>
#include <vector>

class QGridLayout;
class QLineEdit;

namespace darse::ui {

class ChartGroup;
class LogBursts;
class RangeBar;
class Stepwise;

/// The machine's charts, and those of its busiest containers side by side, from five minutes to fourteen days.
class Dashboard : public QWidget {
    Q_OBJECT
public:
    Dashboard(const PageContext& context, QWidget* parent);

    /// Chooses the busiest containers anew.
    void rebuild();
    void focusFilter();

Q_SIGNALS:
    void goTo(const darse::ui::Location& location);

private:
    struct Trace {
        backend::ObjectPtr object;
        session::Metric metric;
        QString name;
        QString extra = {}; ///< instead of the metric
    };

    /// A chart that is to be.
    struct Board {
        QString title;
        Unit unit;
        std::vector<Trace> traces;
        std::optional<double> limit = {};
    };

    void layOut();
    void addMachine(const backend::ObjectPtr& node);
    void addContainers();
    void addChart(const Board& board);
    [[nodiscard]] std::vector<backend::ObjectPtr> busiest(session::Metric metric) const;
    void setMarks();
    void readBursts();
    void openAt(qint64 atMilliseconds);
    void tick();
    void tellFailure(const Error& error);

    /// What is marked on the axis, for who clicks there.
    struct Happened {
        ChartMark mark;
        backend::ObjectRef about;
    };

    PageContext m_context;
    std::vector<Happened> m_happened;
    ChartGroup* m_group;
    ChartFeed* m_feed;
    LogBursts* m_bursts;
    RangeBar* m_bar = nullptr;
    QLineEdit* m_filter;
    QWidget* m_content;
    QGridLayout* m_grid;
    std::vector<TimeChart*> m_charts;
    std::vector<ChartFeed::Line> m_lines;
    Stepwise* m_making; ///< charts, which take a while
    bool m_hasContainers = false;
};

} // namespace darse::ui
