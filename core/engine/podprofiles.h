// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace darse::engine {

/// A seccomp profile that pods may name: a JSON file below `folder`, on a way without links and "..".
[[nodiscard]] Result<std::string> seccompProfile(const std::filesystem::path& folder, const std::string& name);

} // namespace darse::engine
