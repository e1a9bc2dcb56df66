// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reasonwords.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace darse::ui {
namespace {

// %1 and %2 stand for anything; what stands for %1 may be a reason itself.
constexpr const char* kReasons[] = {
    QT_TRANSLATE_NOOP("reasons", "Active"),
    QT_TRANSLATE_NOOP("reasons", "Admitted"),
    QT_TRANSLATE_NOOP("reasons", "Complete"),
    QT_TRANSLATE_NOOP("reasons", "Created"),
    QT_TRANSLATE_NOOP("reasons", "Dead"),
    QT_TRANSLATE_NOOP("reasons", "In use"),
    QT_TRANSLATE_NOOP("reasons", "No pod answers"),
    QT_TRANSLATE_NOOP("reasons", "Paused"),
    QT_TRANSLATE_NOOP("reasons", "Pending"),
    QT_TRANSLATE_NOOP("reasons", "Ready"),
    QT_TRANSLATE_NOOP("reasons", "Removal In Progress"),
    QT_TRANSLATE_NOOP("reasons", "Restarting"),
    QT_TRANSLATE_NOOP("reasons", "Running"),
    QT_TRANSLATE_NOOP("reasons", "Terminating"),
    QT_TRANSLATE_NOOP("reasons", "Unused"),
    QT_TRANSLATE_NOOP("reasons", "its pod was deleted"),
    QT_TRANSLATE_NOOP("reasons", "CrashLoopBackOff: %1; next try in %2 s"),
    QT_TRANSLATE_NOOP("reasons", "ImagePullBackOff: %1 does not answer"),
    QT_TRANSLATE_NOOP("reasons", "unhealthy: health check answered %1"),
    QT_TRANSLATE_NOOP("reasons", "Exited (%1)"),
    QT_TRANSLATE_NOOP("reasons", "%1 of %2 ready"),
    QT_TRANSLATE_NOOP("reasons", "%1 sent"),
};

/// What stands for %1 and %2, when it is this reason.
std::optional<QStringList> partsOf(const QString& reason, const QString& pattern)
{
    if (!pattern.contains(u'%'))
        return reason == pattern ? std::optional(QStringList()) : std::nullopt;
    QString expression = QRegularExpression::escape(pattern);
    expression.replace(QLatin1StringView("\\%1"), QLatin1StringView("(.+)"));
    expression.replace(QLatin1StringView("\\%2"), QLatin1StringView("(.+)"));
    const auto match = QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(reason);
    return match.hasMatch() ? std::optional(match.capturedTexts().mid(1)) : std::nullopt;
}

} // namespace

QString reasonText(const QString& reason)
{
    for (const char* known : kReasons) {
        const auto parts = partsOf(reason, QString::fromLatin1(known));
        if (!parts)
            continue;
        const QString text = QCoreApplication::translate("reasons", known);
        if (parts->isEmpty())
            return text;
        const QString first = reasonText(parts->front());
        return parts->size() > 1 ? text.arg(first, parts->at(1)) : text.arg(first);
    }
    return reason;
}

} // namespace darse::ui
