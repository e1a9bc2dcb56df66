// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/container/config.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <memory>
#include <sys/types.h>

namespace darse::runtime {

/// A mount as the runtime is told it.
struct SpecMount {
    std::string target;
    std::string type; ///< "bind", "tmpfs" …
    std::string source;
    std::vector<std::string> options{};
};

/// As whom, all numbers: never looked up again.
struct Identity {
    uid_t user = 0;
    gid_t group = 0;
    std::vector<gid_t> groups{};
    std::string home = "/";
};

/// The path of a namespace to join ("" : a new one), or the host's own.
struct NamespaceChoice {
    bool isHost = false;
    std::string path{};
};

/// A range of ids in a user namespace of the container's own.
struct IdRange {
    std::uint32_t inside = 0;
    std::uint32_t outside = 0;
    std::uint32_t count = 0;
};

/// What the engine has settled for this run of a container, beside its configuration.
struct SpecPlace {
    std::string id;
    std::filesystem::path root; ///< the mounted file system
    Identity identity{};
    std::vector<SpecMount> mounts{}; ///< volumes, binds, /etc/hosts …; sorted so that none hides one before it
    std::string hostname{};
    NamespaceChoice network{};
    NamespaceChoice ipc{};
    NamespaceChoice pid{};
    NamespaceChoice uts{};
    std::vector<IdRange> userIds{}; ///< empty: our own user namespace
    std::vector<IdRange> groupIds{};
    std::string cgroupPath{};            ///< empty: no cgroup of its own
    std::filesystem::path initProgram{}; ///< catatonit, when the container is to have an init
};

/// Compiled filters of system calls, kept because making one takes longer than all the rest. For any thread.
class SeccompFilters;
[[nodiscard]] std::shared_ptr<SeccompFilters> newSeccompFilters();

/// What this machine lets us do, found once at start.
struct SpecMachine {
    bool isRootless = false;
    bool isCgroupV2 = false;
    bool hasApparmor = false;
    std::string apparmorProfile{}; ///< of those that ask for none; empty: they are not confined by one
    bool hasSelinux = false;
    bool usesBpfAnnotation = true;          ///< the runtime takes a compiled filter; else it gets the list
    std::vector<std::string> controllers{}; ///< that we may use: "memory", "cpu", "pids" …
    std::filesystem::path cgroupRoot = "/sys/fs/cgroup";
    std::shared_ptr<SeccompFilters> filters = newSeccompFilters(); ///< copies of a machine share them
};

/// What is worth telling, beside the specification.
struct Spec {
    std::string json;
    std::vector<std::string> warnings{}; ///< limits that were lowered, controllers that are missing, a sentence each
};

/// The config.json of OCI for one run. InvalidInput for what cannot be (an unknown capability, a sysctl of the host).
[[nodiscard]] Result<Spec> makeSpec(const container::Config& config, const SpecPlace& place,
                                    const SpecMachine& machine);

/// What an exec asks for.
struct ExecConfig {
    std::vector<std::string> arguments{};
    std::vector<std::string> environment{}; ///< beside the container's
    std::string workingDirectory{};         ///< empty: the container's
    bool hasTerminal = false;
    bool isPrivileged = false;
    container::Size console{};
};

/// The process.json of an exec in a container that was made from `config`.
[[nodiscard]] Result<std::string> makeProcess(const container::Config& config, const ExecConfig& exec,
                                              const Identity& identity, const SpecMachine& machine);

/// The "resources" of the specification, as update takes them.
[[nodiscard]] nlohmann::json resourcesJson(const container::Resources& resources, const SpecMachine& machine,
                                           std::vector<std::string>& warnings);

/// Who "user[:group]" is inside the file system `root` (a directory descriptor), and which groups it has beside; from
/// its /etc/passwd and /etc/group, read as hostile: regular files of at most 1 MiB that do not lead out.
[[nodiscard]] Result<Identity> findIdentity(int root, std::string_view user, const std::vector<std::string>& groups);

} // namespace darse::runtime
