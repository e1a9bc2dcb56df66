// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/remakebody.h"

#include "core/connect/docker/creating.h"
#include "core/connect/docker/moreoptions.h"
#include "core/connect/docker/remaking.h"

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;

/// What createBody() says of a container itself, and what is its image's or server's.
constexpr const char* kPlanned[] = {"Image", "Tty",    "OpenStdin",    "User",    "WorkingDir", "Hostname",   "Cmd",
                                    "Env",   "Labels", "ExposedPorts", "Volumes", "Entrypoint", "Healthcheck"};

void eraseAll(json& object, std::initializer_list<const char*> names)
{
    for (const char* name : names)
        object.erase(name);
}

/// Podman tells limits by their kernel's names, and takes them by Docker's only: "RLIMIT_NOFILE" is "nofile".
void nameLimits(json& host)
{
    const auto limits = host.find("Ulimits");
    if (limits == host.end() || !limits->is_array())
        return;
    for (json& limit : *limits) {
        const QString name = textOf(limit, "Name");
        if (name.startsWith("RLIMIT_"_L1))
            limit["Name"] = name.sliced(QLatin1StringView("RLIMIT_").size()).toLower().toStdString();
    }
}

/// "/db:/web/alias" is told, "db:alias" is taken.
void nameLinks(json& host)
{
    const QStringList links = textsOf(host, "Links");
    if (links.isEmpty())
        return;
    json named = json::array();
    for (const QString& link : links)
        named.push_back((link.section(u':', 0, 0).section(u'/', -1) + u':' + link.section(u'/', -1)).toStdString());
    host["Links"] = named;
}

/// Ports that it tells of and does not publish; the image's come by themselves.
void keepExposed(const Inspected& old, const backend::ContainerPlan& before, json& body)
{
    const json& exposed = member(old.container, "Config", "ExposedPorts");
    const json& given = member(old.image, "Config", "ExposedPorts");
    if (!exposed.is_object())
        return;
    const json published = createBody(before).value("ExposedPorts", json::object());
    for (const auto& [port, value] : exposed.items()) {
        if (!published.contains(port) && !(given.is_object() && given.contains(port)))
            body["ExposedPorts"][port] = json::object();
    }
}

/// Takes out of the old one what the plan says otherwise.
void clearChanged(const backend::ContainerPlan& before, const backend::ContainerPlan& plan, json& host)
{
    eraseAll(host, {"AutoRemove", "ContainerIDFile"});
    const bool isNamed = !before.network.isEmpty() && before.network != textOf(host, "NetworkMode");
    if (before.network != plan.network || isNamed)
        host.erase("NetworkMode"); // the plan has its name
    if (before.limits.cpuCores != plan.limits.cpuCores)
        eraseAll(host, {"NanoCpus", "CpuQuota", "CpuPeriod"});
    else if (realOf(host, "NanoCpus") > 0)
        eraseAll(host, {"CpuQuota", "CpuPeriod"}); // some tell both, and take one
    if (before.limits.memoryBytes != plan.limits.memoryBytes)
        eraseAll(host, {"Memory", "MemorySwap"});
    if (before.restartPolicy != plan.restartPolicy)
        host.erase("RestartPolicy");
    if (before.ports != plan.ports)
        host.erase("PortBindings");
    if (before.addedCapabilities != plan.addedCapabilities)
        host.erase("CapAdd");
    if (before.droppedCapabilities != plan.droppedCapabilities)
        host.erase("CapDrop");
}

/// What the plan has no words for is kept as long as nobody says otherwise.
void keepOwn(const Inspected& old, const backend::ContainerPlan& before, const backend::ContainerPlan& plan, json& body)
{
    const json& config = member(old.container, "Config");
    const json& given = member(old.image, "Config");
    const auto keep = [&](const char* name, bool isUnchanged) {
        const json& value = member(config, name);
        if (isUnchanged && !value.is_null() && value != member(given, name))
            body[name] = value;
    };
    keep("Entrypoint", before.entrypoint == plan.entrypoint);
    keep("Healthcheck", before.health == plan.health);
    for (const char* name : {"StopSignal", "Shell"}) {
        if (member(config, name) == member(given, name))
            body.erase(name);
    }
    if (textOf(body, "MacAddress").isEmpty())
        body.erase("MacAddress");
    body.erase("OnBuild");
}

void addFirstNetwork(const json& inspect, bool isSameNetwork, json& body)
{
    const json endpoint = firstEndpoint(inspect, isSameNetwork);
    std::string network = textOf(body["HostConfig"], "NetworkMode").toStdString();
    if (network.empty() || network == "default")
        network = firstNetwork(inspect).toStdString();
    if (endpoint.is_object())
        objectAt(body, "/NetworkingConfig/EndpointsConfig")[network] = endpoint;
}

} // namespace

json remakeBody(const Inspected& old, const backend::ContainerPlan& plan)
{
    const json& config = member(old.container, "Config");
    const json& hostConfig = member(old.container, "HostConfig");
    const backend::ContainerPlan before = planOfInspect(old.container, old.image);
    json body = config.is_object() ? config : json::object();
    json host = hostConfig.is_object() ? hostConfig : json::object();
    for (const char* name : kPlanned)
        body.erase(name);
    nameLimits(host);
    nameLinks(host);
    clearChanged(before, plan, host);
    remakeMounts(before, plan, host);

    backend::ContainerPlan said = plan;
    said.more.clear();
    said.mounts.clear();
    for (const backend::Mount& mount : plan.mounts) {
        if (mount.source.isEmpty())
            said.mounts.push_back(mount);
    }
    const json wanted = createBody(said);
    for (const auto& [name, value] : wanted.items()) {
        if (name != "HostConfig")
            body[name] = value;
    }
    for (const auto& [name, value] : wanted["HostConfig"].items()) {
        if (!host.contains(name) || host[name].is_null())
            host[name] = value;
    }
    keepExposed(old, before, body);
    keepOwn(old, before, plan, body);
    body["HostConfig"] = host;
    addFirstNetwork(old.container, before.network == plan.network, body);
    addOptions(plan.more, body);
    return body;
}

} // namespace darse::connect::docker
