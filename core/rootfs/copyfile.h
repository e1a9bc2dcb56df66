// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <sys/stat.h>

namespace darse::rootfs {

/// Gives an empty file the `size` bytes of another, holes included; by reference where the file system can.
[[nodiscard]] Result<void> copyContent(int from, int to, off_t size);

/// Gives a file or directory owner, attributes, mode and times of another, whose status is `status`. Attributes that
/// belong to overlay or to this machine's security, and those that the target's file system cannot keep, are left out.
[[nodiscard]] Result<void> copyMeta(int from, int to, const struct stat& status);

} // namespace darse::rootfs
