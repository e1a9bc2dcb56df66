// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <functional>
#include <stop_token>

namespace darse::engine {

/// Calls `task` for 0 … count-1, at most `width` at once, on threads of its own. After the first error no more are
/// begun and the stop that the others were given is requested; that error is the result.
[[nodiscard]] Result<void> inParallel(std::size_t count, std::size_t width,
                                      const std::function<Result<void>(std::size_t, const std::stop_token&)>& task,
                                      const std::stop_token& stop);

} // namespace darse::engine
