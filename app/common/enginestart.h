// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <stop_token>
#include <string>

namespace darse::app {

/// Where the embedded engine lives.
struct EnginePlace {
    std::string root;
    std::string socket;
};

/// Starts the darse-engine beside this program when nobody answers on the socket, and waits until somebody does. It
/// outlives this program. Blocks; any thread.
[[nodiscard]] Result<void> ensureEngine(const EnginePlace& place, const std::stop_token& stop);

} // namespace darse::app
