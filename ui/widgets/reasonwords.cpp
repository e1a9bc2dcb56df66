// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reasonwords.h"

#include "ui/widgets/phrasebook.h"
#include "ui/widgets/placementwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

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
    QT_TRANSLATE_NOOP("reasons", "unhealthy: health check answered %1"),
    QT_TRANSLATE_NOOP("reasons", "Exited (%1)"),
    QT_TRANSLATE_NOOP("reasons", "dead (%1)"),
    QT_TRANSLATE_NOOP("reasons", "exited (%1)"),
    QT_TRANSLATE_NOOP("reasons", "stopped (%1)"),
    QT_TRANSLATE_NOOP("reasons", "%1 of %2 ready"),
    QT_TRANSLATE_NOOP("reasons", "%1 sent"),
    // Words of Kubernetes that are plain.
    QT_TRANSLATE_NOOP("reasons", "Completed"),
    QT_TRANSLATE_NOOP("reasons", "Error"),
    QT_TRANSLATE_NOOP("reasons", "Evicted"),
    QT_TRANSLATE_NOOP("reasons", "Failed"),
    QT_TRANSLATE_NOOP("reasons", "Succeeded"),
    QT_TRANSLATE_NOOP("reasons", "Unknown"),
    QT_TRANSLATE_NOOP("reasons", "Completed (%1)"),
    QT_TRANSLATE_NOOP("reasons", "Error (%1)"),
    // What it says of them, as kubelets and the engine do.
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

/// What Kubernetes has one word for, and how it is told to a person. The word is kept: manuals know no other.
struct Plainer {
    const char* wire;
    const char* said;
};
constexpr Plainer kPlainer[] = {
    {"ImagePullBackOff: %1 does not answer",
     QT_TRANSLATE_NOOP("reasons", "The image could not be pulled (ImagePullBackOff): %1 does not answer")},
    {"CrashLoopBackOff: %1; next try in %2 s",
     QT_TRANSLATE_NOOP("reasons", "Ends again and again (CrashLoopBackOff): %1; next try in %2 s")},
    {"BackoffLimitExceeded", QT_TRANSLATE_NOOP("reasons", "Failed too often (BackoffLimitExceeded)")},
    {"ContainerCannotRun", QT_TRANSLATE_NOOP("reasons", "Cannot run (ContainerCannotRun)")},
    {"ContainerCreating", QT_TRANSLATE_NOOP("reasons", "Is being created (ContainerCreating)")},
    {"ContainerStatusUnknown",
     QT_TRANSLATE_NOOP("reasons", "Nobody knows how the container is (ContainerStatusUnknown)")},
    {"CrashLoopBackOff",
     QT_TRANSLATE_NOOP("reasons", "Ends again and again, so the next start waits (CrashLoopBackOff)")},
    {"CreateContainerConfigError",
     QT_TRANSLATE_NOOP("reasons", "The configuration of the container is incomplete (CreateContainerConfigError)")},
    {"CreateContainerError", QT_TRANSLATE_NOOP("reasons", "The container could not be created (CreateContainerError)")},
    {"DeadlineExceeded", QT_TRANSLATE_NOOP("reasons", "Took longer than it may (DeadlineExceeded)")},
    {"DiskPressure", QT_TRANSLATE_NOOP("reasons", "The disk is almost full (DiskPressure)")},
    {"ErrImageNeverPull",
     QT_TRANSLATE_NOOP("reasons", "The image is not there and is not to be pulled (ErrImageNeverPull)")},
    {"ErrImagePull", QT_TRANSLATE_NOOP("reasons", "The image could not be pulled (ErrImagePull)")},
    {"FailedCreatePodSandBox", QT_TRANSLATE_NOOP("reasons", "The pod could not be prepared (FailedCreatePodSandBox)")},
    {"FailedMount", QT_TRANSLATE_NOOP("reasons", "A volume could not be mounted (FailedMount)")},
    {"ImageInspectError", QT_TRANSLATE_NOOP("reasons", "The image cannot be read (ImageInspectError)")},
    {"ImagePullBackOff",
     QT_TRANSLATE_NOOP("reasons", "The image could not be pulled, so the next try waits (ImagePullBackOff)")},
    {"InvalidImageName", QT_TRANSLATE_NOOP("reasons", "The name of the image is not valid (InvalidImageName)")},
    {"MemoryPressure", QT_TRANSLATE_NOOP("reasons", "Hardly any memory is left (MemoryPressure)")},
    {"NetworkUnavailable", QT_TRANSLATE_NOOP("reasons", "The network is not available (NetworkUnavailable)")},
    {"NodeLost", QT_TRANSLATE_NOOP("reasons", "The machine does not answer (NodeLost)")},
    {"NodeShutdown", QT_TRANSLATE_NOOP("reasons", "The machine was shut down (NodeShutdown)")},
    {"OOMKilled", QT_TRANSLATE_NOOP("reasons", "Out of memory (OOMKilled)")},
    {"PIDPressure", QT_TRANSLATE_NOOP("reasons", "Hardly any process numbers are left (PIDPressure)")},
    {"PodInitializing", QT_TRANSLATE_NOOP("reasons", "Waits for what comes first in the pod (PodInitializing)")},
    {"PostStartHookError",
     QT_TRANSLATE_NOOP("reasons", "What is to be done after the start failed (PostStartHookError)")},
    {"PreStopHookError", QT_TRANSLATE_NOOP("reasons", "What is to be done before the stop failed (PreStopHookError)")},
    {"Preempting", QT_TRANSLATE_NOOP("reasons", "Gives way to another pod (Preempting)")},
    {"RegistryUnavailable", QT_TRANSLATE_NOOP("reasons", "The registry does not answer (RegistryUnavailable)")},
    {"RunContainerError", QT_TRANSLATE_NOOP("reasons", "The container could not be started (RunContainerError)")},
    {"SchedulingDisabled", QT_TRANSLATE_NOOP("reasons", "Closed to new pods (SchedulingDisabled)")},
    {"SchedulingGated", QT_TRANSLATE_NOOP("reasons", "Is not to be placed yet (SchedulingGated)")},
    {"StartError", QT_TRANSLATE_NOOP("reasons", "Could not start (StartError)")},
    {"Unschedulable", QT_TRANSLATE_NOOP("reasons", "No machine can take it (Unschedulable)")},
    {"ContainerCannotRun (%1)", QT_TRANSLATE_NOOP("reasons", "Cannot run (ContainerCannotRun, %1)")},
    {"ContainerStatusUnknown (%1)",
     QT_TRANSLATE_NOOP("reasons", "Nobody knows how the container is (ContainerStatusUnknown, %1)")},
    {"DeadlineExceeded (%1)", QT_TRANSLATE_NOOP("reasons", "Took longer than it may (DeadlineExceeded, %1)")},
    {"OOMKilled (%1)", QT_TRANSLATE_NOOP("reasons", "Out of memory (OOMKilled, %1)")},
    {"StartError (%1)", QT_TRANSLATE_NOOP("reasons", "Could not start (StartError, %1)")},
    {"back-off %1 restarting failed container=%2 pod=%3",
     QT_TRANSLATE_NOOP("reasons", "waits %1 before it starts container %2 of pod %3 again")},
    {"Back-off pulling image \"%1\": %2", QT_TRANSLATE_NOOP("reasons", "waits before it pulls image “%1” again: %2")},
    {"Back-off pulling image \"%1\"", QT_TRANSLATE_NOOP("reasons", "waits before it pulls image “%1” again")},
};

enum class Beginning { Fixed, Anything };

std::vector<const char*> patterns(Beginning beginning)
{
    std::vector<const char*> all;
    std::ranges::transform(kPlainer, std::back_inserter(all), &Plainer::wire);
    all.insert(all.end(), std::begin(kReasons), std::end(kReasons));
    std::erase_if(
        all, [beginning](std::string_view one) { return one.starts_with('%') != (beginning == Beginning::Anything); });
    return all;
}

const char* saidFor(const char* pattern)
{
    const auto* plainer = std::ranges::find(kPlainer, pattern, &Plainer::wire);
    return plainer == std::end(kPlainer) ? pattern : plainer->said;
}

/// A reason in a reason in a reason: what goes on like that is not meant for people.
constexpr int kDeepest = 4;

QString saidOf(const QString& reason, int depth)
{
    static const Phrasebook kBook("reasons", patterns(Beginning::Fixed));
    static const Phrasebook kLoose("reasons", patterns(Beginning::Anything));
    auto match = kBook.find(reason);
    if (!match && depth < kDeepest) {
        // A word, and what is said of it.
        const qsizetype at = reason.indexOf(QLatin1StringView(": "));
        if (at > 0 && (kBook.find(reason.first(at)) || kLoose.find(reason.first(at))))
            return QCoreApplication::translate("reasons", "%1: %2")
                .arg(saidOf(reason.first(at), depth + 1), saidOf(reason.mid(at + 2), depth + 1));
    }
    if (!match)
        match = kLoose.find(reason);
    if (!match) {
        const QString placed = depth > 0 ? placementText(reason) : QString();
        return placed.isEmpty() ? reason : placed;
    }
    if (!match->parts.isEmpty() && depth < kDeepest)
        match->parts.front() = saidOf(match->parts.front(), depth + 1);
    return kBook.say(saidFor(match->pattern), match->parts);
}

} // namespace

QString reasonText(const QString& reason)
{
    return saidOf(reason, 0);
}

} // namespace darse::ui
