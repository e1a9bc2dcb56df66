// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/metricstab.h"

#include "core/backend/container.h"
#include "core/backend/event.h"
#include "core/session/session.h"
#include "ui/charts/chartgroup.h"
#include "ui/charts/logbursts.h"
#include "ui/charts/rangebar.h"
#include "ui/charts/timechart.h"
#include "ui/pages/details/eventcircle.h"
#include "ui/pages/details/parts.h"
#include "ui/pages/tidings.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/eventwords.h"
#include "ui/widgets/reasonwords.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/stepwise.h"
#include "ui/widgets/visibletext.h"
#include "ui/widgets/whileshown.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <optional>
#include <utility>

namespace darse::ui {
namespace {

using session::Metric;

struct LineRow {
    const char* title;
    Metric metric = Metric::Cpu;
    const char* extra = nullptr; ///< the engine's name of what no list shows
};

struct ChartRow {
    const char* title;
    Unit unit;
    std::vector<LineRow> lines;
    bool isRare = false; ///< left out where nobody measures it
};

const std::vector<ChartRow>& chartRows()
{
    static const std::vector<ChartRow> rows = {
        {QT_TRANSLATE_NOOP("metrics", "CPU"), Unit::Cores, {{QT_TRANSLATE_NOOP("metrics", "Used"), Metric::Cpu}}},
        {QT_TRANSLATE_NOOP("metrics", "Memory"),
         Unit::Bytes,
         {{QT_TRANSLATE_NOOP("metrics", "Working set"), Metric::Memory},
          {QT_TRANSLATE_NOOP("metrics", "With cached files"), Metric::Cpu, "memory"}}},
        {QT_TRANSLATE_NOOP("metrics", "Network"),
         Unit::BytesPerSecond,
         {{QT_TRANSLATE_NOOP("metrics", "Received"), Metric::NetworkReceived},
          {QT_TRANSLATE_NOOP("metrics", "Sent"), Metric::NetworkSent}}},
        {QT_TRANSLATE_NOOP("metrics", "Disk"),
         Unit::BytesPerSecond,
         {{QT_TRANSLATE_NOOP("metrics", "Read"), Metric::DiskRead},
          {QT_TRANSLATE_NOOP("metrics", "Written"), Metric::DiskWritten}}},
        {QT_TRANSLATE_NOOP("metrics", "Waiting (PSI)"),
         Unit::Share,
         {{QT_TRANSLATE_NOOP("metrics", "CPU"), Metric::Pressure},
          {QT_TRANSLATE_NOOP("metrics", "Memory"), Metric::Cpu, "memory.pressure"},
          {QT_TRANSLATE_NOOP("metrics", "Disk"), Metric::Cpu, "io.pressure"}},
         true},
        {QT_TRANSLATE_NOOP("metrics", "Held up by the CPU limit"),
         Unit::Share,
         {{QT_TRANSLATE_NOOP("metrics", "Share of periods"), Metric::Cpu, "cpu.throttled"}},
         true},
    };
    return rows;
}

QString translated(const char* text)
{
    return QCoreApplication::translate("metrics", text);
}

} // namespace

MetricsTab::MetricsTab(const PageContext& context, QWidget* parent) :
    DetailsTab(context, parent),
    m_group(new ChartGroup(this)),
    m_feed(new ChartFeed(session(), *m_group, *this)),
    m_bursts(new LogBursts(session(), this)),
    m_making(new Stepwise(this))
{
    auto* scroll = new QScrollArea(this);
    auto* content = new QWidget(scroll);
    content->setObjectName(QStringLiteral("scrolled"));
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(0, 0, px(Space::Control), 0);
    m_grid->setSpacing(px(Space::Card));
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_grid->setRowStretch(int(chartRows().size()) / 2 + 1, 1);
    speakAs(*scroll, QAccessible::Pane);
    scroll->setAccessibleName(tr("Charts"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    m_bar = new RangeBar(*m_group, settings(), QStringLiteral("metrics.span"), *content, this);
    connect(m_bar, &RangeBar::saved, &session().companion<Tidings>(), &Tidings::saved);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addWidget(m_bar);
    column->addWidget(scroll, 1);
    connect(m_feed, &ChartFeed::fetched, this, [this] {
        m_bar->setNote({});
        showKnown();
        readBursts();
    });
    connect(m_bursts, &LogBursts::changed, this, &MetricsTab::setMarks);
    connect(m_feed, &ChartFeed::failed, this, [this](const Error& error) {
        const ErrorWords words = errorWords(error);
        m_bar->setNote(tr("The past could not be read. %1 %2").arg(words.why, visibleText(words.message)));
    });
    WhileShown::connection(*this, [this] {
        return connect(&session().metrics(), &session::MetricsStore::ticked, this, &MetricsTab::showKnown);
    });
    connect(&session().store(backend::Kind::Event), &session::ObjectStore::updated, this, &MetricsTab::setMarks);
    connect(m_group, &ChartGroup::momentChosen, this, &MetricsTab::openLog);
}

void MetricsTab::addChart(std::size_t place)
{
    const ChartRow& row = chartRows()[place];
    QStringList names;
    for (const LineRow& line : row.lines)
        names.append(translated(line.title));
    auto* chart =
        new TimeChart({.title = translated(row.title), .unit = row.unit, .series = names}, m_grid->parentWidget());
    for (std::size_t i = 0; i < row.lines.size(); ++i)
        m_lines.push_back({.ref = refOf(*m_object),
                           .metric = row.lines[i].metric,
                           .extra = QString::fromLatin1(row.lines[i].extra),
                           .chart = chart,
                           .series = int(i)});
    if (row.isRare)
        chart->hide(); // until somebody has measured it
    m_charts.push_back(chart);
    m_group->add(chart);
    m_grid->addWidget(chart, int(place) / 2, int(place) % 2);
}

void MetricsTab::setObject(const backend::ObjectPtr& object)
{
    const bool isFirst = m_object == nullptr;
    m_object = object;
    if (!isFirst) {
        setLimits();
        setMarks();
        return;
    }
    for (std::size_t place = 0; place < chartRows().size(); ++place)
        m_making->add([this, place] { addChart(place); });
    m_making->add([this] {
        setLimits();
        setMarks();
        m_feed->setLines(m_lines);
        showKnown();
    });
}

void MetricsTab::setLimits()
{
    if (m_object->kind != backend::Kind::Container || !m_making->isDone())
        return;
    const backend::Limits& limits = backend::as<backend::Container>(*m_object).limits;
    m_charts[0]->setLimit(limits.cpuCores);
    m_charts[1]->setLimit(limits.memoryBytes ? std::optional(double(*limits.memoryBytes)) : std::nullopt);
}

void MetricsTab::setMarks()
{
    const auto all = session().store(backend::Kind::Event).snapshot();
    if (!m_object || !all)
        return;
    std::vector<ChartMark> marks;
    for (const backend::Event* event : eventsAbout(*m_object, *all, session()))
        marks.push_back({.atMilliseconds = momentOf(*event).toMSecsSinceEpoch(),
                         .text = visibleText(event->message.isEmpty() ? event->type : eventText(event->message)),
                         .isWarning = event->isWarning});
    for (const auto& [container, bursts] : m_bursts->all()) {
        for (const LogBurst& burst : bursts)
            marks.push_back({.atMilliseconds = burst.atMilliseconds, .text = burstText(burst), .isWarning = false});
    }
    m_group->setMarks(marks);
}

/// What this machine does not measure is no empty chart.
void MetricsTab::showKnown()
{
    if (const auto& error = session().metrics().error())
        m_bar->setNote(
            tr("There are no numbers: %1").arg(visibleText(reasonText(QString::fromStdString(error->message())))));
    else if (std::exchange(m_isWithoutNumbers, false))
        m_bar->setNote({});
    m_isWithoutNumbers = session().metrics().error().has_value();
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        const ChartRow& row = chartRows()[i];
        bool isKnown = false;
        for (int series = 0; series < int(row.lines.size()); ++series)
            isKnown = isKnown || m_charts[i]->pointCount(series) > 0;
        // Two readings of the processor are a reading of all that is measured here.
        const bool isMissed = !row.isRare && m_charts.front()->pointCount(0) < 2;
        m_charts[i]->setVisible(isKnown || isMissed);
    }
}

void MetricsTab::readBursts()
{
    if (m_object && m_object->kind == backend::Kind::Container)
        m_bursts->read({m_object->key});
}

void MetricsTab::openLog(qint64 atMilliseconds)
{
    Q_EMIT goTo(Location::ofObject(refOf(*m_object), QStringLiteral("logs@%1").arg(atMilliseconds)));
}

void MetricsTab::refresh()
{
    m_feed->fetch();
}

} // namespace darse::ui
