// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/inspection.h"
#include "core/backend/metrics.h"
#include "core/session/metricsstore.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QTimer;

namespace darse::session {
class Session;
}

namespace darse::ui {

class ChartGroup;
class TimeChart;

/// Fills the charts of a group: the past is asked for whenever another stretch of time is shown and when somebody looks
/// again, live numbers are added once a second meanwhile.
class ChartFeed : public QObject {
    Q_OBJECT
public:
    /// One line of one chart.
    struct Line {
        backend::ObjectRef ref;
        session::Metric metric = session::Metric::Cpu;
        QString extra; ///< instead of the metric: the engine's name of a number that lists do not show
        QPointer<TimeChart> chart;
        int series = 0;
    };

    /// All outlive the feed. Ticks are left out while `watcher` is hidden.
    ChartFeed(session::Session& session, ChartGroup& group, QWidget& watcher);

    void setLines(std::vector<Line> lines);
    /// Asks for the past of all lines.
    void fetch();

Q_SIGNALS:
    void fetched();
    void failed(const darse::Error& error);

private:
    enum class Extras { Past, Newest };

    void fetchPast(const backend::ObjectRef& ref);
    void fetchExtras(const backend::ObjectRef& ref, Extras which);
    void arrived(const backend::ObjectRef& ref, const std::vector<backend::Frame>& frames);
    void extrasArrived(const backend::ObjectRef& ref, const backend::Numbers& numbers, Extras which);
    void tick();
    [[nodiscard]] std::vector<backend::ObjectRef> objects() const;

    session::Session& m_session;
    ChartGroup& m_group;
    QWidget& m_watcher;
    QTimer* m_soon;
    std::vector<Line> m_lines;
    int m_request = 0;        ///< answers to older questions are dropped
    bool m_hasExtras = true;  ///< until the engine says that it knows none
    bool m_isAsking = false;  ///< for the newest extras
    bool m_hasMissed = false; ///< what happened while nobody looked
};

} // namespace darse::ui
