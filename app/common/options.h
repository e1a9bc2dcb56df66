// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace darse::app {

/// One row of a program's table of options.
struct Option {
    std::string_view name;      ///< without its dashes
    char letter = '\0';         ///< the short form, or none
    std::string_view valueName; ///< "PATH"; empty for an option without a value
    std::string_view help;
};

/// The two that every program has.
inline constexpr Option kHelpOption{"help", 'h', "", "Show this text and end"};
inline constexpr Option kVersionOption{"version", 'V', "", "Show the version and end"};

/// What was on a command line.
struct Arguments {
    std::map<std::string, std::vector<std::string>, std::less<>> options; ///< with their values, in order
    std::vector<std::string> words;                                       ///< what was no option, in order

    [[nodiscard]] bool has(std::string_view name) const { return options.find(name) != options.end(); }
    /// Of an option that is given twice the last one counts.
    [[nodiscard]] std::optional<std::string> value(std::string_view name) const;
    /// All of them, for an option that may be given several times.
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
};

/// Where options may stand.
enum class Order {
    Anywhere,
    BeforeWords, ///< the first word ends them: it and all that follows are words, whatever they look like
};

/// Understands --name VALUE, --name=VALUE, -n VALUE, -nVALUE, -ab for letters without values, and "--" after which
/// nothing is an option. InvalidInput tells what is wrong, with the nearest option for one that does not exist.
[[nodiscard]] Result<Arguments> parseArguments(std::span<const Option> table, std::span<const char* const> arguments,
                                               Order order = Order::Anywhere);

/// The candidate that `word` may have been meant to be, or nothing.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word,
                                                      std::span<const std::string_view> candidates);

/// What --help prints: `usage` ("Usage: …" and a sentence), then one line per option.
[[nodiscard]] std::string helpText(std::string_view usage, std::span<const Option> table);

} // namespace darse::app
