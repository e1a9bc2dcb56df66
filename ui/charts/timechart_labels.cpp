// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart.h"
#include "ui/style/tokens.h"

#include <QCategoryAxis>
#include <QDateTime>
#include <QFontMetrics>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace darse::ui {
namespace {

constexpr double kMinute = 60;
constexpr double kHour = 3600;
constexpr double kDay = 86'400;
constexpr double kTimeSteps[] = {5,    10,   30,     60,     120,    300,     900,     1800,
                                 3600, 7200, 21'600, 43'200, 86'400, 172'800, 345'600, 604'800};
constexpr double kMostTimeLabels = 5;
constexpr int kBeside = 96; ///< of a chart is beside its lines

/// Seconds between two labels, of which there are so many at most.
double stepFor(double span, double most)
{
    const auto fits = [span, most](double seconds) { return span / seconds <= most; };
    const auto step = std::ranges::find_if(kTimeSteps, fits);
    return step == std::end(kTimeSteps) ? span : *step;
}

QString agoText(double seconds, double step)
{
    const auto number = [&](double unit) { return QLocale().toString(std::lround(seconds / unit)); };
    if (step >= kDay)
        return TimeChart::tr("%1 d ago").arg(number(kDay));
    if (step >= kHour)
        return TimeChart::tr("%1 h ago").arg(number(kHour));
    return step >= kMinute ? TimeChart::tr("%1 min ago").arg(number(kMinute))
                           : TimeChart::tr("%1 s ago").arg(number(1));
}

/// Labels of one axis must differ, so the day is there when there is more than one.
QString shortMoment(const QDateTime& moment, std::chrono::seconds span)
{
    if (span > std::chrono::hours(96))
        return QLocale().toString(moment.date(), QStringLiteral("d MMM"));
    if (span > std::chrono::hours(12))
        return QLocale().toString(moment, QStringLiteral("ddd HH:mm"));
    return QLocale().toString(moment.time(),
                              span > std::chrono::hours(1) ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss"));
}

} // namespace

double TimeChart::timeStep() const
{
    const auto span = double(m_span.count());
    // Not what the plot takes, which depends on the labels.
    const int room = width() - px(kBeside);
    const double usual = stepFor(span, kMostTimeLabels);
    const QString longest =
        m_end ? shortMoment(QDateTime::fromMSecsSinceEpoch(*m_end), m_span) : agoText(span - 1, usual);
    const int each = QFontMetrics(ui::font(Type::Caption)).horizontalAdvance(longest) + px(Space::Control);
    return stepFor(span, std::clamp(double(room) / each, 1.0, kMostTimeLabels));
}

void TimeChart::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    if (timeStep() != m_timeStep)
        labelTime();
}

/// Labels of a chart's time axis: "5 min ago" where now is at the right, else moments of the day.
void TimeChart::labelTime()
{
    m_timeStep = timeStep();
    for (const QString& label : m_timeAxis->categoriesLabels())
        m_timeAxis->remove(label);
    if (m_end)
        labelMoments();
    else
        labelAgo();
}

void TimeChart::labelAgo()
{
    const auto span = double(m_span.count());
    const double distance = m_timeStep;
    // The label at the left edge would stick out.
    for (int label = static_cast<int>(std::ceil(span / distance - 1)); label > 0; --label)
        m_timeAxis->append(agoText(label * distance, distance), -label * distance);
    m_timeAxis->append(tr("now"), 0);
}

void TimeChart::labelMoments()
{
    const auto span = double(m_span.count());
    const double distance = m_timeStep;
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(*m_end);
    const double local = double(*m_end) / 1000.0 + end.offsetFromUtc();
    // Half a label at either edge would stick out.
    const double margin = span * 0.04;
    // The axis takes labels in their order only.
    const double first = std::ceil((local - span + margin) / distance);
    const auto count = int(std::ceil((local - margin) / distance - first));
    for (int each = 0; each < count; ++each) {
        const double at = (first + each) * distance - local;
        m_timeAxis->append(shortMoment(end.addSecs(std::llround(at)), m_span), at);
    }
}

} // namespace darse::ui
