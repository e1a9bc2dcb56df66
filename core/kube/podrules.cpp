// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of every pod, beside what the tables say.
#include "core/kube/admission.h"
#include "core/kube/identity.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::array kLists = {"initContainers", "containers", "ephemeralContainers"};
constexpr std::array kProbes = {"livenessProbe", "readinessProbe", "startupProbe"};
constexpr std::int64_t kUsualMode = 0644;

void usually(json& object, const char* key, json value)
{
    if (!object.contains(key) || object[key].is_null())
        object[key] = std::move(value);
}

bool isLatest(const std::string& image)
{
    const std::string last = image.substr(image.rfind('/') + 1);
    return image.find('@') == std::string::npos && (last.find(':') == std::string::npos || last.ends_with(":latest"));
}

void addContainerDefaults(json& container)
{
    usually(container, "imagePullPolicy", isLatest(container.value("image", "")) ? "Always" : "IfNotPresent");
    usually(container, "terminationMessagePath", "/dev/termination-log");
    usually(container, "terminationMessagePolicy", "File");
    usually(container, "resources", json::object());
    if (container.contains("ports") && container["ports"].is_array()) {
        for (json& port : container["ports"])
            usually(port, "protocol", "TCP");
    }
    for (const char* name : kProbes) {
        if (!container.contains(name) || !container[name].is_object())
            continue;
        json& probe = container[name];
        usually(probe, "timeoutSeconds", 1);
        usually(probe, "periodSeconds", 10);
        usually(probe, "successThreshold", 1);
        usually(probe, "failureThreshold", 3);
        if (probe.contains("httpGet")) {
            usually(probe["httpGet"], "path", "/");
            usually(probe["httpGet"], "scheme", "HTTP");
        }
    }
    // What is limited is wanted as well.
    const json limits = container["resources"].value("limits", json::object());
    for (const auto& [name, limit] : limits.items())
        usually(container["resources"]["requests"], name.c_str(), limit);
}

std::string place(const char* list, std::size_t index)
{
    return std::string("spec.") + list + "[" + std::to_string(index) + "]";
}

json listOf(const json& object, const char* name)
{
    const json list = object.value(name, json::array());
    return list.is_array() ? list : json::array();
}

void checkMounts(const json& container, const std::string& at, const std::set<std::string>& volumes,
                 std::vector<std::string>& out)
{
    const json mounts = listOf(container, "volumeMounts");
    std::set<std::string> paths;
    for (std::size_t i = 0; i < mounts.size(); ++i) {
        const std::string where = at + ".volumeMounts[" + std::to_string(i) + "]";
        const std::string name = mounts[i].value("name", "");
        if (!volumes.contains(name))
            out.push_back(where + ".name: Not found: \"" + name + "\"");
        if (!paths.insert(mounts[i].value("mountPath", "")).second)
            out.push_back(where + ".mountPath: Invalid value: must be unique");
    }
}

void checkHooks(const json& container, const std::string& at, std::vector<std::string>& out)
{
    const json lifecycle = container.value("lifecycle", json::object());
    for (const char* hook : {"postStart", "preStop"}) {
        if (lifecycle.contains(hook) && lifecycle[hook].size() != 1)
            out.push_back(at + ".lifecycle." + hook +
                          (lifecycle[hook].empty() ? ": Required value: must specify a handler type"
                                                   : ": Forbidden: may not specify more than 1 handler type"));
    }
}

void checkVolume(const json& volume, const std::string& at, std::vector<std::string>& out)
{
    if (volume.size() > 2)
        out.push_back(at + ": Forbidden: may not specify more than 1 volume type");
    for (const char* kind : {"configMap", "secret"}) {
        for (const json& item : listOf(volume.value(kind, json::object()), "items")) {
            const std::string path = "/" + item.value("path", "") + "/";
            if (path.starts_with("//") || path.find("/../") != std::string::npos)
                out.push_back(at + "." + kind + ".items: Invalid value: a path must stay in its volume");
        }
    }
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
    for (const char* list : kLists) {
        if (!spec.contains(list) || !spec[list].is_array())
            continue;
        for (json& container : spec[list])
            addContainerDefaults(container);
    }
    if (!spec.contains("volumes") || !spec["volumes"].is_array())
        return;
    for (json& volume : spec["volumes"]) {
        if (volume.size() == 1)
            volume["emptyDir"] = json::object();
        if (volume.contains("hostPath"))
            usually(volume["hostPath"], "type", "");
        for (const char* kind : {"configMap", "secret"}) {
            if (volume.contains(kind) && volume[kind].is_object())
                usually(volume[kind], "defaultMode", kUsualMode);
        }
    }
}

std::vector<std::string> podProblems(const json& pod)
{
    std::vector<std::string> out;
    const json& spec = pod["spec"];
    std::set<std::string> volumes;
    const json volumeList = listOf(spec, "volumes");
    for (std::size_t i = 0; i < volumeList.size(); ++i) {
        const std::string name = volumeList[i].value("name", "");
        if (!isName(name, NameForm::Label))
            out.push_back(place("volumes", i) + ".name: Invalid value: \"" + name + "\"");
        if (!volumes.insert(name).second)
            out.push_back(place("volumes", i) + ".name: Duplicate value: \"" + name + "\"");
        checkVolume(volumeList[i], place("volumes", i), out);
    }
    if (spec.contains("activeDeadlineSeconds") && spec["activeDeadlineSeconds"] < 1)
        out.emplace_back("spec.activeDeadlineSeconds: Invalid value: must be between 1 and 2147483647, inclusive");
    if (listOf(spec, "containers").empty())
        out.emplace_back("spec.containers: Required value");
    std::set<std::string> names;
    for (const char* list : kLists) {
        const json containers = listOf(spec, list);
        for (std::size_t i = 0; i < containers.size(); ++i) {
            const std::string name = containers[i].value("name", "");
            if (!isName(name, NameForm::Label))
                out.push_back(place(list, i) + ".name: Invalid value: \"" + name + "\"");
            if (!names.insert(name).second)
                out.push_back(place(list, i) + ".name: Duplicate value: \"" + name + "\"");
            if (containers[i].value("image", "").empty())
                out.push_back(place(list, i) + ".image: Required value");
            checkMounts(containers[i], place(list, i), volumes, out);
            checkHooks(containers[i], place(list, i), out);
            if (containers[i].contains("targetContainerName") && std::string_view(list) != "ephemeralContainers")
                out.push_back(place(list, i) + ".targetContainerName: Forbidden: only an ephemeral container has it");
        }
    }
    return out;
}

bool isAllowedChange(const json& pod, const json& former)
{
    const auto fixed = [](json spec) {
        spec.erase("activeDeadlineSeconds");
        spec.erase("tolerations");
        spec.erase("ephemeralContainers"); // these have a way of their own
        for (const char* list : kLists) {
            if (!spec.contains(list))
                continue;
            for (json& container : spec[list])
                container.erase("image");
        }
        return spec;
    };
    return fixed(pod["spec"]) == fixed(former.at("spec"));
}

std::vector<std::string> fieldsWithoutEffect(const json& pod)
{
    constexpr std::array kOfPod = {
        "affinity",           "readinessGates", "runtimeClassName", "overhead", "topologySpreadConstraints",
        "serviceAccountName", "hostUsers",      "subdomain"};
    constexpr std::array kOfContainer = {"volumeDevices", "resizePolicy"};
    constexpr std::array kVolumes = {
        "emptyDir", "hostPath", "configMap", "secret", "downwardAPI", "projected", "persistentVolumeClaim", "name"};
    std::vector<std::string> out;
    const json& spec = pod["spec"];
    for (const char* field : kOfPod) {
        if (spec.contains(field))
            out.push_back(std::string("spec.") + field);
    }
    for (const char* list : kLists) {
        const json containers = listOf(spec, list);
        for (std::size_t i = 0; i < containers.size(); ++i) {
            for (const char* field : kOfContainer) {
                if (containers[i].contains(field))
                    out.push_back(place(list, i) + "." + field);
            }
            for (const json& mount : listOf(containers[i], "volumeMounts")) {
                if (mount.contains("recursiveReadOnly"))
                    out.push_back(place(list, i) + ".volumeMounts.recursiveReadOnly");
            }
            for (const json& port : listOf(containers[i], "ports")) {
                if (port.contains("hostIP"))
                    out.push_back(place(list, i) + ".ports.hostIP");
            }
        }
    }
    const json volumes = listOf(spec, "volumes");
    for (std::size_t i = 0; i < volumes.size(); ++i) {
        for (const auto& [field, value] : volumes[i].items()) {
            if (std::ranges::none_of(kVolumes, [&](const char* known) { return field == known; }))
                out.push_back(place("volumes", i) + "." + field);
        }
        const json empty = volumes[i].value("emptyDir", json::object());
        if (empty.contains("sizeLimit") && empty.value("medium", "") != "Memory")
            out.push_back(place("volumes", i) + ".emptyDir.sizeLimit");
    }
    return out;
}

} // namespace darse::kube
