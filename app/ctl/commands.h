// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>
#include <string>
#include <string_view>

namespace darse::ctl {

enum class Output { People, Json };

/// What a command needs to know.
struct Context {
    std::string socket;
    Output output = Output::People;
};

/// One row of the table of commands: `run` gives the text to print.
struct Command {
    std::string_view name;
    std::string_view help;
    Result<std::string> (*run)(const Context& context);
};

[[nodiscard]] std::span<const Command> commands();

} // namespace darse::ctl
