// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/heldentry.h"
#include "core/rootfs/roots.h"

#include <string>
#include <string_view>

namespace darse::rootfs {

/// A path in a container as a person typed it, in Docker's reading: ".." goes up in the text, not in the file system.
struct InsidePath {
    std::string path; ///< to be resolved below the root: "a/b", "." for the root, "a/b/" when a final link is followed
    std::string name; ///< last component; "/" for the root, "." for what ends in "/."
    std::string parent; ///< absolute, of the last component
};

[[nodiscard]] InsidePath readInside(std::string_view path);

/// Without ".", ".." and doubled "/"; absolute.
[[nodiscard]] std::string cleaned(std::string_view path);

/// The directory that a path means, links followed. InvalidInput when it is none.
[[nodiscard]] Result<UniqueFd> openInside(int root, const std::string& path, int flags);

/// As stat tells it; without the target of a link.
[[nodiscard]] PathStat told(std::string name, const struct stat& status);

/// The entry that a path means: a final link itself, unless the path ends in "/".
[[nodiscard]] Result<HeldEntry> holdInside(int root, const InsidePath& inside);

} // namespace darse::rootfs
