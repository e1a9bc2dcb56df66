// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace darse::rootfs {

/// What the options of the "local" driver ask for: none at all, or a type and a device, and perhaps "o". InvalidInput
/// for others, PermissionDenied for who is not root of the machine.
[[nodiscard]] Result<void> checkVolumeOptions(const std::map<std::string, std::string>& options);

/// Mounts it there, where nothing is mounted.
[[nodiscard]] Result<void> mountVolume(const std::map<std::string, std::string>& options,
                                       const std::filesystem::path& target);

/// Its content ends with the mount.
[[nodiscard]] bool isForgetful(const std::map<std::string, std::string>& options);

} // namespace darse::rootfs
