// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands.h"

namespace darse::ctl {

enum class Shell { Bash, Zsh, Fish };

/// A script that completes commands and their options, as the table has them.
[[nodiscard]] std::string completionFor(Shell shell, std::span<const Command> table);

[[nodiscard]] Result<std::string> completion(const Context& context);

} // namespace darse::ctl
