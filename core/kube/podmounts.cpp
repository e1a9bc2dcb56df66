// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/podmounts.h"

#include "core/kube/identity.h"
#include "core/kube/podenvironment.h"

#include <algorithm>
#include <array>
#include <optional>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::array kFixed = {"configMap", "secret", "downwardAPI", "projected"};

Result<json> volumeCalled(const json& pod, const std::string& name)
{
    for (const json& one : pod.at("spec").value("volumes", json::array())) {
        if (one.value("name", "") == name)
            return one;
    }
    return Error(ErrorKind::NotFound, "there is no volume " + name);
}

bool isFixed(const json& volume)
{
    return std::ranges::any_of(kFixed, [&](const char* one) { return volume.contains(one); });
}

container::Propagation propagationOf(const json& mount)
{
    const std::string word = mount.value("mountPropagation", "");
    if (word == "HostToContainer")
        return container::Propagation::RSlave;
    return word == "Bidirectional" ? container::Propagation::RShared : container::Propagation::Default;
}

/// The first variable that a text uses and that there is not.
std::optional<std::string> missingIn(const std::string& text, const Variables& variables)
{
    for (auto at = text.find('$'); at != std::string::npos && at + 1 < text.size(); at = text.find('$', at + 1)) {
        if (text[at + 1] == '$') {
            ++at;
            continue;
        }
        const auto end = text[at + 1] == '(' ? text.find(')', at) : std::string::npos;
        if (end != std::string::npos && !variables.contains(text.substr(at + 2, end - at - 2)))
            return text.substr(at + 2, end - at - 2);
    }
    return std::nullopt;
}

} // namespace

std::string partName(const json& container, std::size_t mount)
{
    return container.value("name", "") + "." + std::to_string(mount);
}

Result<std::string> subPathOf(const json& pod, const json& container, const json& mount, const PodGround& ground)
{
    if (!mount.contains("subPathExpr"))
        return mount.value("subPath", "");
    TRY_DECLARE(const Variables variables, environmentOf(pod, container, ground));
    const std::string text = mount["subPathExpr"].get<std::string>();
    if (const auto missing = missingIn(text, variables))
        return Error(ErrorKind::NotFound, "subPathExpr " + text + ": there is no variable " + *missing);
    return expanded(text, variables);
}

Result<std::string> volumeFolder(const json& pod, const std::string& volume, const PodGround& ground)
{
    TRY_DECLARE(const json found, volumeCalled(pod, volume));
    if (found.contains("hostPath"))
        return found["hostPath"].value("path", "");
    if (found.contains("persistentVolumeClaim"))
        return ground.claimFolder(claimVolume(pod.at("metadata").value("namespace", ""),
                                              found["persistentVolumeClaim"].value("claimName", "")));
    if (!found.contains("emptyDir") && !isFixed(found))
        return Error(ErrorKind::Unsupported, "volume " + volume + " is of a type that is not implemented");
    return (ground.volumes / volume).string();
}

Result<std::vector<container::Mount>> mountsOf(const json& pod, const json& container, const PodGround& ground)
{
    std::vector<container::Mount> out;
    const json mounts = container.value("volumeMounts", json::array());
    for (std::size_t i = 0; i < mounts.size(); ++i) {
        const json& mount = mounts[i];
        TRY_DECLARE(const json volume, volumeCalled(pod, mount.value("name", "")));
        TRY_DECLARE(const std::string part, subPathOf(pod, container, mount, ground));
        container::Mount one{.type = container::MountType::Bind,
                             .target = mount.value("mountPath", ""),
                             .isReadOnly = isFixed(volume) || mount.value("readOnly", false),
                             .propagation = propagationOf(mount)};
        if (!part.empty()) {
            one.source = (ground.parts / partName(container, i)).string();
        } else if (volume.contains("persistentVolumeClaim")) {
            one.type = container::MountType::Volume;
            one.propagation = container::Propagation::Default;
            one.source = claimVolume(pod.at("metadata").value("namespace", ""),
                                     volume["persistentVolumeClaim"].value("claimName", ""));
        } else {
            TRY_DECLARE(one.source, volumeFolder(pod, mount.value("name", ""), ground));
        }
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace darse::kube
