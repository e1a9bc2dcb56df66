// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/capabilities.h"
#include "core/runtime/hostfacts.h"
#include "core/runtime/securityoptions.h"
#include "core/runtime/spec.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace darse::runtime {

/// The pieces of which makeSpec() is made. Each knows one part of config.json.

using Warnings = std::vector<std::string>;

/// What all of them look at.
struct SpecInput {
    const container::Config& config;
    const SpecPlace& place;
    const SpecMachine& machine;
    const HostFacts& host;
    SecurityOptions options{};
    CapabilitySet capabilities = 0;

    [[nodiscard]] bool isPrivileged() const { return config.security.isPrivileged; }
    /// runc takes a domain name only in this way, crun only in the other.
    [[nodiscard]] bool namesBySysctl() const { return !machine.usesBpfAnnotation && !machine.isRootless; }
    [[nodiscard]] bool hasOwnUsers() const { return !place.userIds.empty(); }
    /// The ids that there are inside.
    [[nodiscard]] const std::vector<IdRange>& userIds() const { return hasOwnUsers() ? place.userIds : host.userIds; }
    [[nodiscard]] const std::vector<IdRange>& groupIds() const
    {
        return hasOwnUsers() ? place.groupIds : host.groupIds;
    }
};

/// Device nodes, the rules of the cgroup, and, where nodes cannot be made, mounts instead of them.
struct SpecDevices {
    nlohmann::json nodes = nlohmann::json::array();
    nlohmann::json rules = nlohmann::json::array();
    std::vector<SpecMount> mounts{};
};

[[nodiscard]] Result<nlohmann::json> processJson(const SpecInput& input, Warnings& warnings);
[[nodiscard]] nlohmann::json mountsJson(const SpecInput& input, const SpecDevices& devices);
[[nodiscard]] Result<SpecDevices> settleDevices(const SpecInput& input, Warnings& warnings);
[[nodiscard]] nlohmann::json namespacesJson(const SpecInput& input);
[[nodiscard]] ProtectedPaths protectedPaths(const SpecInput& input);
[[nodiscard]] Result<nlohmann::json> sysctlsJson(const SpecInput& input);
/// InvalidInput for an image that would lead the runtime's own mounts elsewhere.
[[nodiscard]] Result<void> checkRoot(const SpecPlace& place);
[[nodiscard]] nlohmann::json annotationsJson(const SpecInput& input);

/// Limits of a process: what was asked for and the usual ones, not above what we may give.
[[nodiscard]] Result<nlohmann::json> limitsJson(const std::vector<container::Ulimit>& asked, const HostFacts& host,
                                                Warnings& warnings);

/// "user:role:type:level" of a process and of its files; empty when nobody asked for one.
struct Labels {
    std::string process;
    std::string files;
};

[[nodiscard]] Labels selinuxLabels(const SpecInput& input);

/// The list of "NAME=value" of a process, each name once.
[[nodiscard]] std::vector<std::string> environment(const SpecInput& input, const std::vector<std::string>& more);

/// The JSON text. InvalidInput for names that are not UTF-8.
[[nodiscard]] Result<std::string> textOf(const nlohmann::json& document);

} // namespace darse::runtime
