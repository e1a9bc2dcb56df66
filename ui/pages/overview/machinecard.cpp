// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/machinecard.h"

#include "core/backend/node.h"
#include "core/session/session.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/whileshown.h"

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

const backend::Node* firstNode(session::Session& session)
{
    const auto rows = session.store(Kind::Node).snapshot();
    return rows->empty() ? nullptr : &backend::as<backend::Node>(*rows->front());
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
    if (!m_session.has(Kind::Node))
        return;
    connect(&m_session.store(Kind::Node), &session::ObjectStore::updated, this, &MachineCard::update);
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
    const backend::Node* node = firstNode(m_session);
    if (node == nullptr)
        return;
    const QStringList facts = {node->name,
                               node->system,
                               tr("kernel %1").arg(node->kernel),
                               node->engine,
                               node->runtime,
                               node->cgroups.isEmpty() ? QString() : tr("cgroup %1").arg(node->cgroups),
                               node->isRootless ? tr("rootless") : QString()};
    QStringList known;
    std::ranges::copy_if(facts, std::back_inserter(known), [](const QString& fact) { return !fact.isEmpty(); });
    m_facts->setText(known.join(QStringLiteral(" · ")));
    const bool hasDisk = node->diskBytes > 0;
    m_disk.value->setText(
        hasDisk ? tr("%1 of %2").arg(formatBytes(double(node->diskUsedBytes)), formatBytes(double(node->diskBytes)))
                : tr("not known"));
    m_disk.meter->setShare(hasDisk ? static_cast<double>(node->diskUsedBytes) / static_cast<double>(node->diskBytes)
                                   : 0);
    updateNumbers();
}

void MachineCard::updateNumbers()
{
    const backend::Node* node = firstNode(m_session);
    if (node == nullptr)
        return;
    const backend::ObjectRef ref{Kind::Node, node->key};
    session::MetricsStore& metrics = m_session.metrics();
    const auto cpu = metrics.latest(ref, Metric::Cpu);
    const auto memory = metrics.latest(ref, Metric::Memory);
    m_cpu.value->setText(cpu ? tr("%1 of %n core(s)", "", node->cpus).arg(QLocale().toString(*cpu, 'f', 2))
                             : tr("%n core(s)", "", node->cpus));
    m_cpu.meter->setShare(cpu && node->cpus > 0 ? *cpu / node->cpus : 0);
    m_cpu.line->setValues(valuesOf(metrics.recent(ref, Metric::Cpu)), node->cpus);
    const QString total = formatBytes(double(node->memoryBytes));
    m_memory.value->setText(memory ? tr("%1 of %2").arg(formatBytes(*memory), total) : total);
    m_memory.meter->setShare(memory && node->memoryBytes > 0 ? *memory / static_cast<double>(node->memoryBytes) : 0);
    m_memory.line->setValues(valuesOf(metrics.recent(ref, Metric::Memory)), static_cast<double>(node->memoryBytes));
    updateFlow(m_storage, ref, Metric::DiskRead, Metric::DiskWritten);
    updateFlow(m_network, ref, Metric::NetworkReceived, Metric::NetworkSent);
    const auto waiting = metrics.latest(ref, Metric::Pressure);
    m_waiting.box->setVisible(waiting.has_value());
    if (waiting)
        m_waiting.value->setText(formatShare(*waiting));
    m_waiting.line->setValues(valuesOf(metrics.recent(ref, Metric::Pressure)), 1);
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
