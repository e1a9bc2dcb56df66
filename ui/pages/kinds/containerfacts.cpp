// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/kinds/containerfacts.h"

#include "ui/pages/kinds/pieces.h"
#include "ui/style/words.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

using backend::Container;

QString said(const char* word)
{
    return QCoreApplication::translate("facts", word);
}

QString yesOrNo(const Container& container, bool value)
{
    if (!container.settings.isKnown)
        return {};
    return value ? said(QT_TRANSLATE_NOOP("facts", "yes")) : said(QT_TRANSLATE_NOOP("facts", "no"));
}

QString lines(const QStringList& list)
{
    return list.join(QLatin1Char('\n'));
}

QString amount(qint64 bytes)
{
    return bytes > 0 ? formatBytes(std::optional(bytes)) : QString();
}

QString count(qint64 number)
{
    return number > 0 ? QString::number(number) : QString();
}

/// Docker counts memory and swap together.
QString swapOf(const Container& container)
{
    const qint64 both = container.settings.swapBytes;
    if (both < 0)
        return said(QT_TRANSLATE_NOOP("facts", "no limit"));
    const qint64 memory = container.limits.memoryBytes.value_or(0);
    return both > 0 && both >= memory ? formatBytes(std::optional(both - memory)) : QString();
}

QString endingOf(const Container& container)
{
    const QString& signal = container.settings.stopSignal;
    const int seconds = container.settings.stopSeconds;
    if (seconds == 0)
        return signal;
    const QString patience = QStringLiteral("%1 s").arg(seconds);
    return signal.isEmpty() ? patience : signal + QStringLiteral(", ") + patience;
}

FactGroup programFacts()
{
    return {QT_TRANSLATE_NOOP("facts", "Program"),
            {monoFact<Container>(QT_TRANSLATE_NOOP("facts", "Entry point"),
                                 [](const Container& c) { return c.settings.entrypoint.join(QLatin1Char(' ')); }),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "User"), [](const Container& c) { return c.settings.user; }),
             monoFact<Container>(QT_TRANSLATE_NOOP("facts", "Working folder"),
                                 [](const Container& c) { return c.settings.workingDirectory; }),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "Host name"),
                             [](const Container& c) { return c.settings.hostName; }),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "Asked to end by"), endingOf),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "Under an init"),
                             [](const Container& c) { return yesOrNo(c, c.settings.hasInit); }),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "Log driver"),
                             [](const Container& c) { return c.settings.logDriver; }),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "Name servers"),
                             [](const Container& c) { return lines(c.settings.dns); }),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "Hosts it knows"),
                             [](const Container& c) { return lines(c.settings.hosts); })}};
}

FactGroup rightsFacts()
{
    return {
        QT_TRANSLATE_NOOP("facts", "Rights"),
        {fact<Container>(QT_TRANSLATE_NOOP("facts", "Privileged"),
                         [](const Container& c) { return yesOrNo(c, c.settings.isPrivileged); }),
         fact<Container>(QT_TRANSLATE_NOOP("facts", "Own files read-only"),
                         [](const Container& c) { return yesOrNo(c, c.settings.isReadOnly); }),
         fact<Container>(QT_TRANSLATE_NOOP("facts", "Capabilities added"),
                         [](const Container& c) { return c.settings.addedCapabilities.join(QStringLiteral(", ")); }),
         fact<Container>(QT_TRANSLATE_NOOP("facts", "Capabilities taken away"),
                         [](const Container& c) { return c.settings.droppedCapabilities.join(QStringLiteral(", ")); }),
         fact<Container>(QT_TRANSLATE_NOOP("facts", "Security options"),
                         [](const Container& c) { return lines(c.settings.securityOptions); }),
         fact<Container>(QT_TRANSLATE_NOOP("facts", "Devices"),
                         [](const Container& c) { return lines(c.settings.devices); }),
         fact<Container>(QT_TRANSLATE_NOOP("facts", "Shared with others"),
                         [](const Container& c) { return lines(c.settings.shared); })}};
}

FactGroup limitFacts()
{
    return {QT_TRANSLATE_NOOP("facts", "Further limits"),
            {fact<Container>(QT_TRANSLATE_NOOP("facts", "Swap limit"), swapOf),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "Memory reserved"),
                             [](const Container& c) { return amount(c.settings.reservedBytes); }),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "Shared memory"),
                             [](const Container& c) { return amount(c.settings.sharedMemoryBytes); }),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "Process limit"),
                             [](const Container& c) { return count(c.settings.processes); }),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "CPU weight"),
                             [](const Container& c) { return count(c.settings.cpuShares); }),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "On CPUs"), [](const Container& c) { return c.settings.cpus; }),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "Limits of processes"),
                             [](const Container& c) { return lines(c.settings.ulimits); }),
             fact<Container>(QT_TRANSLATE_NOOP("facts", "Kernel settings"),
                             [](const Container& c) { return lines(c.settings.sysctls); })}};
}

} // namespace

std::vector<FactGroup> settingFacts()
{
    return {programFacts(), rightsFacts(), limitFacts()};
}

std::vector<backend::ObjectRef> volumesOf(const Container& container)
{
    QStringList names;
    for (const backend::Mount& mount : container.mounts) {
        if (mount.isVolume && !mount.source.isEmpty())
            names << mount.source;
    }
    return refs(backend::Kind::Volume, names);
}

QString policyWords(const Container& container)
{
    const int tries = container.settings.restartTries;
    return tries > 0 ? QStringLiteral("%1 (%2)").arg(container.restartPolicy).arg(tries) : container.restartPolicy;
}

} // namespace darse::ui
