// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"
#include "core/runtime/runtime.h"

#include <string_view>

namespace darse::runtime {

/// The socket of a container's monitor, connected. InvalidState when the monitor has ended.
[[nodiscard]] Result<UniqueFd> connectToMonitor(const Launch& launch);

/// A line for the monitor. Never blocks; InvalidState when the monitor has ended.
[[nodiscard]] Result<void> tellMonitor(const Launch& launch, std::string_view line);

/// A socket that listens under the name in the directory, for us alone.
[[nodiscard]] Result<UniqueFd> listenIn(int directory, std::string_view name);
/// The descriptor that the next one who connects hands over.
[[nodiscard]] Result<UniqueFd> receiveDescriptor(int listener);

} // namespace darse::runtime
