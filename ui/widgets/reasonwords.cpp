// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reasonwords.h"

#include "ui/widgets/phrasebook.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

// "%1" and so on stand for anything; what stands for "%1" may be a reason itself.
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
    // The words of Kubernetes.
    QT_TRANSLATE_NOOP("reasons", "BackoffLimitExceeded"),
    QT_TRANSLATE_NOOP("reasons", "Completed"),
    QT_TRANSLATE_NOOP("reasons", "ContainerCannotRun"),
    QT_TRANSLATE_NOOP("reasons", "ContainerCreating"),
    QT_TRANSLATE_NOOP("reasons", "ContainerStatusUnknown"),
    QT_TRANSLATE_NOOP("reasons", "CrashLoopBackOff"),
    QT_TRANSLATE_NOOP("reasons", "CreateContainerConfigError"),
    QT_TRANSLATE_NOOP("reasons", "CreateContainerError"),
    QT_TRANSLATE_NOOP("reasons", "DeadlineExceeded"),
    QT_TRANSLATE_NOOP("reasons", "DiskPressure"),
    QT_TRANSLATE_NOOP("reasons", "ErrImageNeverPull"),
    QT_TRANSLATE_NOOP("reasons", "ErrImagePull"),
    QT_TRANSLATE_NOOP("reasons", "Error"),
    QT_TRANSLATE_NOOP("reasons", "Evicted"),
    QT_TRANSLATE_NOOP("reasons", "Failed"),
    QT_TRANSLATE_NOOP("reasons", "FailedCreatePodSandBox"),
    QT_TRANSLATE_NOOP("reasons", "FailedMount"),
    QT_TRANSLATE_NOOP("reasons", "ImageInspectError"),
    QT_TRANSLATE_NOOP("reasons", "ImagePullBackOff"),
    QT_TRANSLATE_NOOP("reasons", "InvalidImageName"),
    QT_TRANSLATE_NOOP("reasons", "MemoryPressure"),
    QT_TRANSLATE_NOOP("reasons", "NetworkUnavailable"),
    QT_TRANSLATE_NOOP("reasons", "NodeLost"),
    QT_TRANSLATE_NOOP("reasons", "NodeShutdown"),
    QT_TRANSLATE_NOOP("reasons", "OOMKilled"),
    QT_TRANSLATE_NOOP("reasons", "PIDPressure"),
    QT_TRANSLATE_NOOP("reasons", "PodInitializing"),
    QT_TRANSLATE_NOOP("reasons", "PostStartHookError"),
    QT_TRANSLATE_NOOP("reasons", "PreStopHookError"),
    QT_TRANSLATE_NOOP("reasons", "Preempting"),
    QT_TRANSLATE_NOOP("reasons", "RunContainerError"),
    QT_TRANSLATE_NOOP("reasons", "SchedulingDisabled"),
    QT_TRANSLATE_NOOP("reasons", "StartError"),
    QT_TRANSLATE_NOOP("reasons", "Succeeded"),
    QT_TRANSLATE_NOOP("reasons", "Unknown"),
    QT_TRANSLATE_NOOP("reasons", "Unschedulable"),
    QT_TRANSLATE_NOOP("reasons", "Completed (%1)"),
    QT_TRANSLATE_NOOP("reasons", "ContainerCannotRun (%1)"),
    QT_TRANSLATE_NOOP("reasons", "ContainerStatusUnknown (%1)"),
    QT_TRANSLATE_NOOP("reasons", "DeadlineExceeded (%1)"),
    QT_TRANSLATE_NOOP("reasons", "Error (%1)"),
    QT_TRANSLATE_NOOP("reasons", "OOMKilled (%1)"),
    QT_TRANSLATE_NOOP("reasons", "StartError (%1)"),
    // What it says of them, as kubelets and the engine do.
    QT_TRANSLATE_NOOP("reasons", "back-off %1 restarting failed container=%2 pod=%3"),
    QT_TRANSLATE_NOOP("reasons", "Back-off pulling image \"%1\": %2"),
    QT_TRANSLATE_NOOP("reasons", "Back-off pulling image \"%1\""),
    QT_TRANSLATE_NOOP("reasons", "Container image \"%1\" is not present with pull policy of Never"),
    QT_TRANSLATE_NOOP("reasons", "Pod was active on the node longer than the specified deadline"),
    QT_TRANSLATE_NOOP("reasons", "Usage of EmptyDir volume \"%1\" exceeds the limit \"%2\"."),
    QT_TRANSLATE_NOOP("reasons", "MountVolume.SetUp failed for volume \"%1\" : %2"),
    QT_TRANSLATE_NOOP("reasons", "HTTP probe failed with statuscode: %1"),
    QT_TRANSLATE_NOOP("reasons", "nobody listens at port %1"),
    QT_TRANSLATE_NOOP("reasons", "container has runAsNonRoot and image will run as root"),
    QT_TRANSLATE_NOOP("reasons", "container's runAsUser breaks non-root policy"),
    QT_TRANSLATE_NOOP("reasons", "couldn't find key %1 in %2 %3"),
    QT_TRANSLATE_NOOP("reasons", "references non-existent config key: %1"),
    QT_TRANSLATE_NOOP("reasons", "hostPath type check failed: %1 is not a %2"),
    QT_TRANSLATE_NOOP("reasons", "%1 \"%2\" not found"),
    // The conditions of a machine.
    QT_TRANSLATE_NOOP("reasons", "the machine has hardly any memory left"),
    QT_TRANSLATE_NOOP("reasons", "the disk of the engine is almost full"),
    QT_TRANSLATE_NOOP("reasons", "the machine has hardly any process numbers left"),
};

/// A reason in a reason in a reason: what goes on like that is not meant for people.
constexpr int kDeepest = 4;

QString saidOf(const QString& reason, int depth)
{
    static const Phrasebook kBook("reasons", kReasons);
    auto match = kBook.find(reason);
    if (!match) {
        // A word, and what is said of it.
        const qsizetype at = reason.indexOf(QLatin1StringView(": "));
        if (depth == kDeepest || at < 1 || !kBook.find(reason.first(at)))
            return reason;
        return QCoreApplication::translate("reasons", "%1: %2")
            .arg(saidOf(reason.first(at), depth + 1), saidOf(reason.mid(at + 2), depth + 1));
    }
    if (!match->parts.isEmpty() && depth < kDeepest)
        match->parts.front() = saidOf(match->parts.front(), depth + 1);
    return kBook.say(match->pattern, match->parts);
}

} // namespace

QString reasonText(const QString& reason)
{
    return saidOf(reason, 0);
}

} // namespace darse::ui
