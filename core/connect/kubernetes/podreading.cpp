// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/podreading.h"

#include "core/backend/pod.h"
#include "core/connect/docker/lenient.h"
#include "core/connect/kubernetes/podstatus.h"
#include "core/connect/kubernetes/reading.h"

#include <algorithm>
#include <array>

namespace darse::connect::kubernetes {

using namespace docker;

using namespace Qt::StringLiterals;
using backend::Kind;
using backend::Pod;
using backend::PodPart;
using backend::Status;

namespace {

constexpr auto kIdScheme = "://"_L1;
constexpr qint64 kMostRestarts = 1'000'000; ///< those of all containers are added

const json& statusNamed(const json& statuses, const QString& name)
{
    static const json kNone;
    for (const json& one : statuses) {
        if (textOf(one, "name") == name)
            return one;
    }
    return kNone;
}

bool waitsForNextTry(const QString& reason)
{
    return reason.endsWith("BackOff"_L1);
}

/// It does not begin because something is wrong with it, not because it is not its turn yet.
bool isFault(const QString& reason)
{
    return reason.startsWith("Err"_L1) || reason.startsWith("Failed"_L1) || reason.endsWith("Error"_L1) ||
           reason.endsWith("Failed"_L1) || reason == "ImagePullBackOff"_L1 || reason == "InvalidImageName"_L1 ||
           reason == "RegistryUnavailable"_L1;
}

void readState(const json& status, PodPart& part)
{
    const json& state = member(status, "state");
    if (const json& waiting = member(state, "waiting"); waiting.is_object()) {
        const QString reason = textOf(waiting, "reason");
        part.reason = withMessage(reason, waiting);
        part.status = isFault(reason)           ? Status::Failed
                      : waitsForNextTry(reason) ? Status::Restarting
                                                : Status::Starting;
        if (reason == "PodInitializing"_L1)
            part.status = Status::Pending;
    } else if (const json& ended = member(state, "terminated"); ended.is_object()) {
        const qint64 code = numberOf(ended, "exitCode");
        part.reason = u"%1 (%2)"_s.arg(textOf(ended, "reason")).arg(code);
        part.status = code == 0 ? Status::Succeeded : Status::Failed;
    } else if (member(state, "running").is_object()) {
        part.status = part.isReady || !part.isOfItsWork() ? Status::Running : Status::Starting;
        part.reason = u"Running"_s;
    } else {
        part.status = Status::Pending;
    }
}

PodPart readPart(const json& container, const json& statuses, PodPart::Role role)
{
    PodPart part;
    part.role = role;
    part.name = textOf(container, "name");
    part.image = textOf(container, "image");
    const json& status = statusNamed(statuses, part.name);
    const QString id = textOf(status, "containerID");
    part.key = id.mid(id.indexOf(kIdScheme) < 0 ? 0 : id.indexOf(kIdScheme) + kIdScheme.size());
    part.isReady = flagOf(status, "ready");
    part.restarts = static_cast<int>(std::clamp<qint64>(numberOf(status, "restartCount"), 0, kMostRestarts));
    for (const json& port : member(container, "ports")) {
        part.ports.push_back({.hostAddress = textOf(port, "hostIP"),
                              .hostPort = static_cast<quint16>(numberOf(port, "hostPort")),
                              .containerPort = static_cast<quint16>(numberOf(port, "containerPort")),
                              .protocol = textOf(port, "protocol").toLower()});
    }
    for (const json& mount : member(container, "volumeMounts"))
        part.mounts.push_back({textOf(mount, "name"), textOf(mount, "mountPath"), flagOf(mount, "readOnly")});
    readState(status, part);
    return part;
}

struct VolumeRow {
    const char* type;
    const char* source; ///< the member that says from where
    std::optional<Kind> kind;
};

const std::array<VolumeRow, 7>& volumeRows()
{
    static const std::array<VolumeRow, 7> kRows = {{{"emptyDir", "medium", std::nullopt},
                                                    {"hostPath", "path", std::nullopt},
                                                    {"configMap", "name", Kind::ConfigMap},
                                                    {"secret", "secretName", Kind::Secret},
                                                    {"persistentVolumeClaim", "claimName", Kind::Volume},
                                                    {"projected", "", std::nullopt},
                                                    {"downwardAPI", "", std::nullopt}}};
    return kRows;
}

backend::PodVolume readVolume(const json& volume, const QString& space)
{
    backend::PodVolume out;
    out.name = textOf(volume, "name");
    for (const VolumeRow& row : volumeRows()) {
        const json& source = member(volume, row.type);
        if (source.is_null())
            continue;
        out.type = QString::fromLatin1(row.type);
        out.source = textOf(source, row.source);
        if (row.kind && *row.kind != Kind::Volume)
            out.ref = backend::ObjectRef{*row.kind, space + u'/' + out.source};
    }
    return out;
}

/// What is read as files or as variables, wherever it is named.
void readUses(const json& value, Pod& pod)
{
    const auto note = [&pod](QStringList& list, const QString& name) {
        const QString key = pod.project + u'/' + name;
        if (!name.isEmpty() && !list.contains(key))
            list.push_back(key);
    };
    if (!value.is_structured())
        return;
    for (const auto& [name, inner] : value.items()) {
        if (name == "configMap" || name == "configMapRef" || name == "configMapKeyRef")
            note(pod.configMaps, textOf(inner, "name"));
        else if (name == "secretRef" || name == "secretKeyRef")
            note(pod.secrets, textOf(inner, "name"));
        else if (name == "secret")
            note(pod.secrets,
                 textOf(inner, "secretName").isEmpty() ? textOf(inner, "name") : textOf(inner, "secretName"));
        else
            readUses(inner, pod);
    }
}

void readParts(const json& spec, const json& status, Pod& pod)
{
    for (const json& container : member(spec, "initContainers")) {
        const bool stays = textOf(container, "restartPolicy") == "Always"_L1;
        pod.parts.push_back(readPart(container, member(status, "initContainerStatuses"),
                                     stays ? PodPart::Role::Sidecar : PodPart::Role::Init));
    }
    for (const json& container : member(spec, "containers"))
        pod.parts.push_back(readPart(container, member(status, "containerStatuses"), PodPart::Role::Main));
    for (const json& container : member(spec, "ephemeralContainers"))
        pod.parts.push_back(readPart(container, member(status, "ephemeralContainerStatuses"), PodPart::Role::Guest));
    for (const PodPart& part : pod.parts) {
        pod.restarts += part.restarts;
        if (!part.key.isEmpty() && part.isOfItsWork())
            pod.containers.push_back(part.key);
        if (part.isReady && part.isOfItsWork())
            ++pod.readyContainers;
    }
}

} // namespace

backend::ObjectPtr readPod(const json& from)
{
    auto pod = std::make_shared<Pod>();
    readHead(from, *pod);
    const json& spec = member(from, "spec");
    const json& status = member(from, "status");
    pod->node = textOf(spec, "nodeName");
    pod->address = textOf(status, "podIP");
    pod->qosClass = textOf(status, "qosClass");
    pod->hasHostNetwork = flagOf(spec, "hostNetwork");
    pod->sharesProcesses = flagOf(spec, "shareProcessNamespace");
    if (!member(spec, "terminationGracePeriodSeconds").is_null())
        pod->grace = static_cast<int>(numberOf(spec, "terminationGracePeriodSeconds"));
    for (const json& volume : member(spec, "volumes"))
        pod->volumes.push_back(readVolume(volume, pod->project));
    readUses(spec, *pod);
    readParts(spec, status, *pod);
    readPodStatus(from, *pod);
    return pod;
}

} // namespace darse::connect::kubernetes
