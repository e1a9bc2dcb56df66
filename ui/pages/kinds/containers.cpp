// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/container.h"
#include "core/session/session.h"
#include "ui/pages/kinds/containeractions.h"
#include "ui/pages/kinds/containerfacts.h"
#include "ui/pages/kinds/pieces.h"
#include "ui/pages/kinds/tables.h"
#include "ui/pages/protection.h"
#include "ui/style/words.h"
#include "ui/widgets/statewords.h"

#include <QCoreApplication>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Container;
using backend::Kind;
using backend::Object;
QString portsOf(const Container& container)
{
    return joinPorts(container.ports);
}

bool answers(const Object& object)
{
    return object.status == backend::Status::Running || object.status == backend::Status::Warning;
}

/// Of one that runs: nobody else answers there.
QStringList pagesIn(const Object& object)
{
    return answers(object) ? pagesOf(backend::as<Container>(object).ports) : QStringList();
}

Column portsColumn()
{
    Column column = textColumn<Container>("ports", QT_TRANSLATE_NOOP("columns", "Ports"), 85,
                                          [](const Container& c) { return publishedPorts(c.ports); });
    column.tooltip = [](const Object& object, session::Session&) { return portsOf(backend::as<Container>(object)); };
    column.pages = pagesIn;
    return column;
}

Fact portsFact()
{
    Fact ports = fact<Container>(QT_TRANSLATE_NOOP("facts", "Ports"), portsOf);
    ports.pages = pagesIn;
    return ports;
}

/// As people type it: the default registry and library are left out.
QString shortImage(const Container& container)
{
    return shortReference(container.image);
}

Column imageColumn()
{
    Column column = mono(textColumn<Container>("image", QT_TRANSLATE_NOOP("columns", "Image"), 140, shortImage));
    column.tooltip = [](const Object& object, session::Session&) { return backend::as<Container>(object).image; };
    return column;
}

QString exitOf(const Container& container)
{
    return container.exitCode ? formatNumber(*container.exitCode) : QString();
}

QString healthOf(const Container& container)
{
    if (!container.isHealthy)
        return {};
    return *container.isHealthy ? QCoreApplication::translate("facts", "healthy")
                                : QCoreApplication::translate("facts", "unhealthy");
}

Column protectedColumn()
{
    return {.id = "protected",
            .title = QT_TRANSLATE_NOOP("columns", "Protected"),
            .width = 90,
            .isLive = true,
            .text = [](const Object& object, session::Session& session) {
                return session.companion<Protection>().isProtected(object)
                           ? QCoreApplication::translate("columns", "Yes")
                           : QString();
            }};
}

QString cpuLimit(const Container& container)
{
    return container.limits.cpuCores ? formatCoresWithUnit(*container.limits.cpuCores)
                                     : QCoreApplication::translate("facts", "none");
}

QString memoryLimit(const Container& container)
{
    return container.limits.memoryBytes ? formatBytes(container.limits.memoryBytes)
                                        : QCoreApplication::translate("facts", "none");
}

QString mountsOf(const Container& container)
{
    QStringList lines;
    for (const backend::Mount& mount : container.mounts) {
        const QString ending =
            mount.isReadOnly ? QLatin1Char(' ') + QCoreApplication::translate("facts", "(read-only)") : QString();
        constexpr qsizetype kShown = 12; // of a volume without a name
        const bool isNameless = mount.isVolume && mount.source.size() == 64;
        const QString source = mount.source.isEmpty() ? QCoreApplication::translate("facts", "memory")
                               : isNameless           ? mount.source.left(kShown) + u'…'
                                                      : mount.source;
        lines.append(QStringLiteral("%1 → %2%3").arg(source, mount.target, ending));
    }
    return lines.join(QLatin1Char('\n'));
}

std::vector<FactGroup> facts()
{
    return {
        {QT_TRANSLATE_NOOP("facts", "State"),
         {fact<Container>(QT_TRANSLATE_NOOP("facts", "Reason"),
                          [](const Container& c) { return stateText(c, Since::Left); }),
          fact<Container>(QT_TRANSLATE_NOOP("facts", "Health"), healthOf),
          monoFact<Container>(QT_TRANSLATE_NOOP("facts", "Health check"),
                              [](const Container& c) { return c.healthCommand; }),
          fact<Container>(QT_TRANSLATE_NOOP("facts", "Last answer"), [](const Container& c) { return c.healthAnswer; }),
          fact<Container>(
              QT_TRANSLATE_NOOP("facts", "Failures in a row"),
              [](const Container& c) { return c.healthFailures > 0 ? formatNumber(c.healthFailures) : QString(); }),
          fact<Container>(QT_TRANSLATE_NOOP("facts", "Exit code"), exitOf),
          fact<Container>(QT_TRANSLATE_NOOP("facts", "Restarts"),
                          [](const Container& c) { return formatNumber(c.restarts); }),
          fact<Container>(QT_TRANSLATE_NOOP("facts", "Restart policy"), policyWords),
          fact<Container>(QT_TRANSLATE_NOOP("facts", "Started"),
                          [](const Container& c) { return formatMoment(c.started); }),
          fact<Container>(QT_TRANSLATE_NOOP("facts", "Finished"),
                          [](const Container& c) { return formatMoment(c.finished); }),
          monoFact<Container>(QT_TRANSLATE_NOOP("facts", "Process"),
                              [](const Container& c) { return c.pid == 0 ? QString() : QString::number(c.pid); })}},
        {QT_TRANSLATE_NOOP("facts", "Image and command"),
         {monoFact<Container>(QT_TRANSLATE_NOOP("facts", "Image"), [](const Container& c) { return c.image; }),
          linkFact<Container>(QT_TRANSLATE_NOOP("facts", "Image in the store"),
                              [](const Container& c) { return refs(Kind::Image, {c.imageKey}); }),
          monoFact<Container>(QT_TRANSLATE_NOOP("facts", "Command"),
                              [](const Container& c) { return c.command.join(QLatin1Char(' ')); })}},
        {QT_TRANSLATE_NOOP("facts", "Network"),
         {monoFact<Container>(QT_TRANSLATE_NOOP("facts", "Address"), [](const Container& c) { return c.address; }),
          portsFact(),
          linkFact<Container>(QT_TRANSLATE_NOOP("facts", "Networks"),
                              [](const Container& c) { return refs(Kind::Network, c.networks); })}},
        {QT_TRANSLATE_NOOP("facts", "Limits and files"),
         {fact<Container>(QT_TRANSLATE_NOOP("facts", "CPU limit"), cpuLimit),
          fact<Container>(QT_TRANSLATE_NOOP("facts", "Memory limit"), memoryLimit),
          fact<Container>(QT_TRANSLATE_NOOP("facts", "Mounts"), mountsOf),
          linkFact<Container>(QT_TRANSLATE_NOOP("facts", "Volumes"), volumesOf)}},
        identityFacts(),
    };
}

std::vector<FactGroup> allFacts()
{
    std::vector<FactGroup> groups = facts();
    const std::vector<FactGroup> settings = settingFacts();
    groups.insert(groups.end() - 1, settings.begin(), settings.end()); // labels come last
    return groups;
}

} // namespace

KindView containerView()
{
    return {
        .kind = Kind::Container,
        .icon = QStringLiteral("container"),
        .plural = QT_TRANSLATE_NOOP("kinds", "Containers"),
        .singular = QT_TRANSLATE_NOOP("kinds", "Container"),
        .purpose =
            QT_TRANSLATE_NOOP("kinds", "A container is a process of a machine with its own view of files, network "
                                       "and other processes. Unlike a virtual machine, it shares the kernel."),
        .empty = QT_TRANSLATE_NOOP("kinds", "No containers yet"),
        .columns = {nameColumn(), statusColumn(), imageColumn(), cpuColumn(), memoryColumn(), projectColumn(),
                    portsColumn(), ageColumn(),
                    hiddenAtFirst(numberColumn<Container>(
                        "restarts", QT_TRANSLATE_NOOP("columns", "Restarts"), 90,
                        [](const Container& c) { return double(c.restarts); },
                        [](const Container& c) { return formatNumber(c.restarts); })),
                    hiddenAtFirst(textColumn<Container>("exit", QT_TRANSLATE_NOOP("columns", "Exit code"), 90, exitOf)),
                    hiddenAtFirst(textColumn<Container>("address", QT_TRANSLATE_NOOP("columns", "Address"), 120,
                                                        [](const Container& c) { return c.address; })),
                    hiddenAtFirst(protectedColumn()), labelsColumn()},
        .actions = containerActions(),
        .facts = allFacts(),
        .tabs = {Tab::Details, Tab::Yaml, Tab::Environment, Tab::Metrics, Tab::Logs, Tab::Events, Tab::Terminal,
                 Tab::Files, Tab::Processes, Tab::Network, Tab::Inspect},
    };
}

} // namespace darse::ui
