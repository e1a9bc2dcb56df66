// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/unpack.h"

#include <optional>
#include <stop_token>

namespace darse::rootfs {

struct CopyOptions {
    /// The source is a lower directory of overlay with these marks: what they say is gone is removed from the target,
    /// and what is there in another kind is replaced. Else the target must not have what the source has.
    std::optional<store::OverlayMarks> layer{};
};

/// Copies what is in one directory into another, and gives the latter the owner, mode and times of the former: files
/// with their holes (by reference where the file system can), hard links among them, links, FIFOs, sockets, devices,
/// owners, modes, times and attributes. Both are descriptors; no link is followed on either side, whoever plants one
/// meanwhile. Devices that may not be made are left out. Canceled, like every error, leaves a part.
[[nodiscard]] Result<void> copyTree(int from, int to, const CopyOptions& options, const std::stop_token& stop);

} // namespace darse::rootfs
