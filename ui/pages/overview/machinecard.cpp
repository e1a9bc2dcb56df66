// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/machinecard.h"

#include "core/backend/node.h"
#include "core/session/session.h"
#include "ui/pages/kindview.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/visibletext.h"
#include "ui/widgets/whileshown.h"

#include <QCoreApplication>
#include <QHBoxLayout>

#include <algorithm>
#include <utility>

namespace darse::ui {
namespace {

using backend::Kind;
using session::Metric;

std::vector<double> valuesOf(const std::vector<session::Point>& points)
{
    std::vector<double> values(points.size());
    std::ranges::transform(points, values.begin(), &session::Point::value);
    return values;
}

using Nodes = std::vector<const backend::Node*>;

/// Valid until something is told.
Nodes nodesOf(session::Session& session)
{
    Nodes nodes;
    for (const backend::ObjectPtr& row : *session.store(Kind::Node).snapshot())
        nodes.push_back(&backend::as<backend::Node>(*row));
    return nodes;
}

/// Nothing when nobody tells it of any.
std::optional<double> sumOf(const Nodes& nodes, session::MetricsStore& metrics, Metric metric)
{
    std::optional<double> sum;
    for (const backend::Node* node : nodes) {
        if (const auto value = metrics.latest({Kind::Node, node->key}, metric))
            sum = sum.value_or(0) + *value;
    }
    return sum;
}

} // namespace

MachineCard::MachineCard(session::Session& session, QWidget* parent) :
    Card(tr("This machine"), parent),
    m_session(session),
    m_cpu(addRow(tr("CPU"))),
    m_memory(addRow(tr("Memory"))),
    m_disk(addRow(tr("Disk"))),
    m_storage(addRow(tr("Disk I/O"))),
    m_network(addRow(tr("Network"))),
    m_waiting(addRow(tr("Waiting"))),
    m_facts(makeParagraph({}, Type::Caption, "muted"))
{
    for (const Row* row : {&m_cpu, &m_memory, &m_disk}) {
        QSizePolicy policy = row->meter->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        row->meter->setSizePolicy(policy);
        fill(*row, {});
    }
    // They have no limit that could be filled.
    for (const Row* row : {&m_storage, &m_network, &m_waiting}) {
        row->meter->setVisible(false);
        row->value->setMinimumWidth(0);
        row->value->setMaximumWidth(QWIDGETSIZE_MAX);
    }
    explain(*m_storage.box, tr("↓ read from the disks, ↑ written to them"));
    explain(*m_network.box, tr("↓ received, ↑ sent, by all interfaces but the loopback"));
    explain(*m_waiting.box, tr("Pressure (PSI): for how much of the time somebody had to wait for a processor."));
    content()->addSpacing(px(Space::Control));
    content()->addWidget(m_facts);
    connect(&m_session.store(Kind::Node), &session::ObjectStore::updated, this, &MachineCard::update);
    connect(&m_session.store(Kind::Node), &session::ObjectStore::stateChanged, this, &MachineCard::update);
    WhileShown::connection(*this, [this] {
        return connect(&m_session.metrics(), &session::MetricsStore::ticked, this, &MachineCard::updateNumbers);
    });
    update();
}

MachineCard::Row MachineCard::addRow(const QString& title)
{
    constexpr int kTitleWidth = 72;
    constexpr int kValueWidth = 130;
    Row row{makeLabel({}), new Meter, new Sparkline(colors().series[0]), new QWidget};
    QLabel* name = makeLabel(title, Type::Body, "muted");
    name->setFixedWidth(px(kTitleWidth));
    row.value->setFixedWidth(px(kValueWidth));
    row.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.line->setFixedWidth(px(size::kSparklineWidth));
    row.meter->setAccessibleName(title);
    auto* line = new QHBoxLayout;
    line->setSpacing(px(Space::Related));
    line->addWidget(name);
    line->addWidget(row.meter, 1);
    line->addWidget(row.line);
    line->addWidget(row.value);
    row.box->setFixedHeight(px(size::kRow));
    line->setContentsMargins(0, 0, 0, 0);
    row.box->setLayout(line);
    content()->addWidget(row.box);
    return row;
}

void MachineCard::update()
{
    const Nodes nodes = nodesOf(m_session);
    const session::ObjectStore& store = m_session.store(Kind::Node);
    const bool isNone = nodes.empty() && store.state() != session::ObjectStore::State::Loading;
    for (const Row* row : {&m_cpu, &m_memory, &m_disk})
        row->box->setVisible(!isNone);
    if (isNone) {
        for (const Row* row : {&m_storage, &m_network, &m_waiting})
            row->box->setVisible(false);
        const auto& error = store.error();
        m_facts->setText(error ? tr("The machines cannot be read. %1").arg(errorWords(*error).why)
                               : tr("There is no machine here."));
        return setTitle(QCoreApplication::translate("kinds", kindView(Kind::Node).plural));
    }
    if (nodes.empty())
        return;
    const bool isElsewhere = !nodes.front()->address.isEmpty();
    setTitle(nodes.size() > 1 ? tr("%n machine(s)", "", int(nodes.size()))
             : isElsewhere    ? visibleText(nodes.front()->name)
                              : tr("This machine"));
    m_facts->setText(nodes.size() > 1 ? QString() : factsOf(*nodes.front()));
    double size = 0;
    double used = 0;
    for (const backend::Node* node : nodes) {
        size += double(node->diskUsedBytes > 0 ? node->diskBytes : 0); // a cluster tells no more than the size
        used += double(node->diskUsedBytes);
    }
    m_disk.value->setText(size > 0 ? tr("%1 of %2").arg(formatBytes(used), formatBytes(size)) : tr("not known"));
    fill(m_disk, size > 0 ? std::optional(used / size) : std::nullopt);
    updateNumbers();
}

QString MachineCard::factsOf(const backend::Node& node)
{
    const QStringList facts = {node.name,
                               node.system,
                               tr("kernel %1").arg(node.kernel),
                               node.engine,
                               node.runtime,
                               node.cgroups.isEmpty() ? QString() : tr("cgroup %1").arg(node.cgroups),
                               node.isRootless ? tr("rootless") : QString()};
    QStringList known;
    std::ranges::copy_if(facts, std::back_inserter(known), [](const QString& fact) { return !fact.isEmpty(); });
    return known.join(QStringLiteral(" · "));
}

void MachineCard::updateNumbers()
{
    const Nodes nodes = nodesOf(m_session);
    if (nodes.empty())
        return;
    int cpus = 0;
    double size = 0;
    for (const backend::Node* node : nodes) {
        cpus += node->cpus;
        size += double(node->memoryBytes);
    }
    session::MetricsStore& metrics = m_session.metrics();
    const auto cpu = sumOf(nodes, metrics, Metric::Cpu);
    const auto memory = sumOf(nodes, metrics, Metric::Memory);
    m_cpu.value->setText(cpu ? tr("%1 of %n core(s)", "", cpus).arg(QLocale().toString(*cpu, 'f', 2))
                             : tr("%n core(s)", "", cpus));
    fill(m_cpu, cpu && cpus > 0 ? std::optional(*cpu / cpus) : std::nullopt);
    m_memory.value->setText(memory ? tr("%1 of %2").arg(formatBytes(*memory), formatBytes(size)) : formatBytes(size));
    fill(m_memory, memory && size > 0 ? std::optional(*memory / size) : std::nullopt);
    // The past of several is on their own pages.
    const backend::ObjectRef ref{Kind::Node, nodes.size() == 1 ? nodes.front()->key : QString()};
    m_cpu.line->setValues(valuesOf(metrics.recent(ref, Metric::Cpu)), cpus);
    m_memory.line->setValues(valuesOf(metrics.recent(ref, Metric::Memory)), size);
    updateFlow(m_storage, ref, Metric::DiskRead, Metric::DiskWritten);
    updateFlow(m_network, ref, Metric::NetworkReceived, Metric::NetworkSent);
    const auto waiting = metrics.latest(ref, Metric::Pressure);
    m_waiting.box->setVisible(waiting.has_value());
    if (waiting)
        m_waiting.value->setText(formatShare(*waiting));
    m_waiting.line->setValues(valuesOf(metrics.recent(ref, Metric::Pressure)), 1);
}

/// An empty bar would say that nothing is used.
void MachineCard::fill(const Row& row, std::optional<double> share)
{
    row.meter->setVisible(share.has_value());
    row.meter->setShare(share.value_or(0));
}

/// What goes in and out; hidden where nobody measures it.
void MachineCard::updateFlow(const Row& row, const backend::ObjectRef& ref, Metric in, Metric out)
{
    session::MetricsStore& metrics = m_session.metrics();
    const auto received = metrics.latest(ref, in);
    const auto sent = metrics.latest(ref, out);
    row.box->setVisible(received || sent);
    if (!received && !sent)
        return;
    row.value->setText(
        QStringLiteral("↓ %1   ↑ %2").arg(formatRate(received.value_or(0)), formatRate(sent.value_or(0))));
    std::vector<double> sum = valuesOf(metrics.recent(ref, in));
    const std::vector<double> other = valuesOf(metrics.recent(ref, out));
    for (std::size_t i = 0; i < std::min(sum.size(), other.size()); ++i)
        sum[sum.size() - 1 - i] += other[other.size() - 1 - i];
    row.line->setValues(std::move(sum));
}

} // namespace darse::ui
