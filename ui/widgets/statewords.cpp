// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statewords.h"

#include "core/backend/container.h"
#include "ui/style/words.h"
#include "ui/widgets/reasonwords.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

using backend::Container;
using backend::Status;

QString words(const char* text)
{
    return QCoreApplication::translate("states", text);
}

QString runningText(const Container& container, Since since)
{
    const bool isPaused = container.status == Status::Paused;
    if (since == Since::Left || !container.started.isValid())
        return isPaused ? words(QT_TRANSLATE_NOOP("states", "Paused")) : words(QT_TRANSLATE_NOOP("states", "Running"));
    return (isPaused ? words(QT_TRANSLATE_NOOP("states", "Paused, started %1 ago"))
                     : words(QT_TRANSLATE_NOOP("states", "Running for %1")))
        .arg(formatAge(container.started, QDateTime::currentDateTimeUtc()));
}

QString endedText(const Container& container, Since since)
{
    QString out = words(QT_TRANSLATE_NOOP("states", "Ended with code %1")).arg(*container.exitCode);
    if (since == Since::Told && container.finished.isValid())
        out = words(QT_TRANSLATE_NOOP("states", "%1, %2 ago"))
                  .arg(out, formatAge(container.finished, QDateTime::currentDateTimeUtc()));
    return container.isOutOfMemory ? words(QT_TRANSLATE_NOOP("states", "Out of memory: %1")).arg(out) : out;
}

QString healthText(const Container& container)
{
    if (!container.isHealthy)
        return {};
    if (*container.isHealthy)
        return words(QT_TRANSLATE_NOOP("states", "healthy"));
    return container.healthAnswer.isEmpty() ? words(QT_TRANSLATE_NOOP("states", "unhealthy"))
                                            : words(QT_TRANSLATE_NOOP("states", "unhealthy: its check answered “%1”"))
                                                  .arg(container.healthAnswer);
}

QString containerText(const Container& container, Since since)
{
    switch (container.status) {
    case Status::Running:
    case Status::Warning:
    case Status::Paused: {
        const QString health = healthText(container);
        const QString running = runningText(container, since);
        return health.isEmpty() ? running : running + QStringLiteral(", ") + health;
    }
    case Status::Stopped:
    case Status::Succeeded:
    case Status::Failed:
        if (container.exitCode)
            return endedText(container, since);
        break;
    default:
        break;
    }
    return reasonText(container.reason);
}

} // namespace

QString stateText(const backend::Object& object, Since since)
{
    if (object.kind != backend::Kind::Container)
        return reasonText(object.reason);
    const auto& container = backend::as<Container>(object);
    const QString text = containerText(container, since);
    return container.error.isEmpty() || text.contains(container.error)
               ? text
               : text + QStringLiteral(": ") + container.error;
}

} // namespace darse::ui
