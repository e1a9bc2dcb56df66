// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/beneath.h"

namespace darse::sys {

/// openBelow() for kernels and sandboxes without openat2(2): the same answers, with one descriptor for each directory
/// on the way. `how.resolver` does not matter.
[[nodiscard]] Result<UniqueFd> walkBelow(int directory, const std::string& path, const OpenHow& how);

} // namespace darse::sys
