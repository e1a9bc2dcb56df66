// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"
#include "core/sys/pidfd.h"

namespace darse::runtime {

/// The first process of a container, by what its runtime has written down, and certainly that one: its number and the
/// time when it began. NotFound when it has ended; Unsupported when the runtime's notes cannot be read.
[[nodiscard]] Result<sys::PidFd> openFirstProcess(const RuntimeTool& tool, const ContainerId& id);

} // namespace darse::runtime
