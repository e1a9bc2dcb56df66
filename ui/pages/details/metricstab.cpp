// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/metricstab.h"

#include "core/backend/container.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "core/session/whendone.h"
#include "ui/charts/timechart.h"
#include "ui/pages/details/parts.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/visibletext.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>

#include <optional>

namespace darse::ui {
namespace {

using session::Metric;

constexpr int kPoints = 240;

struct SpanRow {
    int seconds;
    const char* title;
};

constexpr SpanRow kSpans[] = {
    {600, QT_TRANSLATE_NOOP("metrics", "10 minutes")},
    {3600, QT_TRANSLATE_NOOP("metrics", "1 hour")},
    {6 * 3600, QT_TRANSLATE_NOOP("metrics", "6 hours")},
    {24 * 3600, QT_TRANSLATE_NOOP("metrics", "24 hours")},
};

struct MetricRow {
    Metric metric;
    std::optional<double> backend::Sample::*value;
};

constexpr MetricRow kMetrics[] = {
    {Metric::Cpu, &backend::Sample::cpuCores},
    {Metric::Memory, &backend::Sample::memoryBytes},
    {Metric::NetworkReceived, &backend::Sample::networkReceivedPerSecond},
    {Metric::NetworkSent, &backend::Sample::networkSentPerSecond},
    {Metric::DiskRead, &backend::Sample::diskReadPerSecond},
    {Metric::DiskWritten, &backend::Sample::diskWrittenPerSecond},
    {Metric::Pressure, &backend::Sample::pressure},
};

struct ChartRow {
    const char* title;
    Unit unit;
    std::vector<std::pair<Metric, const char*>> lines;
};

const std::vector<ChartRow>& chartRows()
{
    static const std::vector<ChartRow> rows = {
        {QT_TRANSLATE_NOOP("metrics", "CPU"), Unit::Cores, {{Metric::Cpu, QT_TRANSLATE_NOOP("metrics", "Used")}}},
        {QT_TRANSLATE_NOOP("metrics", "Memory"), Unit::Bytes, {{Metric::Memory, QT_TRANSLATE_NOOP("metrics", "Used")}}},
        {QT_TRANSLATE_NOOP("metrics", "Network"),
         Unit::BytesPerSecond,
         {{Metric::NetworkReceived, QT_TRANSLATE_NOOP("metrics", "Received")},
          {Metric::NetworkSent, QT_TRANSLATE_NOOP("metrics", "Sent")}}},
        {QT_TRANSLATE_NOOP("metrics", "Disk"),
         Unit::BytesPerSecond,
         {{Metric::DiskRead, QT_TRANSLATE_NOOP("metrics", "Read")},
          {Metric::DiskWritten, QT_TRANSLATE_NOOP("metrics", "Written")}}},
        {QT_TRANSLATE_NOOP("metrics", "Waiting for CPU"),
         Unit::Share,
         {{Metric::Pressure, QT_TRANSLATE_NOOP("metrics", "Share of time")}}},
    };
    return rows;
}

QString translated(const char* text)
{
    return QCoreApplication::translate("metrics", text);
}

std::vector<session::Point> pointsOf(const std::vector<backend::Frame>& frames, const backend::ObjectRef& ref,
                                     Metric metric)
{
    std::vector<session::Point> points;
    for (const backend::Frame& frame : frames) {
        for (const backend::Sample& sample : frame.samples) {
            const std::optional<double> value = sample.*kMetrics[std::size_t(metric)].value;
            if (sample.ref == ref && value)
                points.push_back({frame.atMilliseconds, *value});
        }
    }
    return points;
}

} // namespace

MetricsTab::MetricsTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_note(makeLabel({}, Type::Body, "muted"))
{
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, px(Space::Control), 0);
    grid->setSpacing(px(Space::Card));
    addCharts(*grid);
    auto* scroll = new QScrollArea;
    speakAs(*scroll, QAccessible::Pane);
    scroll->setAccessibleName(tr("Charts"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addWidget(makeBar());
    column->addWidget(scroll, 1);
    connect(&session().metrics(), &session::MetricsStore::ticked, this, &MetricsTab::tick);
}

QWidget* MetricsTab::makeBar()
{
    auto* bar = new QWidget;
    auto* picker = new QComboBox;
    picker->setAccessibleName(tr("Time span"));
    for (const SpanRow& row : kSpans)
        picker->addItem(translated(row.title), row.seconds);
    const int known = picker->findData(settings().number(QStringLiteral("metrics.span"), kSpans[0].seconds));
    picker->setCurrentIndex(known < 0 ? 0 : known);
    m_span = std::chrono::seconds(picker->currentData().toInt());
    connect(picker, &QComboBox::currentIndexChanged, this,
            [this, picker] { setSpan(std::chrono::seconds(picker->currentData().toInt())); });
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Related));
    row->addWidget(picker);
    row->addWidget(m_note, 1);
    return bar;
}

void MetricsTab::addCharts(QGridLayout& grid)
{
    int place = 0;
    for (const ChartRow& row : chartRows()) {
        QStringList names;
        for (const auto& [metric, title] : row.lines)
            names.append(translated(title));
        auto* chart = new TimeChart({.title = translated(row.title), .unit = row.unit, .series = names});
        for (std::size_t i = 0; i < row.lines.size(); ++i)
            m_lines.push_back({row.lines[i].first, chart, int(i)});
        m_charts.push_back(chart);
        grid.addWidget(chart, place / 2, place % 2);
        ++place;
    }
    grid.setColumnStretch(0, 1);
    grid.setColumnStretch(1, 1);
    grid.setRowStretch(place / 2 + 1, 1);
}

void MetricsTab::setObject(const backend::ObjectPtr& object)
{
    const bool isFirst = m_object == nullptr;
    m_object = object;
    setLimits();
    if (isFirst)
        setSpan(m_span);
}

void MetricsTab::setLimits()
{
    if (m_object->kind != backend::Kind::Container)
        return;
    const backend::Limits& limits = backend::as<backend::Container>(*m_object).limits;
    m_charts[0]->setLimit(limits.cpuCores);
    m_charts[1]->setLimit(limits.memoryBytes ? std::optional(double(*limits.memoryBytes)) : std::nullopt);
}

void MetricsTab::refresh()
{
    fetch();
}

void MetricsTab::setSpan(std::chrono::seconds span)
{
    m_span = span;
    settings().setNumber(QStringLiteral("metrics.span"), int(span.count()));
    for (TimeChart* chart : m_charts)
        chart->setSpan(span);
    fetch();
}

void MetricsTab::fetch()
{
    backend::Metrics* metrics = session().backend().metrics();
    if (metrics == nullptr || !m_object)
        return;
    const int request = ++m_request;
    session::whenDone(metrics->history(refOf(*m_object), m_span, kPoints), this,
                      [this, request](const Result<std::vector<backend::Frame>>& frames) {
                          if (request == m_request)
                              arrived(frames);
                      });
}

void MetricsTab::arrived(const Result<std::vector<backend::Frame>>& frames)
{
    m_note->clear();
    if (!frames) {
        const ErrorWords words = errorWords(frames.error());
        m_note->setText(tr("The past could not be read. %1 %2").arg(words.why, visibleText(words.raw)));
        return;
    }
    for (const Line& line : m_lines)
        line.chart->setPoints(line.series, pointsOf(*frames, refOf(*m_object), line.metric));
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (TimeChart* chart : m_charts)
        chart->setNow(now);
}

void MetricsTab::tick()
{
    if (!m_object || !isVisible())
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const Line& line : m_lines) {
        if (const auto value = session().metrics().latest(refOf(*m_object), line.metric))
            line.chart->append(line.series, {now, *value});
    }
    for (TimeChart* chart : m_charts)
        chart->setNow(now);
}

} // namespace darse::ui
