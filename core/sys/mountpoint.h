// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <filesystem>

namespace darse::sys {

/// Whether something is mounted at `path`, which is not followed when it is a link. Something whose server has died
/// (FUSE) counts; nothing at the path is no mount point.
[[nodiscard]] Result<bool> isMountPoint(const std::filesystem::path& path);

/// Takes away all that is mounted at `path`, also when it is in use: then it goes once nobody uses it any more. A link
/// at the path is not followed. Nothing mounted, or nothing there, is a success.
[[nodiscard]] Result<void> unmount(const std::filesystem::path& path);

/// The same for every mount below `folder`, an absolute path without links; reads the table of all mounts.
[[nodiscard]] Result<void> unmountBelow(const std::filesystem::path& folder);

struct BindOptions {
    bool isRecursive = false; ///< with all that is mounted below
    bool isReadOnly = false;
};

/// What is mounted at `from`, held so that it can be mounted elsewhere.
[[nodiscard]] Result<UniqueFd> cloneMount(int from, const BindOptions& options = {});

/// Mounts what cloneMount() has given.
[[nodiscard]] Result<void> attachMount(int clone, int target);

/// Writes nothing there any more; `fd` is the top of a mount.
[[nodiscard]] Result<void> makeReadOnly(int fd, const BindOptions& options = {});

/// Mounts what `from` is at what `target` is, both descriptors (O_PATH does): no path is resolved.
[[nodiscard]] Result<void> bindMount(int from, int target, const BindOptions& options = {});

} // namespace darse::sys
