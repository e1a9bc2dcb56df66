// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string_view>

namespace darse::store {

/// Success when `content` is a program for this machine that needs no loader and no libraries; else Unsupported says
/// what it is instead.
[[nodiscard]] Result<void> requireStaticProgram(std::string_view content);

} // namespace darse::store
