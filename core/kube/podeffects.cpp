// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"
#include "core/kube/identity.h"
#include "core/kube/podchecks.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

std::string place(const char* list, std::size_t index)
{
    return placeIn(std::string("spec.") + list, index);
}

using Names = std::vector<std::string>;

/// The members of a part that are not among those that are implemented.
template <class Known>
void addOthers(const json& part, const Known& known, const std::string& at, Names& out)
{
    for (const auto& [field, value] : part.items()) {
        if (std::ranges::none_of(known, [&name = field](const char* one) { return name == one; }))
            out.push_back(std::string(at).append(".").append(field));
    }
}

/// Only processor and memory are given out.
void addOfResources(const json& resources, const std::string& at, Names& out)
{
    constexpr std::array kGiven = {"cpu", "memory"};
    for (const char* which : {"limits", "requests"})
        addOthers(resources.value(which, json::object()), kGiven, at + "." + which, out);
    if (resources.contains("claims"))
        out.push_back(at + ".claims");
}

void addOfContainer(const json& container, const std::string& at, Names& out)
{
    if (container.value("lifecycle", json::object()).contains("stopSignal"))
        out.push_back(at + ".lifecycle.stopSignal");
    addOfResources(container.value("resources", json::object()), at + ".resources", out);
    for (const char* field : {"volumeDevices", "resizePolicy"}) {
        if (container.contains(field))
            out.push_back(at + "." + field);
    }
    if (container.value("securityContext", json::object()).contains("windowsOptions"))
        out.push_back(at + ".securityContext.windowsOptions");
    for (const json& mount : listOf(container, "volumeMounts")) {
        if (mount.contains("recursiveReadOnly"))
            out.push_back(at + ".volumeMounts.recursiveReadOnly");
    }
}

void addOfVolume(const json& volume, const std::string& at, Names& out)
{
    constexpr std::array kVolumes = {
        "emptyDir", "hostPath", "configMap", "secret", "downwardAPI", "projected", "persistentVolumeClaim", "name"};
    constexpr std::array kSources = {"configMap", "secret", "downwardAPI"};
    addOthers(volume, kVolumes, at, out);
    const json sources = listOf(volume.value("projected", json::object()), "sources");
    for (std::size_t i = 0; i < sources.size(); ++i)
        addOthers(sources[i], kSources, placeIn(at + ".projected.sources", i), out);
}

Names ofClaim(const json& claim)
{
    Names out;
    const json& spec = claim["spec"];
    for (const char* field :
         {"storageClassName", "selector", "dataSource", "dataSourceRef", "volumeAttributesClassName"}) {
        if (spec.contains(field))
            out.push_back(std::string("spec.") + field);
    }
    if (spec.value("volumeMode", "") == "Block")
        out.emplace_back("spec.volumeMode");
    const json& metadata = claim["metadata"];
    if (spec.value("volumeName", "") != claimVolume(metadata.value("namespace", ""), metadata.value("name", "")))
        out.emplace_back("spec.volumeName");
    return out;
}

Names ofPod(const json& pod)
{
    constexpr std::array kOfPod = {"schedulingGates",           "resourceClaims",     "runtimeClassName", "overhead",
                                   "topologySpreadConstraints", "serviceAccountName", "hostUsers",        "subdomain",
                                   "priorityClassName",         "serviceAccount"};
    Names out;
    const json& spec = pod["spec"];
    for (const char* field : kOfPod) {
        if (spec.contains(field))
            out.push_back(std::string("spec.") + field);
    }
    for (const char* field : {"setHostnameAsFQDN", "automountServiceAccountToken"}) {
        if (spec.value(field, false))
            out.push_back(std::string("spec.") + field);
    }
    addOfResources(spec.value("resources", json::object()), "spec.resources", out);
    if (spec.value("os", json::object()).value("name", "linux") != "linux")
        out.emplace_back("spec.os.name");
    if (spec.value("priority", std::int64_t{0}) != 0) // nobody makes place for another
        out.emplace_back("spec.priority");
    if (spec.value("preemptionPolicy", "Never") != "Never")
        out.emplace_back("spec.preemptionPolicy");
    if (spec.value("schedulerName", "default-scheduler") != "default-scheduler")
        out.emplace_back("spec.schedulerName");
    const json security = spec.value("securityContext", json::object());
    for (const char* field : {"windowsOptions", "seLinuxChangePolicy"}) {
        if (security.contains(field))
            out.push_back(std::string("spec.securityContext.") + field);
    }
    // A volume whose topmost folder is the group's already is left as it is.
    if (security.value("fsGroupChangePolicy", "OnRootMismatch") != "OnRootMismatch")
        out.emplace_back("spec.securityContext.fsGroupChangePolicy");
    if (security.value("supplementalGroupsPolicy", "Merge") != "Merge")
        out.emplace_back("spec.securityContext.supplementalGroupsPolicy");
    for (const char* list : kContainerLists) {
        const json containers = listOf(spec, list);
        for (std::size_t i = 0; i < containers.size(); ++i)
            addOfContainer(containers[i], place(list, i), out);
    }
    const json volumes = listOf(spec, "volumes");
    for (std::size_t i = 0; i < volumes.size(); ++i)
        addOfVolume(volumes[i], place("volumes", i), out);
    return out;
}

} // namespace

std::vector<std::string> fieldsWithoutEffect(const Kind& kind, const json& object)
{
    if (&kind == &kind::pod)
        return ofPod(object);
    return &kind == &kind::claim ? ofClaim(object) : Names();
}

} // namespace darse::kube
