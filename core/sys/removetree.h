// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <stop_token>
#include <string>

namespace darse::sys {

/// Removes the entry `name` of `parent` and everything below it; see Directory::removeTree. `name` is one component.
[[nodiscard]] Result<void> removeTreeAt(int parent, const std::string& name, const std::stop_token& stop);

} // namespace darse::sys
