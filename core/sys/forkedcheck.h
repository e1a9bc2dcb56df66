// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/deadline.h"
#include "core/base/result.h"

#include <functional>

namespace darse::sys {

/// Runs `check` in a child with a mount namespace of its own, and says how it ended: what is mounted there is gone with
/// the child, however that ends. Timeout when it hangs; then it is killed. A fork, so only before the first thread
/// starts. Of an error the message and the errno arrive.
[[nodiscard]] Result<void> checkWithOwnMounts(const std::function<Result<void>()>& check, const Deadline& deadline);

} // namespace darse::sys
