// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/command.h"
#include "core/sys/pidfd.h"

#include <array>
#include <span>

namespace darse::sys {

/// A child that runs. Its number is also that of its session and process group, and stays so until it is reaped.
struct Child {
    PidFd handle;
    pid_t pid = 0;
};

/// Starts `command.argv` with these three descriptors as its 0, 1 and 2 (each above 2, and still the caller's), with
/// those of `inherited` (above 2 as well) under the numbers that they have here, and no others. It leads a session of
/// its own without a terminal, with default signal handling and nothing blocked.
///
/// The error tells which step failed: NotFound, PermissionDenied or Unsupported (not a program for this machine) from
/// exec, the same kinds with the directory's name from entering it.
[[nodiscard]] Result<Child> spawn(const Command& command, const std::array<int, 3>& stdio,
                                  std::span<const int> inherited = {});

} // namespace darse::sys
