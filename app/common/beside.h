// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace darse::app {

/// The path of another program of ours, which lies beside this one.
[[nodiscard]] Result<std::string> programBeside(std::string_view name);

} // namespace darse::app
