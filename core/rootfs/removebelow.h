// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace darse::rootfs {

/// Removes what is called `name` in `folder`. What somebody has mounted below is taken away first, and what it shows is
/// not touched. Nothing there is a success.
[[nodiscard]] Result<void> removeBelow(const std::filesystem::path& folder, const std::string& name);

} // namespace darse::rootfs
