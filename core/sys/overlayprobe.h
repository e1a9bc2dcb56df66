// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/finding.h"

#include <string>
#include <vector>

namespace darse::sys {

/// Which ways there are to put layers on top of one another, for layers in `folder`: "overlay", the kernel's; and
/// "overlayUserxattr", the same with its marks in attributes that an ordinary user may write; "fuseOverlayfs", whether
/// that program could take their place. The kernel is not asked what it can do but made to do it, in a subfolder that
/// is removed again. Forks: only before the first thread starts.
[[nodiscard]] std::vector<Finding> probeOverlay(const std::string& folder);

/// For an attempt to mount overlay that ended with `errnoValue`: what can be done about it, or nothing.
[[nodiscard]] std::string overlayRemedy(int errnoValue);

} // namespace darse::sys
