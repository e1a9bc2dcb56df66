// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/folder.h"
#include "core/runtime/runtime.h"

namespace darse::runtime {

/// With which programs and where something is launched.
struct LaunchGround {
    const RuntimePrograms& programs;
    RuntimeTool tool;
    Folder folder;
};

/// Starts a monitor, which makes the container, and waits for what it says of that. After an error the monitor has
/// ended; what the runtime may have left is for the caller to delete.
[[nodiscard]] Result<Launched> launchMonitor(const LaunchGround& ground, const Launch& launch,
                                             const std::stop_token& stop);

} // namespace darse::runtime
