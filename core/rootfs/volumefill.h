// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <stop_token>
#include <string>

namespace darse::rootfs {

/// A volume that is filled with what an image has.
struct Filling {
    int staging; ///< a directory on the volume's file system, where a folder can be made
    int volume;  ///< of its files
};

/// The folder in `staging`. Passed over when the volume itself is `staging`.
inline constexpr const char* kStagingName = ".darse-filling";

/// Nothing but the staging folder is in there.
[[nodiscard]] Result<bool> isEmptyVolume(int volume);

/// Copies what is in `from` into the staging folder; what an earlier attempt has left there goes. The volume is not
/// touched.
[[nodiscard]] Result<void> stage(const Filling& filling, int from, const std::stop_token& stop);

/// Moves what is staged into its place, and gives the volume its owner, mode and times. Interrupted, it can be called
/// again; nothing staged is a success.
[[nodiscard]] Result<void> putInPlace(const Filling& filling);

} // namespace darse::rootfs
