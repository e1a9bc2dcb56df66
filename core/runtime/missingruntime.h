// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

namespace darse::runtime {

/// Stands for a runtime that this machine does not have: nothing is there, and whatever is to be made fails with the
/// same words. So an engine works, and knows its containers, before anything is installed.
[[nodiscard]] std::unique_ptr<Runtime> missingRuntime(Error why);

} // namespace darse::runtime
