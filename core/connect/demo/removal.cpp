// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/removal.h"

#include "core/backend/networking.h"
#include "core/backend/pod.h"
#include "core/backend/storage.h"
#include "core/connect/demo/derived.h"
#include "core/connect/demo/fleet.h"
#include "core/connect/demo/journal.h"
#include "core/connect/demo/pods.h"
#include "core/connect/demo/workloads.h"

#include <algorithm>

namespace darse::connect::demo {

using backend::Container;
using backend::Kind;
using backend::Status;

namespace {

struct WordRow {
    Kind kind;
    QLatin1StringView word;
};

constexpr WordRow kWords[] = {
    {Kind::Container, QLatin1StringView("container")},   {Kind::Pod, QLatin1StringView("pod")},
    {Kind::Deployment, QLatin1StringView("deployment")}, {Kind::Job, QLatin1StringView("job")},
    {Kind::ConfigMap, QLatin1StringView("config map")},  {Kind::Secret, QLatin1StringView("secret")},
    {Kind::Service, QLatin1StringView("service")},       {Kind::Route, QLatin1StringView("route")},
    {Kind::Network, QLatin1StringView("network")},       {Kind::Volume, QLatin1StringView("volume")},
    {Kind::Image, QLatin1StringView("image")},           {Kind::Node, QLatin1StringView("node")},
    {Kind::Event, QLatin1StringView("event")},
};

Error refusal(ErrorKind kind, const backend::Object& object, const QString& why)
{
    return Error(kind, (kindWord(object.kind) + QLatin1Char(' ') + object.name + QLatin1Char(' ') + why).toStdString());
}

/// "postgres, redis and 4 more".
QString namesOf(const World& world, const QStringList& containers)
{
    constexpr qsizetype kShown = 3;
    QStringList names;
    for (const QString& key : containers.mid(0, kShown)) {
        const auto container = world.find(Kind::Container, key);
        names << (container ? container->name : key);
    }
    const QString text = names.join(QLatin1StringView(", "));
    return containers.size() <= kShown ? text
                                       : QStringLiteral("%1 and %2 more").arg(text).arg(containers.size() - kShown);
}

Result<void> removeContainer(World& world, const Container& container)
{
    if (!container.podKey.isEmpty())
        return refusal(ErrorKind::InvalidState, container,
                       QStringLiteral("is part of pod %1: delete the pod instead").arg(container.podKey));
    if (container.pid != 0 || container.status == Status::Running)
        return refusal(ErrorKind::InvalidState, container, QStringLiteral("is running: stop it first"));
    tell(world, container,
         {Tone::Normal, QStringLiteral("Removed"), QStringLiteral("Removed container %1").arg(container.name)});
    if (const auto image = world.get<backend::Image>(container.imageKey);
        image && image->usedBy.contains(container.key))
        world.edit<backend::Image>(image->key, [&](backend::Image& i) { i.usedBy.removeAll(container.key); });
    eraseContainer(world, QString(container.key));
    return ok();
}

template <class T>
Result<void> removeUnused(World& world, const T& object)
{
    if (!object.usedBy.isEmpty())
        return refusal(ErrorKind::InUse, object, QStringLiteral("is used by %1").arg(namesOf(world, object.usedBy)));
    tell(world, object,
         {Tone::Normal, QStringLiteral("Removed"),
          QStringLiteral("Removed %1 %2").arg(kindWord(object.kind), object.name)});
    world.erase(object.kind, QString(object.key));
    shareLayers(world);
    return ok();
}

Result<void> removeNetwork(World& world, const backend::Network& network)
{
    if (network.key == QLatin1StringView("bridge"))
        return refusal(ErrorKind::InvalidState, network,
                       QStringLiteral("is the default network and cannot be deleted"));
    QStringList members;
    for (const auto& [key, cell] : world.cells) {
        const auto container = world.get<Container>(key);
        if (container && container->networks.contains(network.key))
            members << key;
    }
    if (!members.isEmpty())
        return refusal(ErrorKind::InUse, network, QStringLiteral("is used by %1").arg(namesOf(world, members)));
    world.erase(Kind::Network, QString(network.key));
    return ok();
}

} // namespace

QString kindWord(Kind kind)
{
    const auto* row =
        std::find_if(std::begin(kWords), std::end(kWords), [&](const WordRow& r) { return r.kind == kind; });
    return row == std::end(kWords) ? QStringLiteral("object") : QString(row->word);
}

Error notFound(Kind kind, const QString& key)
{
    return Error(ErrorKind::NotFound, (kindWord(kind) + QLatin1Char(' ') + key).toStdString() + " does not exist");
}

Result<void> removeObject(World& world, const backend::ObjectRef& ref)
{
    const auto object = world.find(ref.kind, ref.key);
    if (!object)
        return notFound(ref.kind, ref.key);
    settle(world);
    switch (ref.kind) {
    case Kind::Container:
        return removeContainer(world, backend::as<Container>(*object));
    case Kind::Image:
        return removeUnused(world, *world.get<backend::Image>(ref.key));
    case Kind::Volume:
        return removeUnused(world, *world.get<backend::Volume>(ref.key));
    case Kind::Network:
        return removeNetwork(world, backend::as<backend::Network>(*object));
    case Kind::Pod:
        removePod(world, ref.key);
        break;
    case Kind::Deployment:
        removeDeployment(world, ref.key);
        break;
    case Kind::Job:
        removeJob(world, ref.key);
        break;
    case Kind::Secret:
        world.secrets.erase(ref.key);
        [[fallthrough]];
    case Kind::ConfigMap:
    case Kind::Service:
    case Kind::Route:
        tell(world, *object,
             {Tone::Normal, QStringLiteral("Removed"),
              QStringLiteral("Removed %1 %2").arg(kindWord(ref.kind), object->name)});
        world.erase(ref.kind, ref.key);
        break;
    case Kind::Node:
    case Kind::Event:
        return refusal(ErrorKind::Unsupported, *object, QStringLiteral("cannot be deleted"));
    }
    return ok();
}

} // namespace darse::connect::demo
