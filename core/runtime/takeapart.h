// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/strongid.h"
#include "core/runtime/places.h"

namespace darse::runtime {

/// Does what "delete --force" does, for a runtime whose program is gone: ends the processes, and takes away the cgroup
/// and the notes. Timeout when a process does not end.
[[nodiscard]] Result<void> takeApart(const RuntimeTool& tool, const ContainerId& id);

} // namespace darse::runtime
