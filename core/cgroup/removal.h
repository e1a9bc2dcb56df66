// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"
#include "core/cgroup/hierarchy.h"

#include <string>
#include <vector>

namespace darse::cgroup {

/// Ends every process in `cgroup` (as runtimes name it: "/darse/web") and below, in all hierarchies, and returns when
/// they are gone. v2's cgroup.kill where there is one; else one signal each, until nobody is left. No such cgroup is a
/// success; one with this process in it, and the topmost, are InvalidInput and nobody is hurt.
[[nodiscard]] Result<void> killAllIn(const Hierarchy& hierarchy, std::string_view cgroup, const Wait& wait);

/// Removes `cgroup`, which must be below `parent`, with all below it, from all hierarchies. InUse when processes are
/// left in it; nothing there is a success.
[[nodiscard]] Result<void> removeCgroup(const Hierarchy& hierarchy, std::string_view parent, std::string_view cgroup);

/// The names of cgroups right below `parent`, in whatever hierarchy: "/darse" gives "web", "db".
[[nodiscard]] std::vector<std::string> cgroupsBelow(const Hierarchy& hierarchy, std::string_view parent);

} // namespace darse::cgroup
