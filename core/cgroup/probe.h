// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/parent.h"
#include "core/sys/distribution.h"
#include "core/sys/finding.h"

#include <vector>

namespace darse::cgroup {

/// What there is to say about cgroups: "cgroupLayout", "cgroupControllers" (where there can be any),
/// "cgroupDelegation" (of an ordinary user), and with v2 "cgroupKill".
[[nodiscard]] std::vector<sys::Finding> probeCgroups(const Hierarchy& hierarchy, Privilege privilege,
                                                     sys::Installer installer);

/// "crunHybrid": crun refuses to run with v1 while a controller is in the v2 tree. Only for machines with crun.
[[nodiscard]] sys::Finding probeHybrid(const Hierarchy& hierarchy);

} // namespace darse::cgroup
