// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/eventwords.h"

#include "ui/widgets/phrasebook.h"
#include "ui/widgets/placementwords.h"
#include "ui/widgets/reasonwords.h"

#include <QtGlobal>

namespace darse::ui {
namespace {

// What the connections, the engine, clusters and the demonstration say. The longer of two that begin alike comes first.
constexpr const char* kEvents[] = {
    QT_TRANSLATE_NOOP("events", "Created container %1"),
    QT_TRANSLATE_NOOP("events", "Started container %1"),
    QT_TRANSLATE_NOOP("events", "Stopping container %1"),
    QT_TRANSLATE_NOOP("events", "Stopped container %1"),
    QT_TRANSLATE_NOOP("events", "Sent a signal to container %1"),
    QT_TRANSLATE_NOOP("events", "Restarted container %1"),
    QT_TRANSLATE_NOOP("events", "Paused container %1"),
    QT_TRANSLATE_NOOP("events", "Resumed container %1"),
    QT_TRANSLATE_NOOP("events", "Container %1 reached its memory limit"),
    QT_TRANSLATE_NOOP("events", "The health of container %1 changed"),
    QT_TRANSLATE_NOOP("events", "Renamed container %1"),
    QT_TRANSLATE_NOOP("events", "Changed the limits of container %1"),
    QT_TRANSLATE_NOOP("events", "Removed container %1"),
    QT_TRANSLATE_NOOP("events", "Made an image of container %1"),
    QT_TRANSLATE_NOOP("events", "Container %1 ended with code %2"),
    QT_TRANSLATE_NOOP("events", "Container %1 ended"),
    QT_TRANSLATE_NOOP("events", "Successfully assigned %1 to %2"),
    QT_TRANSLATE_NOOP("events", "Pulling image \"%1\""),
    QT_TRANSLATE_NOOP("events", "Successfully pulled image \"%1\" in %2 (%3 including waiting). Image size: %4 bytes."),
    QT_TRANSLATE_NOOP("events", "Successfully pulled image \"%1\" in %2 (%3 including waiting)"),
    QT_TRANSLATE_NOOP("events", "Successfully pulled image \"%1\" in %2"),
    QT_TRANSLATE_NOOP("events", "Container image \"%1\" already present on machine"),
    QT_TRANSLATE_NOOP("events", "Container image \"%1\" is not present with pull policy of Never"),
    QT_TRANSLATE_NOOP("events", "Back-off pulling image \"%1\""),
    QT_TRANSLATE_NOOP("events", "Created container: %1"),
    QT_TRANSLATE_NOOP("events", "Back-off restarting failed container %1 in pod %2"),
    QT_TRANSLATE_NOOP("events", "Container %1 definition changed, will be restarted"),
    QT_TRANSLATE_NOOP("events", "Container %1 failed liveness probe, will be restarted"),
    QT_TRANSLATE_NOOP("events", "Container %1 failed startup probe, will be restarted"),
    QT_TRANSLATE_NOOP("events", "Pod was active on the node longer than the specified deadline"),
    QT_TRANSLATE_NOOP("events", "Usage of EmptyDir volume \"%1\" exceeds the limit \"%2\"."),
    QT_TRANSLATE_NOOP("events", "Created pod: %1"),
    QT_TRANSLATE_NOOP("events", "Deleted pod: %1"),
    QT_TRANSLATE_NOOP("events", "Scaled up replica set %1 to %2 from %3"),
    QT_TRANSLATE_NOOP("events", "Scaled up replica set %1 to %2"),
    QT_TRANSLATE_NOOP("events", "Scaled up replica set %1 from %2 to %3"),
    QT_TRANSLATE_NOOP("events", "Scaled down replica set %1 to %2 from %3"),
    QT_TRANSLATE_NOOP("events", "Scaled down replica set %1 to %2"),
    QT_TRANSLATE_NOOP("events", "Scaled down replica set %1 from %2 to %3"),
    QT_TRANSLATE_NOOP("events", "Job completed"),
    QT_TRANSLATE_NOOP("events", "Job has reached the specified backoff limit"),
    QT_TRANSLATE_NOOP("events", "Back-off restarting failed container %1"),
    QT_TRANSLATE_NOOP("events", "Health check of %1 answered %2"),
    QT_TRANSLATE_NOOP("events", "Health check of %1 succeeds again"),
    QT_TRANSLATE_NOOP("events", "Pulling image %1"),
    QT_TRANSLATE_NOOP("events", "Cannot pull %1: %2 does not answer"),
    QT_TRANSLATE_NOOP("events", "Waiting before pulling %1 again"),
    QT_TRANSLATE_NOOP("events", "Pulled image %1"),
    QT_TRANSLATE_NOOP("events", "Pushed image %1"),
    QT_TRANSLATE_NOOP("events", "Tagged image %1"),
    QT_TRANSLATE_NOOP("events", "Took a name from image %1"),
    QT_TRANSLATE_NOOP("events", "Removed image %1"),
    QT_TRANSLATE_NOOP("events", "Loaded image %1"),
    QT_TRANSLATE_NOOP("events", "Imported image %1"),
    QT_TRANSLATE_NOOP("events", "Saved image %1"),
    QT_TRANSLATE_NOOP("events", "Created volume %1"),
    QT_TRANSLATE_NOOP("events", "Removed volume %1"),
    QT_TRANSLATE_NOOP("events", "Created network %1"),
    QT_TRANSLATE_NOOP("events", "Removed network %1"),
    QT_TRANSLATE_NOOP("events", "Connected a container to network %1"),
    QT_TRANSLATE_NOOP("events", "Disconnected a container from network %1"),
    QT_TRANSLATE_NOOP("events", "Assigned %1 to %2"),
    QT_TRANSLATE_NOOP("events", "Stopping pod %1"),
    QT_TRANSLATE_NOOP("events", "Removed pod %1"),
    QT_TRANSLATE_NOOP("events", "Started job %1"),
    QT_TRANSLATE_NOOP("events", "Job %1 has succeeded"),
    QT_TRANSLATE_NOOP("events", "Removed job %1"),
    QT_TRANSLATE_NOOP("events", "Removed deployment %1"),
    QT_TRANSLATE_NOOP("events", "Removed secret %1"),
    QT_TRANSLATE_NOOP("events", "Removed service %1"),
    QT_TRANSLATE_NOOP("events", "Removed route %1"),
    QT_TRANSLATE_NOOP("events", "Scaled to %1"),
    QT_TRANSLATE_NOOP("events", "Removed config map %1"),
    QT_TRANSLATE_NOOP("events", "Scaled down to %1"),
    QT_TRANSLATE_NOOP("events", "Rolling out revision %1 with %2"),
};

// What stands for the last place may be a reason.
constexpr const char* kEventsWithReason[] = {
    QT_TRANSLATE_NOOP("events", "Sent a signal to container %1: %2"),
    QT_TRANSLATE_NOOP("events", "The health of container %1 changed: %2"),
    QT_TRANSLATE_NOOP("events", "Container %1 ended: %2"),
    QT_TRANSLATE_NOOP("events", "Job %1 has failed: %2"),
    QT_TRANSLATE_NOOP("events", "Failed to pull image \"%1\": %2"),
    QT_TRANSLATE_NOOP("events", "MountVolume.SetUp failed for volume \"%1\" : %2"),
    QT_TRANSLATE_NOOP("events", "Failed to create pod sandbox: %1"),
    QT_TRANSLATE_NOOP("events", "the pod as a whole has no limits: %1"),
    QT_TRANSLATE_NOOP("events", "Liveness probe failed: %1"),
    QT_TRANSLATE_NOOP("events", "Readiness probe failed: %1"),
    QT_TRANSLATE_NOOP("events", "Startup probe failed: %1"),
    QT_TRANSLATE_NOOP("events", "PostStartHook failed: %1"),
    QT_TRANSLATE_NOOP("events", "PreStopHook failed: %1"),
    QT_TRANSLATE_NOOP("events", "Error: %1"),
};

// The short words of the connections; those of Kubernetes keep their name in parentheses, for manuals know no other.
constexpr const char* kTypes[] = {
    QT_TRANSLATE_NOOP("eventtypes", "Committed"),
    QT_TRANSLATE_NOOP("eventtypes", "Connected"),
    QT_TRANSLATE_NOOP("eventtypes", "Created"),
    QT_TRANSLATE_NOOP("eventtypes", "Disconnected"),
    QT_TRANSLATE_NOOP("eventtypes", "Ended"),
    QT_TRANSLATE_NOOP("eventtypes", "Health"),
    QT_TRANSLATE_NOOP("eventtypes", "Imported"),
    QT_TRANSLATE_NOOP("eventtypes", "Loaded"),
    QT_TRANSLATE_NOOP("eventtypes", "OutOfMemory"),
    QT_TRANSLATE_NOOP("eventtypes", "Paused"),
    QT_TRANSLATE_NOOP("eventtypes", "Pulled"),
    QT_TRANSLATE_NOOP("eventtypes", "Pushed"),
    QT_TRANSLATE_NOOP("eventtypes", "Removed"),
    QT_TRANSLATE_NOOP("eventtypes", "Renamed"),
    QT_TRANSLATE_NOOP("eventtypes", "Restarted"),
    QT_TRANSLATE_NOOP("eventtypes", "Resumed"),
    QT_TRANSLATE_NOOP("eventtypes", "Saved"),
    QT_TRANSLATE_NOOP("eventtypes", "Signalled"),
    QT_TRANSLATE_NOOP("eventtypes", "Started"),
    QT_TRANSLATE_NOOP("eventtypes", "Stopped"),
    QT_TRANSLATE_NOOP("eventtypes", "Tagged"),
    QT_TRANSLATE_NOOP("eventtypes", "Untagged"),
    QT_TRANSLATE_NOOP("eventtypes", "Updated"),
    QT_TRANSLATE_NOOP("eventtypes", "BackOff"),
    QT_TRANSLATE_NOOP("eventtypes", "BackoffLimitExceeded"),
    QT_TRANSLATE_NOOP("eventtypes", "Completed"),
    QT_TRANSLATE_NOOP("eventtypes", "DeadlineExceeded"),
    QT_TRANSLATE_NOOP("eventtypes", "ErrImageNeverPull"),
    QT_TRANSLATE_NOOP("eventtypes", "Evicted"),
    QT_TRANSLATE_NOOP("eventtypes", "Exited"),
    QT_TRANSLATE_NOOP("eventtypes", "Failed"),
    QT_TRANSLATE_NOOP("eventtypes", "FailedCreatePodSandBox"),
    QT_TRANSLATE_NOOP("eventtypes", "FailedMount"),
    QT_TRANSLATE_NOOP("eventtypes", "FailedPodCgroup"),
    QT_TRANSLATE_NOOP("eventtypes", "FailedPostStartHook"),
    QT_TRANSLATE_NOOP("eventtypes", "FailedPreStopHook"),
    QT_TRANSLATE_NOOP("eventtypes", "FailedScheduling"),
    QT_TRANSLATE_NOOP("eventtypes", "Healthy"),
    QT_TRANSLATE_NOOP("eventtypes", "Killing"),
    QT_TRANSLATE_NOOP("eventtypes", "Pulling"),
    QT_TRANSLATE_NOOP("eventtypes", "ScalingReplicaSet"),
    QT_TRANSLATE_NOOP("eventtypes", "Scheduled"),
    QT_TRANSLATE_NOOP("eventtypes", "SuccessfulCreate"),
    QT_TRANSLATE_NOOP("eventtypes", "SuccessfulDelete"),
    QT_TRANSLATE_NOOP("eventtypes", "Unhealthy"),
};

} // namespace

QString eventTypeText(const QString& type)
{
    static const Phrasebook kBook("eventtypes", kTypes);
    const auto match = kBook.find(type);
    return match ? kBook.say(match->pattern, match->parts) : type;
}

QString eventText(const QString& message)
{
    static const Phrasebook kTold("events", kEventsWithReason);
    static const Phrasebook kBook("events", kEvents);
    if (auto match = kTold.find(message)) {
        match->parts.back() = reasonText(match->parts.back());
        return kTold.say(match->pattern, match->parts);
    }
    if (const QString placed = placementText(message); !placed.isEmpty())
        return placed;
    const auto match = kBook.find(message);
    return match ? kBook.say(match->pattern, match->parts) : message;
}

} // namespace darse::ui
