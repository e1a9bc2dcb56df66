// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/podcontainers.h"

#include "core/backend/pod.h"
#include "core/connect/docker/lenient.h"
#include "core/connect/kubernetes/podreading.h"
#include "core/kube/quantity.h"

#include <algorithm>
#include <array>
#include <utility>

namespace darse::connect::kubernetes {

using namespace docker;

using namespace Qt::StringLiterals;
using backend::Container;
using backend::Pod;
using backend::PodPart;

namespace {

constexpr long double kMostBytes = 1e18L; // a server may say any number

/// Where a pod has its containers, and where it says how they are.
constexpr std::array<std::pair<const char*, const char*>, 3> kLists{
    {{"initContainers", "initContainerStatuses"},
     {"containers", "containerStatuses"},
     {"ephemeralContainers", "ephemeralContainerStatuses"}}};

const json& named(const json& list, const QString& name)
{
    static const json kNone;
    for (const json& one : list) {
        if (textOf(one, "name") == name)
            return one;
    }
    return kNone;
}

/// Where a value comes from that only the container knows: "secretKeyRef db/password".
QString sourceOf(const json& from)
{
    if (!from.is_object() || from.empty())
        return {};
    const auto entry = from.begin();
    const json& ref = entry.value();
    QStringList path{textOf(ref, "name"), textOf(ref, "key"), textOf(ref, "fieldPath"), textOf(ref, "resource")};
    path.removeAll(QString());
    return u"(%1 %2)"_s.arg(QString::fromStdString(entry.key()), path.join(u'/'));
}

void readEnvironment(const json& spec, Container& container)
{
    for (const json& one : member(spec, "envFrom"))
        container.environment.emplace_back(textOf(one, "prefix") + u'*', sourceOf(one));
    for (const json& one : member(spec, "env")) {
        const json& from = member(one, "valueFrom");
        container.environment.emplace_back(textOf(one, "name"),
                                           from.is_object() ? sourceOf(from) : textOf(one, "value"));
    }
}

void readLimits(const json& spec, Container& container)
{
    const json& limits = member(member(spec, "resources"), "limits");
    if (!member(limits, "cpu").is_null())
        container.limits.cpuCores = static_cast<double>(kube::amountOf(member(limits, "cpu")));
    if (!member(limits, "memory").is_null())
        container.limits.memoryBytes =
            static_cast<qint64>(std::clamp(kube::amountOf(member(limits, "memory")), 0.0L, kMostBytes));
}

void readState(const json& status, Container& container)
{
    const json& state = member(status, "state");
    container.started = momentOf(member(state, "running"), "startedAt");
    const json& ended = member(state, "terminated").is_object() ? member(state, "terminated")
                                                                : member(status, "lastState", "terminated");
    if (!ended.is_object() || container.started.isValid())
        return;
    container.started = momentOf(ended, "startedAt");
    container.finished = momentOf(ended, "finishedAt");
    container.exitCode = static_cast<int>(numberOf(ended, "exitCode"));
}

backend::ObjectPtr read(const Pod& pod, const PodPart& part, const json& from)
{
    const json about = containerIn(from, part.name);
    const json& spec = member(about, "spec");
    const json& status = member(about, "status");
    auto container = std::make_shared<Container>();
    container->key = part.key;
    container->name = pod.name + u'/' + part.name;
    container->project = pod.project;
    container->labels = pod.labels;
    container->status = part.status;
    container->reason = part.reason;
    container->podKey = pod.key;
    container->owners = {{backend::Kind::Pod, pod.key}};
    container->owners.insert(container->owners.end(), pod.owners.begin(), pod.owners.end());
    container->image = part.image;
    container->command = textsOf(spec, "command") + textsOf(spec, "args");
    container->ports = part.ports;
    for (const backend::PodMount& mount : part.mounts)
        container->mounts.push_back({.source = mount.volume, .target = mount.path, .isReadOnly = mount.isReadOnly});
    container->address = pod.address;
    container->restartPolicy = textOf(member(from, "spec"), "restartPolicy");
    container->restarts = part.restarts;
    if (!member(spec, "readinessProbe").is_null() || !member(spec, "livenessProbe").is_null())
        container->isHealthy = part.isReady;
    readEnvironment(spec, *container);
    readLimits(spec, *container);
    readState(status, *container);
    container->created = container->started.isValid() ? container->started : pod.created;
    return container;
}

} // namespace

ContainerPlace containerPlace(const QString& key)
{
    const auto slash = key.lastIndexOf(u'/');
    return {.pod = key.left(std::max<qsizetype>(slash, 0)), .name = key.mid(slash + 1)};
}

backend::ObjectPtr readClusterPod(const json& from)
{
    const backend::ObjectPtr read = readPod(from);
    if (!read)
        return nullptr;
    auto pod = std::make_shared<Pod>(backend::as<Pod>(*read));
    pod->containers.clear();
    for (PodPart& part : pod->parts) {
        if (part.key.isEmpty())
            continue;
        part.key = ContainerPlace{pod->key, part.name}.key();
        if (part.isOfItsWork())
            pod->containers.push_back(part.key);
    }
    return pod;
}

backend::ObjectList containersOfPod(const json& from)
{
    backend::ObjectList out;
    const backend::ObjectPtr found = readClusterPod(from);
    if (!found)
        return out;
    const auto& pod = backend::as<Pod>(*found);
    for (const PodPart& part : pod.parts) {
        if (!part.key.isEmpty())
            out.push_back(read(pod, part, from));
    }
    return out;
}

json containerIn(const json& pod, const QString& name)
{
    for (const auto& [specs, statuses] : kLists) {
        const json& spec = named(member(member(pod, "spec"), specs), name);
        if (!spec.is_null())
            return {{"spec", spec}, {"status", named(member(member(pod, "status"), statuses), name)}};
    }
    return nullptr;
}

} // namespace darse::connect::kubernetes
