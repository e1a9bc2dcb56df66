// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/metrics/metricspage.h"

#include "core/session/session.h"
#include "ui/charts/timechart.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/spoken.h"

#include <QDateTime>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Kind;
using session::Metric;

/// As many as the legend has room for.
constexpr std::size_t kMost = 3;

Unit unitOf(Metric metric)
{
    switch (metric) {
    case Metric::Cpu:
        return Unit::Cores;
    case Metric::Memory:
        return Unit::Bytes;
    case Metric::Pressure:
        return Unit::Share;
    case Metric::NetworkReceived:
    case Metric::NetworkSent:
    case Metric::DiskRead:
    case Metric::DiskWritten:
        break;
    }
    return Unit::BytesPerSecond;
}

} // namespace

MetricsPage::MetricsPage(PageContext given, QWidget* parent) : Page(given, parent), m_grid(new QGridLayout)
{
    auto* inside = new QWidget;
    inside->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Card));
    column->addWidget(makeLabel(tr("Metrics"), Type::PageTitle));
    column->addWidget(
        makeParagraph(tr("What the machine and its busiest containers used in the last two minutes, as the kernel "
                         "counts it for each control group (cgroup)."),
                      Type::Body, "muted"));
    m_grid->setSpacing(px(Space::Card));
    column->addLayout(m_grid);
    column->addStretch();
    auto* area = new QScrollArea;
    speakAs(*area, QAccessible::Pane);
    area->setAccessibleName(tr("Metrics"));
    area->setWidgetResizable(true);
    area->setWidget(inside);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(area);
    rebuild();
    connect(&session().metrics(), &session::MetricsStore::ticked, this, &MetricsPage::update);
    connect(&session(), &session::Session::projectChanged, this, &MetricsPage::rebuild);
}

void MetricsPage::show(const Location&) {}

Location MetricsPage::location() const
{
    return {QStringLiteral("metrics"), {}, {}};
}

void MetricsPage::refresh()
{
    rebuild();
}

std::vector<backend::ObjectPtr> MetricsPage::busiest(Metric metric)
{
    std::vector<std::pair<double, backend::ObjectPtr>> found;
    for (const backend::ObjectPtr& object : *session().store(Kind::Container).snapshot()) {
        const auto value = session().metrics().latest({Kind::Container, object->key}, metric);
        if (value && session().isInScope(*object))
            found.emplace_back(*value, object);
    }
    std::ranges::sort(found, std::greater<>(), &std::pair<double, backend::ObjectPtr>::first);
    found.resize(std::min(found.size(), kMost));
    std::vector<backend::ObjectPtr> result;
    std::ranges::transform(found, std::back_inserter(result), &std::pair<double, backend::ObjectPtr>::second);
    return result;
}

void MetricsPage::rebuild()
{
    for (const Board& board : m_boards)
        delete board.chart;
    m_boards.clear();
    const auto nodes = session().store(Kind::Node).snapshot();
    addBoard(tr("Machine: CPU"), Metric::Cpu, *nodes);
    addBoard(tr("Machine: memory"), Metric::Memory, *nodes);
    addBoard(tr("Busiest containers: CPU"), Metric::Cpu, busiest(Metric::Cpu));
    addBoard(tr("Largest containers: memory"), Metric::Memory, busiest(Metric::Memory));
    update();
}

void MetricsPage::addBoard(const QString& title, Metric metric, const std::vector<backend::ObjectPtr>& objects)
{
    if (objects.empty())
        return;
    constexpr int kHeight = 240;
    Board board{nullptr, metric, {}};
    QStringList names;
    for (const backend::ObjectPtr& object : objects) {
        names.append(object->name);
        board.refs.push_back({object->kind, object->key});
    }
    board.chart = new TimeChart({.title = title, .unit = unitOf(metric), .series = names});
    board.chart->setSpan(std::chrono::seconds(session::MetricsStore::kKept));
    board.chart->setMinimumHeight(px(kHeight));
    // The machine's two charts stand side by side; the containers' need the width for their names.
    const int place = static_cast<int>(m_boards.size());
    const bool isMachine = objects.front()->kind == Kind::Node;
    m_grid->addWidget(board.chart, isMachine ? 0 : place, isMachine ? place : 0, 1, isMachine ? 1 : 2);
    m_boards.push_back(std::move(board));
}

void MetricsPage::update()
{
    if (!isVisible())
        return;
    const bool isWaiting = m_boards.empty() || m_boards.back().refs.front().kind == Kind::Node;
    if (isWaiting && !busiest(Metric::Cpu).empty())
        return rebuild();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const Board& board : m_boards) {
        for (std::size_t i = 0; i < board.refs.size(); ++i)
            board.chart->setPoints(static_cast<int>(i), session().metrics().recent(board.refs[i], board.metric));
        board.chart->setNow(now);
    }
}

} // namespace darse::ui
