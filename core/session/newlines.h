// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/newobjects.h"

namespace darse::session {

/// The line for a terminal that makes the same.
[[nodiscard]] QString newVolumeLine(const backend::NewVolume& volume);
[[nodiscard]] QString newNetworkLine(const backend::NewNetwork& network);

} // namespace darse::session
