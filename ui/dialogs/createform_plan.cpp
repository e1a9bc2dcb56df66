// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/createform.h"
#include "ui/dialogs/limitfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>

#include <algorithm>

namespace darse::ui {
namespace {

QStringList linesOf(const QPlainTextEdit& field)
{
    QStringList lines;
    for (const QString& line : field.toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines << line.trimmed();
    }
    return lines;
}

bool hasBlank(const QString& text)
{
    return std::ranges::any_of(text, [](QChar letter) { return letter.isSpace() || !letter.isPrint(); });
}

QString shortened(const QString& line)
{
    constexpr qsizetype kMost = 60;
    return line.size() <= kMost ? line : line.left(kMost) + QChar(0x2026);
}

} // namespace

void CreateForm::readLists(backend::ContainerPlan& plan, PlanNotes& notes) const
{
    for (const QString& line : linesOf(*m_ports)) {
        if (const auto port = session::parsePort(line))
            plan.ports.push_back(*port);
        else
            notes.object(PlanField::Ports, tr("“%1” is not a port such as 8080:80.").arg(shortened(line)));
    }
    for (const QString& line : linesOf(*m_mounts)) {
        if (const auto mount = session::parseMount(line))
            plan.mounts.push_back(*mount);
        else
            notes.object(PlanField::Mounts, tr("“%1” is not a volume such as files:/data.").arg(shortened(line)));
    }
    for (const QString& line : linesOf(*m_environment)) {
        const qsizetype end = line.indexOf(u'=');
        if (end > 0)
            plan.environment.emplace_back(line.left(end), line.mid(end + 1));
        else
            notes.object(PlanField::Environment, tr("“%1” is not of the form NAME=value.").arg(shortened(line)));
    }
}

backend::ContainerPlan CreateForm::plan(PlanNotes& notes) const
{
    backend::ContainerPlan plan = m_rest;
    plan.image = m_image->currentText().trimmed();
    if (hasBlank(plan.image))
        notes.object(PlanField::Image, tr("A reference has no spaces."));
    plan.name = m_name->text().trimmed();
    const auto command = session::shellWords(m_command->text());
    if (command)
        plan.command = *command;
    else
        notes.object(PlanField::Command, tr("A quotation mark is not closed."));
    readLists(plan, notes);
    plan.network = m_network->currentText().trimmed();
    plan.restartPolicy = m_restart->currentData().toString();
    plan.user = m_user->text().trimmed();
    plan.workingDirectory = m_directory->text().trimmed();
    if (!plan.workingDirectory.isEmpty() && !plan.workingDirectory.startsWith(u'/'))
        notes.object(PlanField::WorkingDirectory, tr("A folder inside the container begins with “/”."));
    const QString cpus = m_cpus->line()->text().trimmed();
    bool isNumber = false;
    const double cores = QString(cpus).replace(u',', u'.').toDouble(&isNumber);
    constexpr double kMostCores = 4096;
    if (isNumber && cores > 0 && cores <= kMostCores)
        plan.limits.cpuCores = cores;
    else if (!cpus.isEmpty())
        notes.object(PlanField::Cpus, tr("A number of cores such as 0.5 or 2."));
    const QString memory = m_memory->line()->text().trimmed();
    plan.limits.memoryBytes = session::parseMemory(memory);
    if (!memory.isEmpty() && !plan.limits.memoryBytes)
        notes.object(PlanField::Memory, tr("A size such as 512m or 2g."));
    readMore(plan, notes);
    plan.startsAtOnce = m_starts->isChecked();
    plan.hasTerminal = m_terminal->isChecked();
    plan.isInteractive = plan.hasTerminal || m_rest.isInteractive;
    plan.removesItself = m_removes->isChecked();
    if (plan.removesItself && plan.restartPolicy != QLatin1String("no"))
        notes.object(PlanField::Restart, tr("What is deleted when it ends cannot be started again."));
    return plan;
}

void CreateForm::setPlan(const backend::ContainerPlan& plan)
{
    {
        const QSignalBlocker quiet(this);
        m_rest = {};
        m_rest.health = plan.health;
        setMore(plan);
        m_rest.isInteractive = plan.isInteractive && !plan.hasTerminal;
        m_image->setEditText(plan.image);
        m_name->setText(plan.name);
        QStringList words;
        for (const QString& word : plan.command)
            words << session::shellWord(word);
        m_command->setText(words.join(u' '));
        QStringList lines;
        for (const backend::PublishedPort& port : plan.ports)
            lines << session::portText(port);
        m_ports->setPlainText(lines.join(u'\n'));
        lines.clear();
        for (const backend::Mount& mount : plan.mounts)
            lines << session::mountText(mount);
        m_mounts->setPlainText(lines.join(u'\n'));
        lines.clear();
        for (const auto& [name, value] : plan.environment)
            lines << name + u'=' + value;
        m_environment->setPlainText(lines.join(u'\n'));
        m_network->setEditText(plan.network);
        if (!plan.restartPolicy.isEmpty() && m_restart->findData(plan.restartPolicy) < 0)
            m_restart->addItem(plan.restartPolicy, plan.restartPolicy); // with a number of tries
        m_restart->setCurrentIndex(std::max(0, m_restart->findData(plan.restartPolicy)));
        m_user->setText(plan.user);
        m_directory->setText(plan.workingDirectory);
        m_cpus->line()->setText(plan.limits.cpuCores ? QString::number(*plan.limits.cpuCores) : QString());
        m_memory->line()->setText(plan.limits.memoryBytes ? session::memoryText(*plan.limits.memoryBytes) : QString());
        m_starts->setChecked(plan.startsAtOnce);
        m_terminal->setChecked(plan.hasTerminal);
        m_removes->setChecked(plan.removesItself);
    }
    Q_EMIT changed();
}

} // namespace darse::ui
