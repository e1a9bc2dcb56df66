// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/metricsstore.h"
#include "ui/pages/page.h"

#include <vector>

class QGridLayout;

namespace darse::ui {

class TimeChart;

/// The machine and its busiest containers over the last two minutes, side by side.
class MetricsPage : public Page {
    Q_OBJECT
public:
    MetricsPage(PageContext context, QWidget* parent);

    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;
    /// Chooses the busiest containers anew.
    void refresh() override;

private:
    /// One chart and whose numbers its lines show.
    struct Board {
        TimeChart* chart;
        session::Metric metric;
        std::vector<backend::ObjectRef> refs;
    };

    void rebuild();
    void addBoard(const QString& title, session::Metric metric, const std::vector<backend::ObjectPtr>& objects);
    void update();
    [[nodiscard]] std::vector<backend::ObjectPtr> busiest(session::Metric metric);

    QGridLayout* m_grid;
    std::vector<Board> m_boards;
};

} // namespace darse::ui
