// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <thread>

namespace darse::sys {

/// Does `task` on a thread of its own and waits for it. A thread that changes its namespaces must not serve anybody
/// afterwards: it ends.
[[nodiscard]] inline Result<void> onThreadThatEnds(const std::function<Result<void>()>& task)
{
    Result<void> result = ok();
    std::jthread([&] { result = task(); }).join();
    return result;
}

} // namespace darse::sys
