// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/workloads.h"

#include "core/backend/pod.h"
#include "core/backend/workload.h"
#include "core/connect/demo/derived.h"
#include "core/connect/demo/journal.h"
#include "core/connect/demo/pods.h"

#include <algorithm>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::Deployment;
using backend::Kind;
using backend::Pod;

namespace {

constexpr int kMostPodsAtOnce = 5;

QString templateHash(const Deployment& deployment)
{
    return randomName(seedOf(deployment.key, static_cast<quint64>(deployment.revision)), 8);
}

QString addPod(World& world, const Deployment& deployment, qint64 since)
{
    const QString hash = templateHash(deployment);
    QString name;
    do
        name = deployment.name + u'-' + hash + u'-' + randomName(world.random(), 5);
    while (world.find(Kind::Pod, deployment.project + u'/' + name));
    Birth birth{.name = name, .owners = {{Kind::Deployment, deployment.key}}, .since = since};
    birth.labels = {{u"pod-template-hash"_s, hash}, {u"revision"_s, QString::number(deployment.revision)}};
    return createPod(world, world.pods.at(deployment.key), birth);
}

void tellScaling(World& world, const Deployment& deployment, const QString& message)
{
    tell(world, deployment, {Tone::Normal, u"ScalingReplicaSet"_s, message});
}

struct Standing {
    std::vector<QString> current; ///< pods of this revision
    std::vector<QString> old;
    int ready = 0;
};

Standing standingOf(const World& world, const Deployment& deployment)
{
    Standing standing;
    for (const QString& pod : podsOf(world, {Kind::Deployment, deployment.key})) {
        if (world.dyingPods.contains(pod))
            continue;
        const bool isCurrent = world.get<Pod>(pod)->labels.value(u"revision"_s).toInt() == deployment.revision;
        (isCurrent ? standing.current : standing.old).push_back(pod);
        standing.ready += isReady(world, pod);
    }
    return standing;
}

/// Of pods that are too many, those go first that do not work, then the youngest.
QString leastWanted(const World& world, const std::vector<QString>& pods)
{
    return *std::min_element(pods.begin(), pods.end(), [&](const QString& a, const QString& b) {
        const bool isAReady = isReady(world, a);
        const bool isBReady = isReady(world, b);
        if (isAReady != isBReady)
            return isBReady;
        return world.get<Pod>(a)->created > world.get<Pod>(b)->created;
    });
}

void reconcileOne(World& world, const Deployment& deployment)
{
    const Standing standing = standingOf(world, deployment);
    const int current = static_cast<int>(standing.current.size());
    const int old = static_cast<int>(standing.old.size());
    const int surge = old > 0 ? 1 : 0;
    const int room = deployment.desired + surge - current - old;
    const int missing = std::min({deployment.desired - current, room, surge ? 1 : kMostPodsAtOnce});
    for (int i = 0; i < missing; ++i)
        addPod(world, deployment, 0);
    if (current > deployment.desired) {
        removePod(world, leastWanted(world, standing.current));
        tellScaling(world, deployment, u"Scaled down to %1"_s.arg(deployment.desired));
    } else if (old > 0) {
        const QString first = leastWanted(world, standing.old);
        if (standing.ready > deployment.desired || !isReady(world, first) || current + old > deployment.desired + 1)
            removePod(world, first);
    }
}

} // namespace

void addDeployment(World& world, const PodPlan& plan, int replicas, qint64 since)
{
    auto deployment = std::make_shared<Deployment>();
    deployment->name = plan.name;
    deployment->project = plan.project;
    deployment->key = plan.project + u'/' + plan.name;
    deployment->created = World::dateAt(since).addDays(-30);
    deployment->labels = deployment->selector = {{u"app"_s, plan.name}};
    deployment->desired = replicas;
    deployment->image = plan.parts.front().image;
    deployment->strategy = u"RollingUpdate"_s;
    deployment->revision = 1 + static_cast<int>(seedOf(deployment->key) % 9);
    world.pods[deployment->key] = plan;
    world.put(deployment);
    for (int i = 0; i < replicas; ++i)
        addPod(world, *deployment, since + i * 4000);
}

void reconcile(World& world)
{
    const Table deployments = world.table(Kind::Deployment);
    for (const auto& [key, object] : deployments)
        reconcileOne(world, backend::as<Deployment>(*object));
}

void rollOut(World& world, const QString& key, const QString& image)
{
    if (!image.isEmpty())
        world.pods.at(key).parts.front().image = image;
    world.edit<Deployment>(key, [&](Deployment& d) {
        ++d.revision;
        d.image = world.pods.at(key).parts.front().image;
    });
    const auto deployment = world.get<Deployment>(key);
    tellScaling(world, *deployment,
                u"Rolling out revision %1 with %2"_s.arg(deployment->revision).arg(deployment->image));
}

void scaleTo(World& world, const QString& key, int replicas)
{
    world.edit<Deployment>(key, [&](Deployment& d) { d.desired = replicas; });
    tellScaling(world, *world.get<Deployment>(key), u"Scaled to %1"_s.arg(replicas));
    settle(world);
    reconcile(world);
}

void removeDeployment(World& world, const QString& key)
{
    for (const QString& pod : podsOf(world, {Kind::Deployment, key}))
        removePod(world, pod);
    world.pods.erase(key);
    world.erase(Kind::Deployment, key);
}

} // namespace darse::connect::demo
