// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/specparts.h"

#include <array>

namespace darse::runtime {

namespace {

using nlohmann::json;

void addNamespace(json& list, std::string_view type, const NamespaceChoice& choice)
{
    if (choice.isHost)
        return;
    json entry{{"type", type}};
    if (!choice.path.empty())
        entry["path"] = choice.path;
    list.push_back(std::move(entry));
}

/// As Docker does it: of its own on version 2, the host's on version 1 unless somebody asks.
bool hasOwnCgroups(const SpecInput& input)
{
    const std::string& mode = input.config.modes.cgroup;
    return mode.empty() ? input.machine.isCgroupV2 : mode != "host";
}

/// Metadata never steers a runtime (CVE-2026-53488 and its kin): these prefixes are orders to crun, runc, CRI-O, CRIU
/// and others, and only we give them.
constexpr std::array<std::string_view, 9> kOrders{
    "run.oci.",           "io.podman.",   "io.kubernetes.cri",     "io.container.",
    "org.criu.",          "module.wasm.", "org.systemd.property.", "krun.",
    "io.katacontainers.",
};

bool isOrder(const std::string& key)
{
    for (const std::string_view prefix : kOrders)
        if (key.starts_with(prefix))
            return true;
    return key.starts_with("cdi.k8s.io/");
}

} // namespace

json namespacesJson(const SpecInput& input)
{
    json list = json::array();
    list.push_back({{"type", "mount"}});
    addNamespace(list, "pid", input.place.pid);
    addNamespace(list, "network", input.place.network);
    addNamespace(list, "ipc", input.place.ipc);
    addNamespace(list, "uts", input.place.uts);
    if (input.hasOwnUsers())
        list.push_back({{"type", "user"}});
    if (hasOwnCgroups(input))
        list.push_back({{"type", "cgroup"}});
    return list;
}

ProtectedPaths protectedPaths(const SpecInput& input)
{
    if (input.isPrivileged())
        return {};
    const ProtectedPaths usual = usualPaths();
    const container::Security& security = input.config.security;
    ProtectedPaths paths{
        .masked = withoutUnmasked(security.maskedPaths.value_or(usual.masked), input.options.unmasked),
        .readOnly = withoutUnmasked(security.readOnlyPaths.value_or(usual.readOnly), input.options.unmasked),
    };
    // There, /sys is the host's.
    if (input.place.network.isHost && (input.machine.isRootless || input.hasOwnUsers()))
        paths.masked.emplace_back("/sys/kernel");
    paths.masked.insert(paths.masked.end(), input.options.masked.begin(), input.options.masked.end());
    return paths;
}

json annotationsJson(const SpecInput& input)
{
    json annotations = json::object();
    for (const auto& [key, value] : input.config.annotations)
        if (!isOrder(key))
            annotations[key] = value;
    return annotations;
}

Labels selinuxLabels(const SpecInput& input)
{
    const auto& asked = input.options.label;
    if (!input.machine.hasSelinux || input.options.isLabelDisabled || asked.empty() || input.isPrivileged())
        return {};
    const auto part = [&asked](const char* name, const char* usual) {
        const auto found = asked.find(name);
        return found == asked.end() ? std::string(usual) : found->second;
    };
    const std::string level = part("level", "s0");
    return {.process = part("user", "system_u") + ":" + part("role", "system_r") + ":" + part("type", "container_t") +
                       ":" + level,
            .files = "system_u:object_r:" + part("filetype", "container_file_t") + ":" + level};
}

} // namespace darse::runtime
