// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/pods.h"

#include "core/backend/pod.h"
#include "core/connect/demo/journal.h"
#include "core/connect/demo/lifecycle.h"

#include <algorithm>

namespace darse::connect::demo {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using backend::Container;
using backend::Kind;
using backend::Pod;
using backend::Status;

namespace {

std::shared_ptr<Pod> podFrom(World& world, const PodPlan& plan, const Birth& birth)
{
    auto pod = std::make_shared<Pod>();
    pod->name = birth.name;
    pod->project = plan.project;
    pod->key = plan.project + u'/' + birth.name;
    pod->created = World::dateAt(birth.since ? birth.since : world.now());
    pod->labels = birth.labels;
    pod->labels.insert(u"app"_s, plan.name);
    pod->owners = birth.owners;
    pod->status = Status::Pending;
    pod->reason = u"Pending"_s;
    pod->node = u"this-machine"_s;
    const quint64 place = seedOf(pod->key, world.seed());
    pod->address = u"10.42.%1.%2"_s.arg(place % 4).arg(2 + (place >> 8) % 250);
    pod->qosClass = u"Burstable"_s;
    return pod;
}

std::shared_ptr<Container> partOf(World& world, const Pod& pod, const PartPlan& part)
{
    auto container = containerFrom(world, part);
    container->key = pod.key + u'/' + part.name;
    container->name = pod.name + u'-' + part.name;
    container->project = pod.project;
    container->created = pod.created;
    container->podKey = pod.key;
    container->labels = pod.labels;
    container->address = pod.address;
    container->owners = {{Kind::Pod, pod.key}};
    container->owners.insert(container->owners.end(), pod.owners.begin(), pod.owners.end());
    return container;
}

} // namespace

std::shared_ptr<Container> containerFrom(World& world, const PartPlan& part)
{
    auto container = std::make_shared<Container>();
    container->image = part.image;
    container->imageKey = imageKeyOf(world, part.image);
    container->command = part.command;
    container->environment = part.environment;
    container->mounts = part.mounts;
    container->status = Status::Pending;
    container->reason = u"Created"_s;
    if (part.port)
        container->ports = {{{}, 0, part.port, u"tcp"_s}};
    if (part.hasHealthCheck)
        container->isHealthy = true;
    if (part.cores > 0)
        container->limits.cpuCores = part.cores;
    if (part.memoryMiB > 0)
        container->limits.memoryBytes = qint64(part.memoryMiB) << 20;
    return container;
}

void admit(World& world, std::shared_ptr<Container> container, Character character)
{
    Cell& cell = world.cells[container->key];
    cell.character = character;
    cell.seed = seedOf(container->key, world.seed());
    world.put(std::move(container));
}

QString createPod(World& world, const PodPlan& plan, const Birth& birth)
{
    const auto pod = podFrom(world, plan, birth);
    for (const PartPlan& part : plan.parts)
        pod->containers << pod->key + u'/' + part.name;
    world.put(pod);
    for (const PartPlan& part : plan.parts) {
        auto container = partOf(world, *pod, part);
        container->restartPolicy = birth.restartPolicy;
        const QString key = container->key;
        admit(world, std::move(container), part.character);
        if (birth.since != 0 && !imageKeyOf(world, part.image).isEmpty())
            setRunning(world, key, birth.since);
        else
            later(world, key, 700ms, [&world, key] { beginStart(world, key); });
    }
    if (birth.since == 0)
        tell(world, *pod, {Tone::Normal, u"Scheduled"_s, u"Assigned %1 to %2"_s.arg(pod->name, pod->node)});
    return pod->key;
}

void removePod(World& world, const QString& key)
{
    const auto pod = world.get<Pod>(key);
    if (!pod || !world.dyingPods.insert(key).second)
        return;
    tell(world, *pod, {Tone::Normal, u"Killing"_s, u"Stopping pod %1"_s.arg(pod->name)});
    for (const QString& part : pod->containers) {
        const auto container = world.get<Container>(part);
        if (!container)
            continue;
        newCourse(world, part);
        if (container->pid != 0)
            beginStop(world, part, {0, Status::Stopped, u"Completed"_s}, [] {});
    }
    world.after(3500ms, [&world, key] { erasePod(world, key); });
}

void erasePod(World& world, const QString& key)
{
    const auto pod = world.get<Pod>(key);
    if (!pod)
        return;
    for (const QString& part : pod->containers)
        eraseContainer(world, part);
    world.erase(Kind::Pod, key);
    world.dyingPods.erase(key);
}

void eraseContainer(World& world, const QString& key)
{
    if (world.cells.contains(key)) {
        newCourse(world, key);
        world.cells.erase(key);
    }
    world.erase(Kind::Container, key);
}

std::vector<QString> podsOf(const World& world, const backend::ObjectRef& owner)
{
    std::vector<QString> keys;
    for (const auto& [key, pod] : world.table(Kind::Pod)) {
        if (std::find(pod->owners.begin(), pod->owners.end(), owner) != pod->owners.end())
            keys.push_back(key);
    }
    return keys;
}

} // namespace darse::connect::demo
