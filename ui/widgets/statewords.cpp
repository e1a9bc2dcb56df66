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

QString stateWords(const char* text)
{
    return QCoreApplication::translate("states", text);
}

bool runs(const Container& container)
{
    return container.status == Status::Running || container.status == Status::Warning ||
           container.status == Status::Paused;
}

/// "for 3 min", "5 h ago"; empty where it is not known.
QString sinceText(const Container& container)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (runs(container) && container.started.isValid())
        return stateWords(QT_TRANSLATE_NOOP("states", "started %1 ago")).arg(formatAge(container.started, now));
    if (container.exitCode && container.finished.isValid())
        return stateWords(QT_TRANSLATE_NOOP("states", "ended %1 ago")).arg(formatAge(container.finished, now));
    return {};
}

} // namespace

QString stateText(const backend::Object& object, Since since)
{
    QStringList parts{reasonText(object.reason)};
    if (object.kind != backend::Kind::Container)
        return parts.front();
    const auto& container = backend::as<Container>(object);
    if (runs(container) && container.isHealthy.value_or(false))
        parts << stateWords(QT_TRANSLATE_NOOP("states", "healthy"));
    if (since == Since::Told)
        parts << sinceText(container);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace darse::ui
