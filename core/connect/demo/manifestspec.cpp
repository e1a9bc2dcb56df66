// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/config.h"
#include "core/backend/networking.h"
#include "core/backend/node.h"
#include "core/backend/pod.h"
#include "core/backend/workload.h"
#include "core/connect/demo/manifest.h"
#include "core/connect/demo/pods.h"

namespace darse::connect::demo {

using namespace Qt::StringLiterals;
using backend::as;
using backend::Container;
using backend::Kind;

namespace {

/// One container as both a plan and a running one can tell it.
struct PartView {
    QString name;
    QString image;
    QStringList command;
    quint16 port = 0;
    std::vector<std::pair<QString, QString>> environment;
    std::vector<backend::Mount> mounts;
    double cores = 0;
    qint64 memoryMiB = 0;
};

PartView viewOf(const PartPlan& part)
{
    return {part.name, part.image, part.command, part.port, part.environment, part.mounts, part.cores, part.memoryMiB};
}

PartView viewOf(const Container& container)
{
    PartView view{container.key.section(u'/', -1), container.image, container.command, 0,
                  container.environment,           container.mounts};
    if (!container.ports.empty())
        view.port = container.ports.front().containerPort;
    view.cores = container.limits.cpuCores.value_or(0);
    view.memoryMiB = container.limits.memoryBytes.value_or(0) >> 20;
    return view;
}

void writeResources(YamlWriter& yaml, const PartView& part)
{
    if (part.cores <= 0 && part.memoryMiB <= 0)
        return;
    yaml.begin(u"resources"_s).begin(u"limits"_s);
    if (part.cores > 0)
        yaml.text(u"cpu"_s, u"%1m"_s.arg(qRound(part.cores * 1000)));
    if (part.memoryMiB > 0)
        yaml.text(u"memory"_s, u"%1Mi"_s.arg(part.memoryMiB));
    yaml.end().end();
}

void writePart(YamlWriter& yaml, const PartView& part)
{
    yaml.item().text(u"name"_s, part.name).text(u"image"_s, part.image).list(u"command"_s, part.command);
    if (part.port)
        yaml.begin(u"ports"_s).item().number(u"containerPort"_s, part.port).text(u"protocol"_s, u"TCP"_s).end().end();
    if (!part.environment.empty()) {
        yaml.begin(u"env"_s);
        for (const auto& [name, value] : part.environment)
            yaml.item().text(u"name"_s, name).text(u"value"_s, value).end();
        yaml.end();
    }
    if (!part.mounts.empty()) {
        yaml.begin(u"volumeMounts"_s);
        for (const backend::Mount& mount : part.mounts)
            yaml.item()
                .text(u"name"_s, mount.source)
                .text(u"mountPath"_s, mount.target)
                .flag(u"readOnly"_s, mount.isReadOnly)
                .end();
        yaml.end();
    }
    writeResources(yaml, part);
    yaml.end();
}

void writePodSpec(YamlWriter& yaml, const std::vector<PartView>& parts, const QString& restartPolicy)
{
    yaml.begin(u"spec"_s).text(u"restartPolicy"_s, restartPolicy).begin(u"containers"_s);
    QStringList volumes;
    for (const PartView& part : parts) {
        writePart(yaml, part);
        for (const backend::Mount& mount : part.mounts)
            volumes << mount.source;
    }
    yaml.end();
    volumes.removeDuplicates();
    if (!volumes.isEmpty()) {
        yaml.begin(u"volumes"_s);
        for (const QString& volume : volumes)
            yaml.item().text(u"name"_s, volume).begin(u"configMap"_s).text(u"name"_s, volume).end().end();
        yaml.end();
    }
    yaml.end();
}

std::vector<PartView> partsOf(const World& world, const backend::Pod& pod)
{
    std::vector<PartView> parts;
    for (const QString& key : pod.containers) {
        if (const auto container = world.get<Container>(key))
            parts.push_back(viewOf(*container));
    }
    return parts;
}

void writePod(YamlWriter& yaml, const World& world, const backend::Pod& pod)
{
    const bool isJobs = !pod.owners.empty() && pod.owners.front().kind == Kind::Job;
    writePodSpec(yaml, partsOf(world, pod), isJobs ? u"Never"_s : u"Always"_s);
    yaml.begin(u"status"_s)
        .text(u"podIP"_s, pod.address)
        .text(u"qosClass"_s, pod.qosClass)
        .text(u"reason"_s, pod.reason)
        .end();
}

void writeDeployment(YamlWriter& yaml, const World& world, const backend::Deployment& deployment)
{
    std::vector<PartView> parts;
    if (const auto plan = world.pods.find(deployment.key); plan != world.pods.end()) {
        for (const PartPlan& part : plan->second.parts)
            parts.push_back(viewOf(part));
    }
    yaml.begin(u"spec"_s).number(u"replicas"_s, deployment.desired);
    yaml.begin(u"strategy"_s).text(u"type"_s, deployment.strategy).end();
    yaml.begin(u"selector"_s).map(u"matchLabels"_s, deployment.selector).end();
    yaml.begin(u"template"_s).begin(u"metadata"_s).map(u"labels"_s, deployment.selector).end();
    writePodSpec(yaml, parts, u"Always"_s);
    yaml.end().end();
    yaml.begin(u"status"_s)
        .number(u"readyReplicas"_s, deployment.ready)
        .number(u"updatedReplicas"_s, deployment.updated)
        .end();
}

void writeJob(YamlWriter& yaml, const World& world, const backend::Job& job)
{
    std::vector<PartView> parts;
    for (const QString& pod : podsOf(world, {Kind::Job, job.key}))
        parts = partsOf(world, *world.get<backend::Pod>(pod));
    if (parts.empty())
        parts.push_back({job.name, job.image, {}, 0, {}, {}});
    yaml.begin(u"spec"_s).number(u"completions"_s, job.completions).begin(u"template"_s);
    writePodSpec(yaml, parts, u"Never"_s);
    yaml.end().end().begin(u"status"_s).number(u"succeeded"_s, job.succeeded).number(u"failed"_s, job.failed).end();
}

void writeService(YamlWriter& yaml, const backend::Service& service)
{
    yaml.begin(u"spec"_s)
        .text(u"type"_s, service.type)
        .text(u"clusterIP"_s, service.address)
        .map(u"selector"_s, service.selector);
    yaml.begin(u"ports"_s);
    for (const backend::ServicePort& port : service.ports) {
        yaml.item().text(u"name"_s, port.name).number(u"port"_s, port.port).number(u"targetPort"_s, port.targetPort);
        yaml.text(u"protocol"_s, port.protocol).end();
    }
    yaml.end().end();
}

void writeRoute(YamlWriter& yaml, const backend::Route& route)
{
    yaml.begin(u"spec"_s).text(u"host"_s, route.host).text(u"path"_s, route.path);
    yaml.begin(u"to"_s).text(u"kind"_s, u"Service"_s).text(u"name"_s, route.service).end();
    if (!route.tls.isEmpty())
        yaml.begin(u"tls"_s).text(u"termination"_s, route.tls).end();
    yaml.end();
}

void writeSecret(YamlWriter& yaml, const backend::Secret& secret)
{
    QMap<QString, QString> hidden;
    for (const QString& key : secret.keys)
        hidden.insert(key, {}); // values are told only by Secrets::reveal
    yaml.text(u"type"_s, secret.type).map(u"data"_s, hidden);
}

void writeNode(YamlWriter& yaml, const backend::Node& node)
{
    yaml.begin(u"status"_s).begin(u"capacity"_s).text(u"cpu"_s, QString::number(node.cpus));
    yaml.text(u"memory"_s, u"%1Ki"_s.arg(node.memoryBytes >> 10)).end();
    yaml.begin(u"nodeInfo"_s).text(u"osImage"_s, node.system).text(u"kernelVersion"_s, node.kernel);
    yaml.text(u"containerRuntimeVersion"_s, node.runtime).end().end();
}

} // namespace

void writeSpec(YamlWriter& yaml, const World& world, const backend::Object& object)
{
    switch (object.kind) {
    case Kind::Pod:
        writePod(yaml, world, as<backend::Pod>(object));
        break;
    case Kind::Deployment:
        writeDeployment(yaml, world, as<backend::Deployment>(object));
        break;
    case Kind::Job:
        writeJob(yaml, world, as<backend::Job>(object));
        break;
    case Kind::ConfigMap:
        yaml.map(u"data"_s, as<backend::ConfigMap>(object).entries);
        break;
    case Kind::Secret:
        writeSecret(yaml, as<backend::Secret>(object));
        break;
    case Kind::Service:
        writeService(yaml, as<backend::Service>(object));
        break;
    case Kind::Route:
        writeRoute(yaml, as<backend::Route>(object));
        break;
    case Kind::Node:
        writeNode(yaml, as<backend::Node>(object));
        break;
    default:
        break;
    }
}

} // namespace darse::connect::demo
