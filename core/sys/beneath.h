// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <string>
#include <sys/types.h>

namespace darse::sys {

/// What ".." at the top and absolute paths and links mean.
enum class Resolve {
    Beneath, ///< an attempt to leave: PermissionDenied
    InRoot,  ///< as after chroot: the directory is the root, and its own parent
};

enum class Symlinks {
    Follow, ///< as far as `Resolve` allows
    Refuse, ///< in every component: InvalidInput
};

/// Who resolves the path.
enum class Resolver {
    Kernel, ///< openat2(2); where that is missing or forbidden, as Walk
    Walk,   ///< one component after the other, with every directory on the way held open
};

/// What open(2) takes and how far a path may lead. O_CLOEXEC comes by itself.
struct OpenHow {
    int flags = 0;   ///< O_RDONLY …
    mode_t mode = 0; ///< of a file that is created
    Resolve resolve = Resolve::Beneath;
    Symlinks symlinks = Symlinks::Follow;
    Resolver resolver = Resolver::Kernel;
};

/// Opens a path that is not trusted, below a directory that is. Whatever the path says and whatever is renamed or
/// replaced meanwhile, what is opened was below `directory`. Magic links (those in /proc that lead to the thing itself)
/// are InvalidInput always. A path under constant renaming may end as Conflict.
[[nodiscard]] Result<UniqueFd> openBelow(int directory, const std::string& path, const OpenHow& how);

/// The error for an errno from resolving `path`: the same words and kinds from every resolver.
[[nodiscard]] Error resolveError(int errnoValue, const std::string& path);

} // namespace darse::sys
