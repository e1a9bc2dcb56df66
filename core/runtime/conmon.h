// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/folder.h"
#include "core/runtime/runtime.h"
#include "core/sys/pidfd.h"

#include <chrono>
#include <string>
#include <vector>

namespace darse::runtime {

/// Everything a monitor is told.
[[nodiscard]] std::vector<std::string> monitorArguments(const std::string& conmon, const RuntimeTool& tool,
                                                        const Folder& folder, const Launch& launch);

/// Options of a runtime that stand before its command.
[[nodiscard]] std::vector<std::string> globalArguments(const RuntimeTool& tool);

/// A process that is the monitor of this container and not one that came to have its number. NotFound when it has
/// ended.
[[nodiscard]] Result<sys::PidFd> openMonitor(const ContainerId& id, int pid);
/// The same, by the number that the monitor has left in its folder.
[[nodiscard]] Result<sys::PidFd> findMonitor(const Folder& folder, const ContainerId& id);

/// No monitor of this container runs afterwards: it is given `patience` to end by itself.
void endMonitor(const Folder& folder, const ContainerId& id, std::chrono::milliseconds patience);

} // namespace darse::runtime
