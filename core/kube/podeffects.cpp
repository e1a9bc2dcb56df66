// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/admission.h"
#include "core/kube/podchecks.h"

#include <algorithm>

namespace darse::kube {

using nlohmann::json;

namespace {

std::string place(const char* list, std::size_t index)
{
    return placeIn(std::string("spec.") + list, index);
}

} // namespace

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
    for (const char* list : kContainerLists) {
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
            if (std::ranges::none_of(kVolumes, [&name = field](const char* known) { return name == known; }))
                out.push_back(place("volumes", i) + "." + field);
        }
    }
    return out;
}

} // namespace darse::kube
