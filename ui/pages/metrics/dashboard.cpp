// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/metrics/dashboard.h"

#include "core/backend/node.h"
#include "core/session/session.h"
#include "ui/charts/chartgroup.h"
#include "ui/charts/logbursts.h"
#include "ui/charts/rangebar.h"
#include "ui/charts/timechart.h"
#include "ui/pages/tidings.h"
#include "ui/style/tokens.h"
#include "ui/widgets/clearbutton.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/stepwise.h"
#include "ui/widgets/visibletext.h"
#include "ui/widgets/whileshown.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {

using backend::Kind;
using session::Metric;

namespace {

/// As many as there are colours.
constexpr std::size_t kMost = 8;

} // namespace

Dashboard::Dashboard(const PageContext& context, QWidget* parent) :
    QWidget(parent),
    m_context(context),
    m_group(new ChartGroup(this)),
    m_feed(new ChartFeed(context.session, *m_group, *this)),
    m_bursts(new LogBursts(context.session, this)),
    m_filter(new QLineEdit(this)),
    m_content(new QWidget),
    m_grid(new QGridLayout(m_content)),
    m_making(new Stepwise(this))
{
    layOut();
    connect(m_filter, &QLineEdit::editingFinished, this, &Dashboard::rebuild);
    connect(m_feed, &ChartFeed::fetched, this, [this] {
        m_bar->setNote({});
        readBursts();
    });
    connect(m_bursts, &LogBursts::changed, this, &Dashboard::setMarks);
    connect(m_feed, &ChartFeed::failed, this, &Dashboard::tellFailure);
    session::Session& session = m_context.session;
    WhileShown::connection(*this, [this] {
        return connect(&m_context.session.metrics(), &session::MetricsStore::ticked, this, &Dashboard::tick);
    });
    connect(&session.store(Kind::Event), &session::ObjectStore::updated, this, &Dashboard::setMarks);
    connect(&session, &session::Session::projectChanged, this, &Dashboard::rebuild);
    connect(m_group, &ChartGroup::momentChosen, this, &Dashboard::openAt);
    rebuild();
}

void Dashboard::layOut()
{
    m_content->setObjectName(QStringLiteral("scrolled"));
    m_grid->setContentsMargins(0, 0, px(Space::Control), 0);
    m_grid->setSpacing(px(Space::Card));
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    auto* area = new QScrollArea(this);
    speakAs(*area, QAccessible::Pane);
    area->setAccessibleName(tr("Charts"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(m_content);
    m_filter->setPlaceholderText(tr("Only containers whose name contains…"));
    m_filter->setAccessibleName(tr("Only containers whose name contains"));
    addClearButton(*m_filter);
    constexpr int kFilterWidth = 280;
    m_filter->setFixedWidth(px(kFilterWidth));
    m_bar = new RangeBar(*m_group, m_context.settings, QStringLiteral("dashboard.span"), *m_content, this);
    connect(m_bar, &RangeBar::saved, &m_context.session.companion<Tidings>(), &Tidings::saved);
    auto* row = new QHBoxLayout;
    row->setSpacing(px(Space::Control));
    row->addWidget(m_bar, 1);
    row->addWidget(m_filter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Related));
    column->addLayout(row);
    column->addWidget(area, 1);
}

std::vector<backend::ObjectPtr> Dashboard::busiest(Metric metric) const
{
    std::vector<std::pair<double, backend::ObjectPtr>> found;
    const QString wanted = m_filter->text().trimmed();
    for (const backend::ObjectPtr& object : *m_context.session.store(Kind::Container).snapshot()) {
        const auto value = m_context.session.metrics().latest({Kind::Container, object->key}, metric);
        if (value && m_context.session.isInScope(*object) && object->name.contains(wanted, Qt::CaseInsensitive))
            found.emplace_back(*value, object);
    }
    std::ranges::sort(found, std::greater<>(), &std::pair<double, backend::ObjectPtr>::first);
    found.resize(std::min(found.size(), kMost));
    std::vector<backend::ObjectPtr> result;
    std::ranges::transform(found, std::back_inserter(result), &std::pair<double, backend::ObjectPtr>::second);
    return result;
}

void Dashboard::rebuild()
{
    m_making->clear();
    for (TimeChart* chart : m_charts)
        delete chart;
    m_charts.clear();
    m_lines.clear();
    for (const backend::ObjectPtr& node : *m_context.session.store(Kind::Node).snapshot())
        addMachine(node);
    addContainers();
    m_making->add([this] {
        setMarks();
        m_feed->setLines(m_lines);
    });
}

void Dashboard::addMachine(const backend::ObjectPtr& node)
{
    const auto& machine = backend::as<backend::Node>(*node);
    const bool isOnly = m_context.session.store(Kind::Node).snapshot()->size() == 1;
    const QString who = isOnly ? tr("Machine") : visibleText(node->name);
    const auto add = [this](Board board) { m_making->add([this, board = std::move(board)] { addChart(board); }); };
    add({.title = tr("%1: CPU").arg(who),
         .unit = Unit::Cores,
         .traces = {{node, Metric::Cpu, tr("Used")}},
         .limit = machine.cpus > 0 ? std::optional<double>(machine.cpus) : std::nullopt});
    add({.title = tr("%1: memory").arg(who),
         .unit = Unit::Bytes,
         .traces = {{node, Metric::Memory, tr("Working set")},
                    {node, Metric::Cpu, tr("With cached files"), QStringLiteral("memory")}},
         .limit = machine.memoryBytes > 0 ? std::optional(double(machine.memoryBytes)) : std::nullopt});
    add({.title = tr("%1: network").arg(who),
         .unit = Unit::BytesPerSecond,
         .traces = {{node, Metric::NetworkReceived, tr("Received")}, {node, Metric::NetworkSent, tr("Sent")}}});
    add({.title = tr("%1: disk").arg(who),
         .unit = Unit::BytesPerSecond,
         .traces = {{node, Metric::DiskRead, tr("Read")}, {node, Metric::DiskWritten, tr("Written")}}});
    if (m_context.session.metrics().latest({node->kind, node->key}, Metric::Pressure))
        add({.title = tr("%1: waiting (PSI)").arg(who),
             .unit = Unit::Share,
             .traces = {{node, Metric::Pressure, tr("CPU")},
                        {node, Metric::Cpu, tr("Memory"), QStringLiteral("memory.pressure")},
                        {node, Metric::Cpu, tr("Disk"), QStringLiteral("io.pressure")}}});
}

void Dashboard::addContainers()
{
    const auto add = [this](const QString& title, Unit unit, Metric metric) {
        Board board{.title = title, .unit = unit, .traces = {}};
        for (const backend::ObjectPtr& object : busiest(metric))
            board.traces.push_back({object, metric, visibleText(object->name)});
        const bool isEmpty = board.traces.empty();
        if (!isEmpty)
            m_making->add([this, board = std::move(board)] { addChart(board); });
        return !isEmpty;
    };
    m_hasContainers = add(tr("Busiest containers: CPU"), Unit::Cores, Metric::Cpu);
    add(tr("Largest containers: memory"), Unit::Bytes, Metric::Memory);
    add(tr("Containers that receive most"), Unit::BytesPerSecond, Metric::NetworkReceived);
    add(tr("Containers that write most"), Unit::BytesPerSecond, Metric::DiskWritten);
}

void Dashboard::addChart(const Board& board)
{
    QStringList names;
    for (const Trace& trace : board.traces)
        names.append(trace.name);
    auto* chart = new TimeChart({.title = board.title, .unit = board.unit, .series = names}, m_content);
    for (std::size_t i = 0; i < board.traces.size(); ++i) {
        const Trace& trace = board.traces[i];
        m_lines.push_back({.ref = {trace.object->kind, trace.object->key},
                           .metric = trace.metric,
                           .extra = trace.extra,
                           .chart = chart,
                           .series = int(i)});
    }
    const auto place = int(m_charts.size());
    m_grid->addWidget(chart, place / 2, place % 2);
    // What is left below is nobody's, or the first charts would be as high as the page until the others are there.
    m_grid->setRowStretch(place / 2, 0);
    m_grid->setRowStretch(place / 2 + 1, 1);
    m_charts.push_back(chart);
    m_group->add(chart);
    if (board.limit)
        chart->setLimit(board.limit);
}

/// The first numbers say which containers are busy.
void Dashboard::tick()
{
    const bool isWaiting = m_making->isDone() && (m_charts.empty() || !m_hasContainers);
    if (isVisible() && isWaiting && !busiest(Metric::Cpu).empty())
        rebuild();
}

void Dashboard::tellFailure(const Error& error)
{
    const ErrorWords words = errorWords(error);
    m_bar->setNote(tr("The past could not be read. %1 %2").arg(words.why, visibleText(words.message)));
}

void Dashboard::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

} // namespace darse::ui
