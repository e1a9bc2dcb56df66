// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <vector>

namespace darse::sys {

/// Where overlay keeps its marks.
enum class OverlayAttributes { Trusted, User };

/// What overlay does about what is still only in memory.
enum class OverlaySync {
    AsAsked, ///< fsync(2) and umount(2) write it out, the latter all of its file system
    Never,   ///< after a power cut the upper directory is worth nothing
};

/// How the kernel is told.
enum class OverlayCalls {
    Newest, ///< one by one, as Linux 6.7 and later take it; where that does not work, as Plain
    Plain,  ///< all in one page of text, for any number of layers by the numbers of descriptors
};

/// What is put on top of what. Paths may contain anything.
struct OverlayMount {
    std::vector<std::filesystem::path> lowers; ///< topmost first, at least one, at most 500
    std::filesystem::path upper;
    std::filesystem::path work; ///< empty, or of an earlier mount of the same; on the mount of `upper`
    std::filesystem::path target;
    OverlayAttributes attributes = OverlayAttributes::Trusted;
    OverlaySync sync = OverlaySync::AsAsked;
    OverlayCalls calls = OverlayCalls::Newest;
};

/// Mounts it. The marks that it leaves in `upper` are whiteouts and opaque directories and no others: nothing is
/// redirected, no file is without its content.
[[nodiscard]] Result<void> mountOverlay(const OverlayMount& mount);

} // namespace darse::sys
