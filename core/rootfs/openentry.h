// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <stop_token>
#include <string>
#include <vector>

/// Entries of directories by descriptor. No link is followed anywhere.
namespace darse::rootfs {

/// A directory below another, to be read.
[[nodiscard]] Result<UniqueFd> openDirectory(int root, const std::string& path);

/// A regular file in a directory, to be read; InvalidInput for anything else, which is neither read nor waited for.
[[nodiscard]] Result<UniqueFd> openFile(int directory, const std::string& name);

/// Without "." and "..", sorted.
[[nodiscard]] Result<std::vector<std::string>> namesIn(int directory);

[[nodiscard]] Result<std::string> linkTarget(int directory, const std::string& name);

[[nodiscard]] Result<void> emptyDirectory(int directory, const std::stop_token& stop);

} // namespace darse::rootfs
