// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/pidfd.h"

#include <filesystem>
#include <optional>

namespace darse::network {

/// The process whose number is in `file`, when it lives and has `mark` in its command line: numbers are used again.
[[nodiscard]] std::optional<sys::PidFd> findProcess(const std::filesystem::path& file, const std::string& mark);

/// Ends it, and returns once it has ended.
[[nodiscard]] Result<void> endProcess(const sys::PidFd& process);

/// "/usr/lib/podman/<name>" or where else a system has it.
[[nodiscard]] std::optional<std::string> findLibraryProgram(const std::string& name);

} // namespace darse::network
