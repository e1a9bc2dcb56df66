// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/node.h"
#include "core/base/result.h"

#include <stop_token>
#include <string>

namespace darse::connect::engine {

/// What the engine says about itself and its machine.
struct Machine {
    QString engineVersion;
    std::shared_ptr<const backend::Node> node;
};

/// Asks the engine on `socket`. Blocks for at most a few seconds; any thread.
[[nodiscard]] Result<Machine> askMachine(const std::string& socket, const std::stop_token& stop);

/// Reads the body of `/darse/v1/machine`.
[[nodiscard]] Result<Machine> parseMachine(const std::string& body);

} // namespace darse::connect::engine
