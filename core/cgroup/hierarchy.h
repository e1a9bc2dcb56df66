// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cgroup/paths.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace darse::cgroup {

enum class Version { V1, V2 };

enum class Layout { None, V1, V2, Hybrid };

[[nodiscard]] std::string_view toString(Layout layout);

/// A mounted hierarchy.
struct Tree {
    Version version = Version::V2;
    std::filesystem::path mount;            ///< "/sys/fs/cgroup/memory"
    std::string root = "/";                 ///< the cgroup that is seen there
    std::vector<std::string> controllers{}; ///< v1: what it is mounted with, "name=systemd" too; v2: what it offers
    bool isReadOnly = false;
};

/// From the text of /proc/PID/mountinfo, without what v2 offers. A controller that is mounted twice is taken from below
/// /sys/fs/cgroup.
[[nodiscard]] std::vector<Tree> parseTrees(std::string_view mountinfo);

/// How cgroups are laid out on this machine, controller by controller.
class Hierarchy {
public:
    /// Reads /proc and the hierarchies below `root`: another one than "/" is a recorded machine.
    [[nodiscard]] static Result<Hierarchy> find(const std::filesystem::path& root = "/");

    /// The same machine, as it is now.
    [[nodiscard]] Result<Hierarchy> findAgain() const { return find(m_root); }

    [[nodiscard]] Layout layout() const;
    [[nodiscard]] const std::vector<Tree>& trees() const { return m_trees; }
    /// Of the process that asks.
    [[nodiscard]] const Paths& own() const { return m_own; }

    /// Where "memory" is; null when it is nowhere. "cpuacct" and "pressure" are in v2 whatever it offers, the former
    /// only where no v1 hierarchy has it.
    [[nodiscard]] const Tree* treeOf(std::string_view controller) const;
    /// NotFound when there is no such process.
    [[nodiscard]] Result<Paths> pathsOf(int pid) const;

    /// The cgroup that `paths` names in that hierarchy, relative to its mount point: "/darse/web". Absent when it names
    /// none there or one that cannot be seen.
    [[nodiscard]] std::optional<std::string> cgroupIn(const Tree& tree, const Paths& paths) const;
    /// Its folder. `cgroup` is relative to the mount point.
    [[nodiscard]] std::filesystem::path folderOf(const Tree& tree, std::string_view cgroup) const;
    /// Below the machine's /proc.
    [[nodiscard]] std::filesystem::path proc(std::string_view file) const;

private:
    std::filesystem::path m_root;
    std::vector<Tree> m_trees;
    Paths m_own;
};

} // namespace darse::cgroup
