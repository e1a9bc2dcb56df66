// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reasonwords.h"

#include "ui/widgets/phrasebook.h"

#include <QtGlobal>

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
    QT_TRANSLATE_NOOP("reasons",
                      "this cluster does not measure: it has no metrics server (metrics.k8s.io is not served)"),
    QT_TRANSLATE_NOOP("reasons", "created"),
    QT_TRANSLATE_NOOP("reasons", "exited"),
    QT_TRANSLATE_NOOP("reasons", "healthy"),
    QT_TRANSLATE_NOOP("reasons", "its pod was deleted"),
    // The words of container engines, as their wire has them.
    QT_TRANSLATE_NOOP("reasons", "dead"),
    QT_TRANSLATE_NOOP("reasons", "paused"),
    QT_TRANSLATE_NOOP("reasons", "removing"),
    QT_TRANSLATE_NOOP("reasons", "restarting"),
    QT_TRANSLATE_NOOP("reasons", "running"),
    QT_TRANSLATE_NOOP("reasons", "starting"),
    QT_TRANSLATE_NOOP("reasons", "stopped"),
    QT_TRANSLATE_NOOP("reasons", "unhealthy"),
    QT_TRANSLATE_NOOP("reasons", "%1, OOMKilled"),
    QT_TRANSLATE_NOOP("reasons", "Out of memory: %1"),
    QT_TRANSLATE_NOOP("reasons", "CrashLoopBackOff: %1; next try in %2 s"),
    QT_TRANSLATE_NOOP("reasons", "ImagePullBackOff: %1 does not answer"),
    QT_TRANSLATE_NOOP("reasons", "unhealthy: health check answered %1"),
    QT_TRANSLATE_NOOP("reasons", "Exited (%1)"),
    QT_TRANSLATE_NOOP("reasons", "dead (%1)"),
    QT_TRANSLATE_NOOP("reasons", "exited (%1)"),
    QT_TRANSLATE_NOOP("reasons", "stopped (%1)"),
    QT_TRANSLATE_NOOP("reasons", "%1 of %2 ready"),
    QT_TRANSLATE_NOOP("reasons", "%1 sent"),
};

} // namespace

QString reasonText(const QString& reason)
{
    static const Phrasebook kBook("reasons", kReasons);
    auto match = kBook.find(reason);
    if (!match)
        return reason;
    if (!match->parts.isEmpty())
        match->parts.front() = reasonText(match->parts.front());
    return kBook.say(match->pattern, match->parts);
}

} // namespace darse::ui
