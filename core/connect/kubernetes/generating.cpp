// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/generating.h"

#include "core/connect/docker/lenient.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace darse::connect::kubernetes {

using namespace docker;
namespace {

/// What stands in every pod that says nothing about it.
void dropDefault(json& object, const char* name, const json& value)
{
    if (object.is_object() && object.contains(name) && object[name] == value)
        object.erase(name);
}

void dropContainerDefaults(json& containers)
{
    for (json& container : containers) {
        if (!container.is_object())
            continue;
        dropDefault(container, "terminationMessagePath", "/dev/termination-log");
        dropDefault(container, "terminationMessagePolicy", "File");
        dropDefault(container, "resources", json::object());
        if (!container.contains("ports"))
            continue;
        for (json& port : container["ports"])
            dropDefault(port, "protocol", "TCP");
    }
}

void dropPodDefaults(json& spec)
{
    spec.erase("nodeName");
    dropDefault(spec, "dnsPolicy", "ClusterFirst");
    dropDefault(spec, "enableServiceLinks", true);
    dropDefault(spec, "preemptionPolicy", "PreemptLowerPriority");
    dropDefault(spec, "priority", 0);
    dropDefault(spec, "restartPolicy", "Always");
    dropDefault(spec, "schedulerName", "default-scheduler");
    dropDefault(spec, "securityContext", json::object());
    dropDefault(spec, "serviceAccountName", "default");
    dropDefault(spec, "serviceAccount", "default");
    dropDefault(spec, "terminationGracePeriodSeconds", 30);
    dropDefault(spec, "tolerations", json::array());
    for (const char* list : {"initContainers", "containers"}) {
        if (spec.contains(list) && spec[list].is_array())
            dropContainerDefaults(spec[list]);
    }
}

json portsOf(const json& inspected)
{
    json out = json::array();
    const json& bindings = member(member(inspected, "HostConfig"), "PortBindings");
    if (!bindings.is_object())
        return out;
    for (const auto& [inside, hosts] : bindings.items()) {
        const QString text = QString::fromStdString(inside);
        json port{{"containerPort", text.section(QLatin1Char('/'), 0, 0).toInt()}};
        if (const QString protocol = text.section(QLatin1Char('/'), 1).toUpper();
            !protocol.isEmpty() && protocol != QLatin1StringView("TCP"))
            port["protocol"] = protocol.toStdString();
        if (hosts.is_array() && !hosts.empty() && numberOf(hosts.front(), "HostPort") > 0)
            port["hostPort"] = numberOf(hosts.front(), "HostPort");
        out.push_back(std::move(port));
    }
    return out;
}

json variablesOf(const json& config, const json& own)
{
    json out = json::array();
    const QStringList known = textsOf(own, "Env");
    for (const QString& variable : textsOf(config, "Env")) {
        if (!known.contains(variable))
            out.push_back({{"name", variable.section(QLatin1Char('='), 0, 0).toStdString()},
                           {"value", variable.section(QLatin1Char('='), 1).toStdString()}});
    }
    return out;
}

/// Mounts of folders and of named volumes.
void addMounts(const json& inspected, json& spec, json& container)
{
    for (const json& mount : member(inspected, "Mounts")) {
        const bool isVolume = textOf(mount, "Type") == QLatin1StringView("volume");
        const std::string name = "data-" + std::to_string(spec.value("volumes", json::array()).size() + 1);
        json volume{{"name", name}};
        if (isVolume)
            volume["persistentVolumeClaim"] = {{"claimName", textOf(mount, "Name").toStdString()}};
        else
            volume["hostPath"] = {{"path", textOf(mount, "Source").toStdString()}};
        spec["volumes"].push_back(std::move(volume));
        json place{{"name", name}, {"mountPath", textOf(mount, "Destination").toStdString()}};
        if (!member(mount, "RW").is_null() && !flagOf(mount, "RW"))
            place["readOnly"] = true;
        container["volumeMounts"].push_back(std::move(place));
    }
}

void addLimits(const json& host, json& container)
{
    if (const qint64 memory = numberOf(host, "Memory"); memory > 0)
        container["resources"]["limits"]["memory"] = std::to_string(memory);
    if (const qint64 nanos = numberOf(host, "NanoCpus"); nanos > 0)
        container["resources"]["limits"]["cpu"] = std::to_string(nanos / 1'000'000) + "m";
}

} // namespace

json plainObject(json object)
{
    object.erase("status");
    json& metadata = object["metadata"];
    for (const char* name : {"uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink",
                             "ownerReferences", "deletionTimestamp", "deletionGracePeriodSeconds", "finalizers"})
        metadata.erase(name);
    dropDefault(metadata, "namespace", "default");
    if (object.contains("spec") && object.value("kind", "") == "Pod")
        dropPodDefaults(object["spec"]);
    return object;
}

json podOfContainer(const json& inspected, const json& image)
{
    const json& config = member(inspected, "Config");
    const json& own = member(image, "Config");
    std::string name = textOf(inspected, "Name").remove(QLatin1Char('/')).toLower().toStdString();
    std::ranges::replace_if(
        name, [](unsigned char c) { return std::isalnum(c) == 0 && c != '-'; }, '-');
    json container{{"name", name}, {"image", textOf(config, "Image").toStdString()}};
    constexpr std::array kCommands = {std::pair{"Entrypoint", "command"}, std::pair{"Cmd", "args"}};
    for (const auto& [theirs, ours] : kCommands) {
        const json& value = member(config, theirs);
        if (!value.is_null() && !value.empty() && value != member(own, theirs))
            container[ours] = value;
    }
    const std::string folder = textOf(config, "WorkingDir").toStdString();
    if (!folder.empty() && folder != textOf(own, "WorkingDir").toStdString())
        container["workingDir"] = folder;
    if (json variables = variablesOf(config, own); !variables.empty())
        container["env"] = std::move(variables);
    if (json ports = portsOf(inspected); !ports.empty())
        container["ports"] = std::move(ports);
    json spec = json::object();
    addMounts(inspected, spec, container);
    addLimits(member(inspected, "HostConfig"), container);
    spec["containers"] = json::array({container});
    return {{"apiVersion", "v1"}, {"kind", "Pod"}, {"metadata", {{"name", name}}}, {"spec", spec}};
}

} // namespace darse::connect::kubernetes
