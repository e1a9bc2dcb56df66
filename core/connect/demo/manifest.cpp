// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/manifest.h"

#include "core/backend/networking.h"
#include "core/backend/storage.h"
#include "core/connect/demo/removal.h"

#include <algorithm>

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::as;
using backend::Container;
using backend::Image;
using backend::Kind;
using backend::Network;
using backend::Volume;

namespace {

struct ApiRow {
    Kind kind;
    QLatin1StringView version;
    QLatin1StringView name;
};

constexpr ApiRow kApi[] = {
    {Kind::Pod, "v1"_L1, "Pod"_L1},
    {Kind::Deployment, "apps/v1"_L1, "Deployment"_L1},
    {Kind::Job, "batch/v1"_L1, "Job"_L1},
    {Kind::ConfigMap, "v1"_L1, "ConfigMap"_L1},
    {Kind::Secret, "v1"_L1, "Secret"_L1},
    {Kind::Service, "v1"_L1, "Service"_L1},
    {Kind::Route, "route.openshift.io/v1"_L1, "Route"_L1},
    {Kind::Node, "v1"_L1, "Node"_L1},
};

void writeHead(YamlWriter& yaml, const backend::Object& object, const ApiRow& api)
{
    yaml.text(u"apiVersion"_s, api.version).text(u"kind"_s, api.name).begin(u"metadata"_s).text(u"name"_s, object.name);
    if (!object.project.isEmpty())
        yaml.text(u"namespace"_s, object.project);
    yaml.text(u"creationTimestamp"_s, object.created.toString(Qt::ISODate)).map(u"labels"_s, object.labels).end();
}

void writePorts(YamlWriter& yaml, const std::vector<backend::PublishedPort>& ports)
{
    if (ports.empty())
        return;
    yaml.begin(u"ports"_s);
    for (const backend::PublishedPort& port : ports) {
        yaml.item().number(u"containerPort"_s, port.containerPort).text(u"protocol"_s, port.protocol);
        if (port.hostPort)
            yaml.number(u"hostPort"_s, port.hostPort);
        if (!port.hostAddress.isEmpty())
            yaml.text(u"hostAddress"_s, port.hostAddress);
        yaml.end();
    }
    yaml.end();
}

void writeState(YamlWriter& yaml, const Container& container)
{
    yaml.begin(u"state"_s).text(u"reason"_s, container.reason).number(u"restarts"_s, container.restarts);
    if (container.started.isValid())
        yaml.text(u"started"_s, container.started.toString(Qt::ISODate));
    if (container.finished.isValid())
        yaml.text(u"finished"_s, container.finished.toString(Qt::ISODate));
    if (container.exitCode)
        yaml.number(u"exitCode"_s, *container.exitCode);
    if (container.isHealthy)
        yaml.flag(u"healthy"_s, *container.isHealthy);
    if (container.pid)
        yaml.number(u"pid"_s, container.pid);
    yaml.end();
}

void writeContainer(YamlWriter& yaml, const Container& container)
{
    yaml.text(u"image"_s, container.image).list(u"command"_s, container.command);
    if (!container.podKey.isEmpty())
        yaml.text(u"pod"_s, container.podKey);
    writePorts(yaml, container.ports);
    if (!container.environment.empty()) {
        yaml.begin(u"environment"_s);
        for (const auto& [name, value] : container.environment)
            yaml.text(name, value);
        yaml.end();
    }
    if (!container.mounts.empty()) {
        yaml.begin(u"mounts"_s);
        for (const backend::Mount& mount : container.mounts)
            yaml.item()
                .text(u"source"_s, mount.source)
                .text(u"target"_s, mount.target)
                .flag(u"readOnly"_s, mount.isReadOnly)
                .end();
        yaml.end();
    }
    yaml.list(u"networks"_s, container.networks).text(u"restartPolicy"_s, container.restartPolicy);
    writeState(yaml, container);
}

void writeImage(YamlWriter& yaml, const Image& image)
{
    yaml.list(u"tags"_s, image.tags).text(u"digest"_s, image.digest).text(u"platform"_s, image.platform);
    yaml.number(u"size"_s, image.size).number(u"sharedSize"_s, image.sharedSize).begin(u"layers"_s);
    for (const backend::ImageLayer& layer : image.layers)
        yaml.item()
            .text(u"digest"_s, layer.digest)
            .number(u"size"_s, layer.size)
            .text(u"createdBy"_s, layer.createdBy)
            .end();
    yaml.end().list(u"usedBy"_s, image.usedBy);
}

void writeVolume(YamlWriter& yaml, const Volume& volume)
{
    yaml.text(u"driver"_s, volume.driver).text(u"mountPoint"_s, volume.mountPoint);
    if (volume.size)
        yaml.number(u"size"_s, *volume.size);
    yaml.list(u"usedBy"_s, volume.usedBy);
}

void writeNetwork(YamlWriter& yaml, const Network& network)
{
    yaml.text(u"driver"_s, network.driver).text(u"subnet"_s, network.subnet).text(u"gateway"_s, network.gateway);
    yaml.flag(u"internal"_s, network.isInternal)
        .flag(u"names"_s, network.hasNames)
        .number(u"members"_s, network.members);
}

} // namespace

void writeFields(YamlWriter& yaml, const backend::Object& object)
{
    yaml.text(u"kind"_s, kindWord(object.kind)).text(u"name"_s, object.name);
    if (!object.project.isEmpty())
        yaml.text(u"project"_s, object.project);
    yaml.text(u"created"_s, object.created.toString(Qt::ISODate)).map(u"labels"_s, object.labels);
    switch (object.kind) {
    case Kind::Container:
        writeContainer(yaml, as<Container>(object));
        break;
    case Kind::Image:
        writeImage(yaml, as<Image>(object));
        break;
    case Kind::Volume:
        writeVolume(yaml, as<Volume>(object));
        break;
    case Kind::Network:
        writeNetwork(yaml, as<Network>(object));
        break;
    default:
        break;
    }
}

QString manifestOf(const World& world, const backend::Object& object)
{
    YamlWriter yaml;
    const auto* api =
        std::find_if(std::begin(kApi), std::end(kApi), [&](const ApiRow& row) { return row.kind == object.kind; });
    if (api == std::end(kApi)) {
        writeFields(yaml, object);
    } else {
        writeHead(yaml, object, *api);
        writeSpec(yaml, world, object);
    }
    return yaml.result();
}

} // namespace darse::connect::demo
