// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartfeed.h"

#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/charts/chartgroup.h"
#include "ui/charts/timechart.h"
#include "ui/widgets/whileshown.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace darse::ui {
namespace {

using namespace std::chrono_literals;

constexpr int kPoints = 600;
/// Fourteen days in minutes: nobody remembers more of them.
constexpr int kMostPoints = 20'160;
/// A wheel that turns asks once.
constexpr auto kSettle = 120ms;

/// In the order of Metric.
constexpr std::optional<double> backend::Sample::*kValues[] = {
    &backend::Sample::cpuCores,
    &backend::Sample::memoryBytes,
    &backend::Sample::networkReceivedPerSecond,
    &backend::Sample::networkSentPerSecond,
    &backend::Sample::diskReadPerSecond,
    &backend::Sample::diskWrittenPerSecond,
    &backend::Sample::pressure,
};
static_assert(std::size(kValues) == session::MetricsStore::kMetrics);

std::vector<session::Point> pointsOf(const std::vector<backend::Frame>& frames, const backend::ObjectRef& ref,
                                     session::Metric metric)
{
    std::vector<session::Point> points;
    points.reserve(frames.size());
    for (const backend::Frame& frame : frames) {
        for (const backend::Sample& sample : frame.samples) {
            const std::optional<double> value = sample.*kValues[std::size_t(metric)];
            if (sample.ref == ref && value)
                points.push_back({frame.atMilliseconds, *value});
        }
    }
    return points;
}

} // namespace

ChartFeed::ChartFeed(session::Session& session, ChartGroup& group, QWidget& watcher) :
    QObject(&watcher),
    m_session(session),
    m_group(group),
    m_watcher(watcher),
    m_soon(new QTimer(this))
{
    m_soon->setSingleShot(true);
    m_soon->setInterval(kSettle);
    connect(m_soon, &QTimer::timeout, this, &ChartFeed::fetch);
    connect(&group, &ChartGroup::windowChanged, m_soon, qOverload<>(&QTimer::start));
    WhileShown::connection(watcher, [this] {
        return connect(&m_session.metrics(), &session::MetricsStore::ticked, this, &ChartFeed::tick);
    });
    auto* shown = new WhileShown(watcher);
    connect(shown, &WhileShown::hidden, this, [this] { m_hasMissed = true; });
    connect(shown, &WhileShown::shown, this, [this] {
        if (std::exchange(m_hasMissed, false))
            m_soon->start();
    });
}

void ChartFeed::setLines(std::vector<Line> lines)
{
    m_lines = std::move(lines);
    fetch();
}

std::vector<backend::ObjectRef> ChartFeed::objects() const
{
    std::vector<backend::ObjectRef> all;
    for (const Line& line : m_lines) {
        if (std::ranges::find(all, line.ref) == all.end())
            all.push_back(line.ref);
    }
    return all;
}

void ChartFeed::fetch()
{
    m_soon->stop();
    ++m_request;
    for (const backend::ObjectRef& ref : objects()) {
        fetchPast(ref);
        fetchExtras(ref, Extras::Past);
    }
}

/// The past is asked for up to now; of a stretch that ended before, finely enough to show its part.
void ChartFeed::fetchPast(const backend::ObjectRef& ref)
{
    backend::Metrics* metrics = m_session.backend().metrics();
    if (metrics == nullptr)
        return;
    const qint64 length = m_group.span().count() * 1000;
    const qint64 whole = std::max(length, QDateTime::currentMSecsSinceEpoch() - m_group.end() + length);
    const auto points = int(std::min<qint64>(kMostPoints, kPoints * whole / length));
    session::whenDone(metrics->history(ref, std::chrono::seconds(whole / 1000), points), this,
                      [this, request = m_request, ref](const Result<std::vector<backend::Frame>>& frames) {
                          if (request != m_request)
                              return;
                          if (!frames)
                              return Q_EMIT failed(frames.error());
                          arrived(ref, *frames);
                      });
}

void ChartFeed::fetchExtras(const backend::ObjectRef& ref, Extras which)
{
    backend::Inspection* inspection = m_session.backend().inspection();
    backend::NumbersAsked asked{.ref = ref, .names = {}};
    for (const Line& line : m_lines) {
        if (line.ref == ref && !line.extra.isEmpty())
            asked.names.append(line.extra);
    }
    if (inspection == nullptr || asked.names.isEmpty() || !m_hasExtras)
        return;
    if (which == Extras::Past) {
        asked.to = m_group.end();
        asked.from = asked.to - m_group.span().count() * 1000;
        asked.points = kPoints;
    } else {
        m_isAsking = true;
    }
    session::whenDone(inspection->numbers(asked), this,
                      [this, request = m_request, ref, which](const Result<backend::Numbers>& numbers) {
                          m_isAsking = m_isAsking && which == Extras::Past;
                          if (numbers && request == m_request)
                              extrasArrived(ref, *numbers, which);
                          // Nothing is wrong: few engines have more to tell. One that is asked amiss is asked no more.
                          if (!numbers && numbers.error().kind() != ErrorKind::Unreachable)
                              m_hasExtras = which == Extras::Past;
                      });
}

void ChartFeed::extrasArrived(const backend::ObjectRef& ref, const backend::Numbers& numbers, Extras which)
{
    for (const Line& line : m_lines) {
        const auto found = numbers.constFind(line.extra);
        if (line.ref != ref || !line.chart || line.extra.isEmpty() || found == numbers.constEnd())
            continue;
        std::vector<session::Point> points;
        for (const backend::Counted& each : *found)
            points.push_back({each.atMilliseconds, each.value});
        if (which == Extras::Newest && !points.empty())
            line.chart->append(line.series, points.back());
        else if (!points.empty())
            line.chart->setPoints(line.series, std::move(points));
    }
    m_group.redraw();
}

void ChartFeed::arrived(const backend::ObjectRef& ref, const std::vector<backend::Frame>& frames)
{
    for (const Line& line : m_lines) {
        if (line.ref != ref || !line.chart || !line.extra.isEmpty())
            continue;
        std::vector<session::Point> points = pointsOf(frames, ref, line.metric);
        // What nobody remembers is known from having been looked at, and from the last minutes.
        const bool isUnknown = points.empty() && m_group.isLive();
        if (isUnknown && line.chart->pointCount(line.series) == 0)
            points = m_session.metrics().recent(ref, line.metric);
        if (!isUnknown || !points.empty())
            line.chart->setPoints(line.series, std::move(points));
    }
    m_group.redraw();
    Q_EMIT fetched();
}

void ChartFeed::tick()
{
    if (!m_group.isLive() || !m_watcher.isVisible())
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const Line& line : m_lines) {
        const auto value =
            line.extra.isEmpty() ? m_session.metrics().latest(line.ref, line.metric) : std::optional<double>();
        if (value && line.chart)
            line.chart->append(line.series, {now, *value});
    }
    m_group.redraw();
    if (m_isAsking)
        return;
    for (const backend::ObjectRef& ref : objects())
        fetchExtras(ref, Extras::Newest);
}

} // namespace darse::ui
