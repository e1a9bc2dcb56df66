// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <string>
#include <string_view>

namespace darse::runtime {

/// Both ends close at exec and are none of 0, 1, 2.
struct Pipe {
    UniqueFd reading;
    UniqueFd writing;
};

[[nodiscard]] Result<Pipe> makePipe();
[[nodiscard]] Result<UniqueFd> openNull();
/// Reads and writes of it never wait.
[[nodiscard]] Result<void> makeUnblocking(const UniqueFd& fd);

/// A nameless file that holds `content`; what a child is given of it, nobody else can open.
[[nodiscard]] Result<UniqueFd> memoryFile(const char* name, std::string_view content);
/// All that has been written to such a file, up to 64 KiB.
[[nodiscard]] std::string textIn(int memoryFile);

/// The path by which a child opens a descriptor that it has inherited.
[[nodiscard]] std::string inheritedPath(int fd);

} // namespace darse::runtime
