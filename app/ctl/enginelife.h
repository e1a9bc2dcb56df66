// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands.h"

namespace darse::ctl {

/// Starts the darse-engine beside this program, in a session of its own, and waits until it answers.
[[nodiscard]] Result<std::string> engineStart(const Context& context);
/// Asks the engine that holds the state folder to end, and waits until it has.
[[nodiscard]] Result<std::string> engineStop(const Context& context);
[[nodiscard]] Result<std::string> engineStatus(const Context& context);

} // namespace darse::ctl
