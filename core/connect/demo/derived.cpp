// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/derived.h"

#include "core/backend/networking.h"
#include "core/backend/pod.h"
#include "core/backend/storage.h"
#include "core/backend/workload.h"
#include "core/connect/demo/attaching.h"
#include "core/connect/demo/pods.h"

#include <algorithm>
#include <array>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::as;
using backend::Container;
using backend::Deployment;
using backend::Image;
using backend::Kind;
using backend::Network;
using backend::Pod;
using backend::Service;
using backend::Status;
using backend::Volume;

namespace {

using Users = std::map<QString, QStringList>;

/// What matters most in a pod comes first.
constexpr std::array kWorstFirst = {
    Status::Failed,  Status::Restarting, Status::Pending, Status::Starting, Status::Stopping,
    Status::Warning, Status::Paused,     Status::Stopped, Status::Running,  Status::Succeeded,
};

bool isWorking(const Container& container)
{
    return container.status == Status::Running || container.status == Status::Warning;
}

struct PodState {
    Status status = Status::Pending;
    QString reason = u"Pending"_s;
    int ready = 0;
    int restarts = 0;
};

PodState stateOf(const World& world, const Pod& pod)
{
    PodState state;
    auto worst = kWorstFirst.end();
    for (const QString& key : pod.containers) {
        const auto container = world.get<Container>(key);
        if (!container)
            continue;
        state.ready += container->status == Status::Running;
        state.restarts += container->restarts;
        const auto rank = std::find(kWorstFirst.begin(), kWorstFirst.end(), container->status);
        if (worst == kWorstFirst.end() || rank < worst) {
            worst = rank;
            state.status = container->status;
            state.reason = container->reason;
        }
    }
    if (world.dyingPods.contains(pod.key)) {
        state.status = Status::Stopping;
        state.reason = u"Terminating"_s;
    }
    return state;
}

void settlePods(World& world)
{
    const Table pods = world.table(Kind::Pod);
    for (const auto& [key, object] : pods) {
        const auto& pod = as<Pod>(*object);
        const PodState state = stateOf(world, pod);
        if (pod.status == state.status && pod.reason == state.reason && pod.readyContainers == state.ready &&
            pod.restarts == state.restarts)
            continue;
        world.edit<Pod>(key, [&](Pod& p) {
            p.status = state.status;
            p.reason = state.reason;
            p.readyContainers = state.ready;
            p.restarts = state.restarts;
        });
    }
}

Status statusOf(const World& world, const Deployment& deployment, const std::vector<QString>& pods)
{
    bool hasTrouble = false;
    bool isMoving = deployment.updated < deployment.desired;
    for (const QString& key : pods) {
        const Status status = world.get<Pod>(key)->status;
        hasTrouble |= status == Status::Failed || status == Status::Restarting || status == Status::Warning;
        isMoving |= status == Status::Starting || status == Status::Pending || status == Status::Stopping;
    }
    if (hasTrouble)
        return deployment.ready > 0 ? Status::Warning : Status::Failed;
    if (isMoving)
        return Status::Updating;
    if (deployment.desired == 0)
        return Status::Idle;
    return deployment.ready < deployment.desired ? Status::Warning : Status::Running;
}

void settleDeployments(World& world)
{
    const Table deployments = world.table(Kind::Deployment);
    for (const auto& [key, object] : deployments) {
        const auto& before = as<Deployment>(*object);
        Deployment after = before;
        const auto pods = podsOf(world, {Kind::Deployment, key});
        after.ready = 0;
        after.updated = 0;
        for (const QString& pod : pods) {
            const bool isCurrent = world.get<Pod>(pod)->labels.value(u"revision"_s).toInt() == before.revision;
            after.updated += isCurrent && !world.dyingPods.contains(pod);
            after.ready += isReady(world, pod);
        }
        after.status = statusOf(world, after, pods);
        after.reason = u"%1 of %2 ready"_s.arg(after.ready).arg(after.desired);
        if (after.ready != before.ready || after.updated != before.updated || after.status != before.status ||
            after.reason != before.reason)
            world.put(std::make_shared<Deployment>(after));
    }
}

void settleServices(World& world)
{
    const Table services = world.table(Kind::Service);
    for (const auto& [key, object] : services) {
        const auto& service = as<Service>(*object);
        QStringList endpoints;
        for (const auto& [podKey, pod] : world.table(Kind::Pod)) {
            const bool isMeant =
                pod->project == service.project && pod->labels.value(u"app"_s) == service.selector.value(u"app"_s);
            if (isMeant && isReady(world, podKey) && !service.ports.empty())
                endpoints << u"%1:%2"_s.arg(as<Pod>(*pod).address).arg(service.ports.front().targetPort);
        }
        const Status status = endpoints.isEmpty() ? Status::Warning : Status::Active;
        if (endpoints == service.endpoints && status == service.status)
            continue;
        world.edit<Service>(key, [&](Service& s) {
            s.endpoints = endpoints;
            s.status = status;
            s.reason = endpoints.isEmpty() ? u"No pod answers"_s : u"Active"_s;
        });
    }
}

struct Usage {
    Users images;
    Users volumes;
    std::map<QString, int> networks;
};

Usage usageOf(const World& world)
{
    Usage usage;
    for (const auto& [key, cell] : world.cells) {
        const auto container = world.get<Container>(key);
        if (!container)
            continue;
        usage.images[container->imageKey] << key;
        for (const backend::Mount& mount : container->mounts) {
            if (mount.isVolume)
                usage.volumes[mount.source] << key;
        }
        for (const QString& network : container->networks)
            ++usage.networks[network];
    }
    return usage;
}

/// The generated fleet is not walked through: its use of its image is written once.
template <class T>
void settleUse(World& world, const Users& users)
{
    const Table rows = world.table(T::kKind);
    for (const auto& [key, object] : rows) {
        const auto& row = as<T>(*object);
        if (row.labels.contains(u"generated"_s))
            continue;
        const auto found = users.find(key);
        const QStringList now = found == users.end() ? QStringList() : found->second;
        const Status status = now.isEmpty() ? Status::Idle : Status::Active;
        if (now == row.usedBy && status == row.status)
            continue;
        world.edit<T>(key, [&](T& r) {
            r.usedBy = now;
            r.status = status;
            r.reason = now.isEmpty() ? u"Unused"_s : u"In use"_s;
        });
    }
}

void settleNetworks(World& world, const std::map<QString, int>& members)
{
    const Table networks = world.table(Kind::Network);
    for (const auto& [key, object] : networks) {
        const auto& network = as<Network>(*object);
        const auto found = members.find(key);
        const int now = found == members.end() ? 0 : found->second;
        const Status status = now == 0 ? Status::Idle : Status::Active;
        if (now == network.members && status == network.status)
            continue;
        world.edit<Network>(key, [&](Network& n) {
            n.members = now;
            n.status = status;
            n.reason = now == 0 ? u"Unused"_s : u"Active"_s;
        });
    }
}

} // namespace

bool isReady(const World& world, const QString& podKey)
{
    const auto pod = world.get<Pod>(podKey);
    if (!pod || world.dyingPods.contains(podKey))
        return false;
    return std::all_of(pod->containers.begin(), pod->containers.end(), [&](const QString& key) {
        const auto container = world.get<Container>(key);
        return container && isWorking(*container) && container->isHealthy.value_or(true);
    });
}

void settle(World& world)
{
    settlePods(world);
    settleDeployments(world);
    settleServices(world);
    const Usage usage = usageOf(world);
    settleUse<Image>(world, usage.images);
    settleUse<Volume>(world, usage.volumes);
    settleNetworks(world, usage.networks);
    settleAttachments(world);
}

} // namespace darse::connect::demo
