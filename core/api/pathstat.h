// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rootfs/roots.h"

namespace darse::api {

/// A mode of stat(2) in the bits of Go's os.FileMode, which Docker's clients read.
[[nodiscard]] std::uint32_t goFileMode(std::uint32_t mode);

/// The value of X-Docker-Container-Path-Stat: JSON in base64.
[[nodiscard]] std::string pathStatHeader(const rootfs::PathStat& stat);

} // namespace darse::api
