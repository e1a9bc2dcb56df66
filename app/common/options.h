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

/// One option of a program, as a table row.
struct Option {
    std::string_view name;  ///< without dashes: "socket"
    std::string_view value; ///< what its value is called in the help ("PATH"), empty for a flag
    std::string_view help;
    char letter = 0; ///< short form, 0 for none
};

/// What a program understands. `--help` and `--version` are always understood and need no row.
struct Program {
    std::string_view name;
    std::string_view purpose; ///< one sentence
    std::string_view words;   ///< what may follow the options, for the usage line: "COMMAND [ARGUMENT…]"
    std::span<const Option> options;
};

/// What was given on a command line.
class Given {
public:
    [[nodiscard]] bool has(std::string_view option) const { return m_values.contains(std::string(option)); }
    /// Empty when the option was not given.
    [[nodiscard]] std::string value(std::string_view option, std::string_view fallback = {}) const;
    /// Everything that is not an option, in order.
    [[nodiscard]] const std::vector<std::string>& words() const { return m_words; }

private:
    friend Result<Given> parseOptions(const Program& program, std::span<const std::string> arguments);
    std::map<std::string, std::string> m_values;
    std::vector<std::string> m_words;
};

/// Understands `--name value`, `--name=value`, `-n value`, `-nvalue` and `--`. The arguments come without the program's
/// name.
[[nodiscard]] Result<Given> parseOptions(const Program& program, std::span<const std::string> arguments);

[[nodiscard]] std::string helpText(const Program& program);
/// "darse 0.1.0"
[[nodiscard]] std::string versionText(const Program& program);

/// The row of `candidates` that a slip of the finger could have meant, empty when there is none.
[[nodiscard]] std::string_view nearest(std::string_view given, std::span<const std::string_view> candidates);

namespace exitcode {
inline constexpr int kSuccess = 0;
inline constexpr int kFailure = 1;
inline constexpr int kUsage = 2;
} // namespace exitcode

/// What main() of every program does first: answers `--help` and `--version`, and tells what was not understood. Either
/// the options, or the exit code to leave with.
struct Start {
    Given given;
    std::optional<int> exitCode;
};
[[nodiscard]] Start startProgram(const Program& program, int argc, const char* const* argv);

/// Prints "name: message" on stderr.
void complain(const Program& program, std::string_view message);

} // namespace darse::app
