// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a pod is as usual when nobody says otherwise.
#include "core/kube/admission.h"
#include "core/kube/podchecks.h"
#include "core/kube/quantity.h"

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::int64_t kUsualMode = 0644;

void usually(json& object, const char* key, json value)
{
    if (!object.contains(key) || object[key].is_null())
        object[key] = std::move(value);
}

/// 0 is as good as nothing.
void usuallyNot0(json& object, const char* key, int value)
{
    if (object.value(key, std::int64_t{0}) == 0)
        object[key] = value;
}

/// Does something with every element of a list that may not be there.
template <typename Act>
void each(json& object, const char* name, Act act)
{
    if (!object.contains(name) || !object[name].is_array())
        return;
    for (json& one : object[name]) {
        if (one.is_object())
            act(one);
    }
}

/// Does something with a member that may not be there.
template <typename Act>
void within(json& object, const char* name, Act act)
{
    if (object.contains(name) && object[name].is_object())
        act(object[name]);
}

bool isLatest(const std::string& image)
{
    const std::string last = image.substr(image.rfind('/') + 1);
    return image.find('@') == std::string::npos && (last.find(':') == std::string::npos || last.ends_with(":latest"));
}

void addHandlerDefaults(json& handler)
{
    within(handler, "httpGet", [](json& request) {
        if (textOf(request, "path").empty())
            request["path"] = "/";
        if (textOf(request, "scheme").empty())
            request["scheme"] = "HTTP";
    });
}

void addProbeDefaults(json& probe)
{
    usuallyNot0(probe, "timeoutSeconds", 1);
    usuallyNot0(probe, "periodSeconds", 10);
    usuallyNot0(probe, "successThreshold", 1);
    usuallyNot0(probe, "failureThreshold", 3);
    addHandlerDefaults(probe);
}

void addFieldDefaults(json& source)
{
    within(source, "fieldRef", [](json& field) {
        if (textOf(field, "apiVersion").empty())
            field["apiVersion"] = "v1";
    });
    within(source, "resourceFieldRef", [](json& resource) {
        usually(resource, "divisor", "0");
        if (resource["divisor"].is_number() || resource["divisor"].is_string())
            resource["divisor"] = canonicalQuantity(resource["divisor"]);
    });
}

void addContainerDefaults(json& container, bool hasHostNetwork)
{
    usually(container, "imagePullPolicy", isLatest(textOf(container, "image")) ? "Always" : "IfNotPresent");
    usually(container, "terminationMessagePath", "/dev/termination-log");
    usually(container, "terminationMessagePolicy", "File");
    usually(container, "resources", json::object());
    each(container, "ports", [&](json& port) {
        usually(port, "protocol", "TCP");
        if (hasHostNetwork && port.contains("containerPort") && port.value("hostPort", std::int64_t{0}) == 0)
            port["hostPort"] = port["containerPort"];
    });
    each(container, "env", [](json& variable) { within(variable, "valueFrom", addFieldDefaults); });
    for (const char* name : {"livenessProbe", "readinessProbe", "startupProbe"})
        within(container, name, addProbeDefaults);
    within(container, "lifecycle", [](json& lifecycle) {
        for (const char* hook : {"postStart", "preStop"})
            within(lifecycle, hook, addHandlerDefaults);
    });
    // What is limited is wanted as well.
    canonicalQuantities(container["resources"]);
    const json limits = container["resources"].value("limits", json::object());
    for (const auto& [name, limit] : limits.items())
        usually(container["resources"]["requests"], name.c_str(), limit);
}

void addVolumeDefaults(json& volume)
{
    if (volume.size() == 1)
        volume["emptyDir"] = json::object();
    within(volume, "hostPath", [](json& path) { usually(path, "type", ""); });
    within(volume, "emptyDir", [](json& folder) {
        if (folder.contains("sizeLimit"))
            folder["sizeLimit"] = canonicalQuantity(folder["sizeLimit"]);
    });
    for (const char* kind : {"configMap", "secret", "downwardAPI", "projected"})
        within(volume, kind, [](json& files) { usually(files, "defaultMode", kUsualMode); });
    within(volume, "downwardAPI", [](json& files) { each(files, "items", addFieldDefaults); });
    within(volume, "projected", [](json& files) {
        each(files, "sources", [](json& source) {
            within(source, "downwardAPI", [](json& inner) { each(inner, "items", addFieldDefaults); });
        });
    });
}

} // namespace

void addPodDefaults(json& pod)
{
    json& spec = pod["spec"];
    usually(spec, "restartPolicy", "Always");
    usually(spec, "terminationGracePeriodSeconds", 30);
    usually(spec, "dnsPolicy", "ClusterFirst");
    usually(spec, "schedulerName", "default-scheduler");
    usually(spec, "securityContext", json::object());
    usually(spec, "enableServiceLinks", true);
    within(spec, "resources", canonicalQuantities);
    const bool hasHostNetwork = spec.value("hostNetwork", false);
    for (const char* list : kContainerLists)
        each(spec, list, [&](json& container) { addContainerDefaults(container, hasHostNetwork); });
    each(spec, "volumes", addVolumeDefaults);
}

} // namespace darse::kube
