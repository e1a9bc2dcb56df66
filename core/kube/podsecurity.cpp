// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/podsecurity.h"

namespace darse::kube {

using container::Config;
using nlohmann::json;

namespace {

std::string text(const json& object, const char* key)
{
    return object.value(key, "");
}

json listOf(const json& object, const char* key)
{
    return object.value(key, json::array());
}

/// A member of the container's context, or else of the pod's.
json context(const json& pod, const json& container, const char* key)
{
    const json own = container.value("securityContext", json::object());
    if (own.contains(key))
        return own[key];
    return pod["spec"].value("securityContext", json::object()).value(key, json());
}

Result<void> nameUser(Config& config, const json& pod, const json& container)
{
    const json user = context(pod, container, "runAsUser");
    const json group = context(pod, container, "runAsGroup");
    if (!user.is_null())
        config.user = user.dump();
    if (!group.is_null())
        config.user = (config.user.empty() ? "0" : config.user) + ":" + group.dump();
    if (context(pod, container, "runAsNonRoot") == json(true) && user == json(0)) // of the image's user sees the engine
        return Error(ErrorKind::InvalidInput, "container's runAsUser breaks non-root policy");
    return ok();
}

/// seccomp, AppArmor and SELinux.
Result<void> confine(std::vector<std::string>& options, const json& pod, const json& container, const PodGround& ground)
{
    const json seccomp = context(pod, container, "seccompProfile");
    const std::string filter = seccomp.is_object() ? text(seccomp, "type") : "";
    if (filter == "Unconfined")
        options.emplace_back("seccomp=unconfined");
    if (filter == "Localhost") {
        const std::string name = text(seccomp, "localhostProfile");
        TRY_DECLARE(const std::string profile, ground.seccomp(name).within("cannot load seccomp profile"));
        options.push_back("seccomp=" + profile);
    }
    const json apparmor = context(pod, container, "appArmorProfile");
    const std::string armor = apparmor.is_object() ? text(apparmor, "type") : "";
    if (armor == "Unconfined")
        options.emplace_back("apparmor=unconfined");
    if (armor == "Localhost")
        options.push_back("apparmor=" + text(apparmor, "localhostProfile"));
    const json labels = context(pod, container, "seLinuxOptions");
    for (const char* part : {"user", "role", "type", "level"}) {
        if (labels.is_object() && !text(labels, part).empty())
            options.push_back(std::string("label=") + part + ":" + text(labels, part));
    }
    return ok();
}

} // namespace

Result<void> secure(Config& config, const json& pod, const json& container, const PodGround& ground)
{
    TRY(nameUser(config, pod, container));
    const json ofPod = pod["spec"].value("securityContext", json::object());
    for (const json& one : listOf(ofPod, "supplementalGroups"))
        config.groups.push_back(one.dump());
    if (ofPod.contains("fsGroup"))
        config.groups.push_back(ofPod["fsGroup"].dump());
    for (const json& one : listOf(ofPod, "sysctls"))
        config.sysctls[text(one, "name")] = text(one, "value");
    const json own = container.value("securityContext", json::object());
    config.security.isPrivileged = own.value("privileged", false);
    config.isRootReadOnly = own.value("readOnlyRootFilesystem", false);
    if (!own.value("allowPrivilegeEscalation", true))
        config.security.options.emplace_back("no-new-privileges");
    if (text(own, "procMount") == "Unmasked")
        config.security.options.emplace_back("systempaths=unconfined");
    const json capabilities = own.value("capabilities", json::object());
    for (const json& one : listOf(capabilities, "add"))
        config.security.addedCapabilities.push_back(one.get<std::string>());
    for (const json& one : listOf(capabilities, "drop"))
        config.security.droppedCapabilities.push_back(one.get<std::string>());
    return confine(config.security.options, pod, container, ground);
}

} // namespace darse::kube
