// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/folder.h"
#include "core/runtime/runtime.h"

#include <optional>

namespace darse::runtime {

/// What the monitor has written about the end, if it has.
[[nodiscard]] std::optional<Ending> readEnding(const Folder& folder, const ContainerId& id);

} // namespace darse::runtime
