// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"
#include "core/sys/pidfd.h"

namespace darse::runtime {

/// The first process of a container, by what its runtime has written down, and certainly that one: its number and the
/// time when it began. NotFound when it has ended; Unsupported when the runtime's notes cannot be read.
[[nodiscard]] Result<sys::PidFd> openFirstProcess(const RuntimeTool& tool, const ContainerId& id);

/// A first process that was made and waits goes on, by the byte that its runtime would send it, without starting that
/// program for it. Unsupported where none waits in that way; then the runtime is to do it, or to say why not.
[[nodiscard]] Result<void> beginFirstProcess(const RuntimeTool& tool, const ContainerId& id);

} // namespace darse::runtime
