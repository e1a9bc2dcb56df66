// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

namespace darse::runtime {

/// Stands for a runtime that this machine does not have, or has no more: whatever is to be made fails with these words.
/// So an engine works before anything is installed; and what lives already is found, told to end, and removed.
[[nodiscard]] Result<std::unique_ptr<Runtime>> missingRuntime(Error why, RuntimePlaces places,
                                                              sys::ProcessRunner& runner);

} // namespace darse::runtime
