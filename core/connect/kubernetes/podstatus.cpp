// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/podstatus.h"

#include "core/connect/docker/lenient.h"

#include <QMap>

#include <algorithm>

namespace darse::connect::kubernetes {

using namespace docker;

using namespace Qt::StringLiterals;
using backend::Pod;
using backend::PodPart;
using backend::Status;

namespace {

/// Why it has no place, and since when it does not work.
void readPodConditions(const json& status, Pod& pod)
{
    pod.waitsSince = pod.created;
    for (const json& condition : member(status, "conditions")) {
        if (textOf(condition, "status") != "False"_L1)
            continue;
        const QString type = textOf(condition, "type");
        if (type == "Ready"_L1) {
            pod.waitsSince = momentOf(condition, "lastTransitionTime");
        } else if (type == "PodScheduled"_L1 && pod.node.isEmpty()) {
            const QString reason = textOf(condition, "reason");
            pod.reason = withMessage(reason, condition);
            pod.hasNoPlace = reason != "SchedulingGated"_L1; // that is somebody's wish
        }
    }
}

} // namespace

QString withMessage(const QString& reason, const json& state)
{
    const QString message = textOf(state, "message");
    return message.isEmpty() ? reason : reason + ": "_L1 + message;
}

void readPodStatus(const json& from, Pod& pod)
{
    const json& status = member(from, "status");
    const QString phase = textOf(status, "phase");
    static const QMap<QString, Status> kPhases{{u"Pending"_s, Status::Pending},
                                               {u"Running"_s, Status::Running},
                                               {u"Succeeded"_s, Status::Succeeded},
                                               {u"Failed"_s, Status::Failed}};
    pod.status = kPhases.value(phase, Status::Unknown);
    pod.reason = withMessage(textOf(status, "reason").isEmpty() ? phase : textOf(status, "reason"), status);
    if (!member(member(from, "metadata"), "deletionTimestamp").is_null()) {
        pod.status = Status::Stopping;
        pod.reason = u"Terminating"_s;
        return;
    }
    if (pod.status == Status::Succeeded || pod.status == Status::Failed)
        return;
    readPodConditions(status, pod);
    for (const PodPart& part : pod.parts) {
        if (part.role == PodPart::Role::Guest)
            continue;
        if (part.status == Status::Failed || part.status == Status::Restarting) {
            pod.status = part.status == Status::Failed && part.restarts > 0 ? Status::Restarting : part.status;
            pod.reason = part.reason;
            return;
        }
        if (part.status == Status::Starting && pod.status == Status::Pending) {
            pod.status = Status::Starting;
            pod.reason = part.reason;
        }
    }
    const auto all = std::ranges::count_if(pod.parts, &PodPart::isOfItsWork);
    if (pod.status == Status::Running && pod.readyContainers < all) {
        pod.status = Status::Starting;
        pod.reason = u"%1 of %2 ready"_s.arg(pod.readyContainers).arg(all);
    }
}

} // namespace darse::connect::kubernetes
