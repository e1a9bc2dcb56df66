// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/runlinehealth.h"
#include "core/session/runmore.h"
#include "ui/dialogs/createform.h"
#include "ui/dialogs/fieldgrid.h"
#include "ui/dialogs/limitfield.h"
#include "ui/widgets/visibletext.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>

namespace darse::ui {

void CreateForm::layOutMore(FieldGrid& grid)
{
    m_health = addLine(grid, PlanField::Health, tr("Health check"), QStringLiteral("wget -qO- http://localhost/"));
    m_interval = addLine(grid, PlanField::HealthInterval, tr("Check every"), tr("30s when empty"));
    m_added =
        addLine(grid, PlanField::AddedCapabilities, tr("Capabilities added"), QStringLiteral("NET_ADMIN, SYS_TIME"));
    m_dropped = addLine(grid, PlanField::DroppedCapabilities, tr("Capabilities taken away"), QStringLiteral("NET_RAW"));
    m_entrypoint = addLine(grid, PlanField::Entrypoint, tr("Entry point"), tr("as the image has it"));
    m_hostName = addLine(grid, PlanField::HostName, tr("Host name"), tr("its short id"));
    m_labels = addLines(grid, PlanField::Labels, tr("Labels"), QStringLiteral("NAME=value"));
    m_networks =
        addLines(grid, PlanField::Networks, tr("Other networks"), QStringLiteral("backend\nname=data,alias=db"));
    m_options =
        addLines(grid, PlanField::More, tr("More options"), QStringLiteral("--shm-size 1g\n--device /dev/fuse"));
}

void CreateForm::setRoom(int cpus, qint64 memoryBytes)
{
    m_cpus->setStops(coreStops(cpus), [](const QString& text) -> std::optional<double> {
        bool isNumber = false;
        const double cores = QString(text).replace(u',', u'.').toDouble(&isNumber);
        return isNumber ? std::optional(cores) : std::nullopt;
    });
    m_memory->setStops(memoryStops(memoryBytes), [](const QString& text) -> std::optional<double> {
        const auto bytes = session::parseMemory(text);
        return bytes ? std::optional(double(*bytes)) : std::nullopt;
    });
}

void CreateForm::readMore(backend::ContainerPlan& plan, PlanNotes& notes) const
{
    const auto capabilities = [&notes](const QLineEdit& field, PlanField which, QStringList& into) {
        const auto names = session::parseCapabilities(field.text());
        if (names)
            into = *names;
        else
            notes.object(which, tr("Names such as NET_ADMIN, with commas between them."));
    };
    capabilities(*m_added, PlanField::AddedCapabilities, plan.addedCapabilities);
    capabilities(*m_dropped, PlanField::DroppedCapabilities, plan.droppedCapabilities);
    plan.health.command = m_health->text().trimmed();
    const QString interval = m_interval->text().trimmed();
    plan.health.interval = session::parseSeconds(interval).value_or(0);
    if (!interval.isEmpty() && plan.health.interval == 0)
        notes.object(PlanField::HealthInterval, tr("A time such as 30s or 2m."));
    plan.entrypoint = m_entrypoint->text().trimmed();
    plan.hostName = m_hostName->text().trimmed();
    static const QRegularExpression kHostName(QStringLiteral("\\A[A-Za-z0-9_]([A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?\\z"));
    if (!plan.hostName.isEmpty() && !kHostName.match(plan.hostName).hasMatch())
        notes.object(PlanField::HostName, tr("Letters, digits, “-”, “_” and “.”, at most 64 of them."));
    readOptions(plan, notes);
    plan.labels.clear();
    for (const QString& line : m_labels->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        const QString name = line.section(u'=', 0, 0).trimmed();
        if (name.isEmpty())
            notes.object(PlanField::Labels, tr("“%1” is not of the form NAME=value.").arg(visibleText(line.left(60))));
        else
            plan.labels.insert(name, line.section(u'=', 1));
    }
}

void CreateForm::readOptions(backend::ContainerPlan& plan, PlanNotes& notes) const
{
    plan.networks.clear();
    for (const QString& each : m_networks->toPlainText().split(u'\n')) {
        const QString line = each.trimmed();
        if (const auto join = session::parseJoin(line))
            plan.networks.push_back(*join);
        else if (!line.isEmpty())
            notes.object(PlanField::Networks,
                         tr("“%1” is not a network such as name=data,alias=db.").arg(visibleText(line.left(60))));
    }
    plan.more.clear();
    for (const QString& each : m_options->toPlainText().split(u'\n')) {
        const QString line = each.trimmed();
        if (const auto option = session::parseOption(line))
            plan.more.push_back(*option);
        else if (!line.isEmpty())
            notes.object(PlanField::More,
                         tr("“%1” is not an option such as --shm-size 1g.").arg(visibleText(line.left(60))));
    }
}

void CreateForm::setMore(const backend::ContainerPlan& plan)
{
    m_health->setText(plan.health.command);
    m_interval->setText(plan.health.interval == 0 ? QString() : session::secondsText(plan.health.interval));
    m_added->setText(plan.addedCapabilities.join(QStringLiteral(", ")));
    m_dropped->setText(plan.droppedCapabilities.join(QStringLiteral(", ")));
    m_entrypoint->setText(plan.entrypoint);
    m_hostName->setText(plan.hostName);
    QStringList lines;
    for (const auto& [name, value] : plan.labels.asKeyValueRange())
        lines << name + u'=' + value;
    m_labels->setPlainText(lines.join(u'\n'));
    lines.clear();
    for (const backend::NetworkJoin& join : plan.networks)
        lines << session::joinText(join);
    m_networks->setPlainText(lines.join(u'\n'));
    lines.clear();
    for (const backend::RunOption& option : plan.more)
        lines << session::optionText(option);
    m_options->setPlainText(lines.join(u'\n'));
}

} // namespace darse::ui
