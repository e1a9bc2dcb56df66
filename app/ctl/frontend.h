// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands.h"

#include <span>

namespace darse::ctl {

/// A command line that was understood so far.
struct Invocation {
    const Command* command = nullptr; ///< null when none was named
    app::Arguments given;             ///< without the words of the command's name
};

/// Options that every command has may also stand before the command; its own ones come after it. InvalidInput tells
/// what is wrong; then `into` has the command, if it came that far.
[[nodiscard]] Result<void> understand(std::span<const char* const> words, Invocation& into);

/// The whole program: what it ends with.
[[nodiscard]] int run(std::span<const char* const> words);

} // namespace darse::ctl
