// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/heldentry.h"

#include <functional>
#include <stop_token>
#include <string>

namespace darse::rootfs {

enum class OtherMounts {
    Enter,
    Stay, ///< what is mounted in the tree is visited as an entry, but not looked into
};

struct Visited {
    const std::string& path; ///< from the top, without a "/" at either end
    const HeldEntry& entry;
    bool isMountPoint = false; ///< only told when we stay
};

enum class Into { Enter, Skip };

/// Tells whether a directory is to be looked into; does not matter for others.
using Visit = std::function<Result<Into>(const Visited&)>;

/// Visits what is below a directory: a directory, then all that is in it, names in order. Never leaves it, never
/// follows a link, opens nothing but directories; what goes away meanwhile is left out. Few descriptors at any depth.
/// InvalidInput for paths that are longer than any program can say.
[[nodiscard]] Result<void> walkTree(int top, OtherMounts mounts, const Visit& visit, const std::stop_token& stop);

/// The directory at `path` below `top` ("" is the top), no link on the way. Nothing when there is none any more.
[[nodiscard]] Result<UniqueFd> openPlainDirectory(int top, const std::string& path);

/// Whether it is an error of something that was there a moment ago.
[[nodiscard]] bool hasGone(const Error& error);

} // namespace darse::rootfs
