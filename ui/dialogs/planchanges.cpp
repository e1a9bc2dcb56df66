// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/planchanges.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::ContainerPlan;

QString said(const char* text)
{
    return QCoreApplication::translate("plan", text);
}

QStringList portsOf(const ContainerPlan& plan)
{
    QStringList lines;
    for (const backend::PublishedPort& port : plan.ports)
        lines << session::portText(port);
    lines.sort();
    return lines;
}

QStringList mountsOf(const ContainerPlan& plan)
{
    QStringList lines;
    for (const backend::Mount& mount : plan.mounts)
        lines << session::mountText(mount);
    lines.sort();
    return lines;
}

/// A limit can be set while the container runs, but not taken away.
template <class T>
Applying ofLimit(const std::optional<T>& after, LiveChanges live)
{
    return after && live == LiveChanges::LimitsAndName ? Applying::Live : Applying::Recreate;
}

} // namespace

QMap<PlanField, Applying> changesBetween(const ContainerPlan& before, const ContainerPlan& after, LiveChanges live)
{
    QMap<PlanField, Applying> changes;
    const auto note = [&changes](bool isSame, PlanField field, Applying applying = Applying::Recreate) {
        if (!isSame)
            changes.insert(field, applying);
    };
    note(before.name == after.name, PlanField::Name, Applying::Live);
    note(before.restartPolicy == after.restartPolicy, PlanField::Restart,
         live == LiveChanges::LimitsAndName ? Applying::Live : Applying::Recreate);
    note(before.limits.cpuCores == after.limits.cpuCores, PlanField::Cpus, ofLimit(after.limits.cpuCores, live));
    note(before.limits.memoryBytes == after.limits.memoryBytes, PlanField::Memory,
         ofLimit(after.limits.memoryBytes, live));
    note(before.image == after.image, PlanField::Image);
    note(before.command == after.command && before.hasTerminal == after.hasTerminal &&
             before.removesItself == after.removesItself,
         PlanField::Command);
    note(portsOf(before) == portsOf(after), PlanField::Ports);
    note(mountsOf(before) == mountsOf(after), PlanField::Mounts);
    note(before.environment == after.environment, PlanField::Environment);
    note(before.network == after.network, PlanField::Network);
    note(before.networks == after.networks, PlanField::Networks);
    note(before.more == after.more, PlanField::More);
    note(before.user == after.user, PlanField::User);
    note(before.workingDirectory == after.workingDirectory, PlanField::WorkingDirectory);
    note(before.entrypoint == after.entrypoint, PlanField::Entrypoint);
    note(before.hostName == after.hostName, PlanField::HostName);
    note(before.labels == after.labels, PlanField::Labels);
    note(before.addedCapabilities == after.addedCapabilities, PlanField::AddedCapabilities);
    note(before.droppedCapabilities == after.droppedCapabilities, PlanField::DroppedCapabilities);
    note(before.health.command == after.health.command, PlanField::Health);
    note(before.health == after.health || before.health.command != after.health.command, PlanField::HealthInterval);
    return changes;
}

bool needsRecreation(const QMap<PlanField, Applying>& changes)
{
    return std::ranges::find(changes, Applying::Recreate) != changes.end();
}

void refuseRecreation(const QMap<PlanField, Applying>& changes, PlanNotes& notes)
{
    for (const auto& [field, applying] : changes.asKeyValueRange()) {
        if (applying == Applying::Recreate)
            notes.object(field, said(QT_TRANSLATE_NOOP("plan", "It is deleted when it ends, so it could not come back: "
                                                               "this cannot be changed while it runs.")));
    }
}

void addChangeNotes(const QMap<PlanField, Applying>& changes, PlanNotes& notes)
{
    notes.hints.clear();
    for (const auto& [field, applying] : changes.asKeyValueRange())
        notes.hints.insert(field, applying == Applying::Live
                                      ? said(QT_TRANSLATE_NOOP("plan", "Changed: applied while it runs."))
                                      : said(QT_TRANSLATE_NOOP("plan", "Changed: needs a new container.")));
}

QString changeSummary(const QMap<PlanField, Applying>& changes, bool isRunning)
{
    if (changes.isEmpty())
        return said(QT_TRANSLATE_NOOP("plan", "Nothing is changed yet."));
    if (!needsRecreation(changes))
        return said(QT_TRANSLATE_NOOP("plan", "Everything is applied at once; nothing is stopped."));
    return isRunning ? said(QT_TRANSLATE_NOOP(
                           "plan", "The container is stopped, and a new one with its name and volumes takes its place. "
                                   "What was written into its own files is lost. If the new one does not start, the "
                                   "old one comes back."))
                     : said(QT_TRANSLATE_NOOP(
                           "plan", "A new container with its name and volumes takes its place. What was written into "
                                   "its own files is lost."));
}

} // namespace darse::ui
