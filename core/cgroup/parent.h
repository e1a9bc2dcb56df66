// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/hierarchy.h"

#include <string>
#include <vector>

namespace darse::cgroup {

enum class Privilege { Root, Rootless };

/// Where an engine makes the cgroups of its containers.
struct Parent {
    std::string path;                       ///< "/darse", as runtimes take it; empty: nowhere
    std::vector<std::string> controllers{}; ///< that limit containers there, in v2's words ("io" for blkio)
    std::string reason{};                   ///< why nowhere, or why there; one sentence without a full stop

    [[nodiscard]] bool exists() const { return !path.empty(); }
};

/// Looks only. Root: "/darse" at the top of every hierarchy that can be written to. Rootless: below our own v2 cgroup
/// when that was delegated to us, with at least one controller; v1 cannot be delegated.
[[nodiscard]] Parent chooseCgroupParent(const Hierarchy& hierarchy, Privilege privilege);

/// Makes ready what was chosen: in v2 a cgroup with processes cannot hand controllers down, so ours moves into one
/// beside its containers, and all controllers are handed down. The result has those that are.
[[nodiscard]] Result<Parent> prepareCgroupParent(const Hierarchy& hierarchy, Privilege privilege);

} // namespace darse::cgroup
