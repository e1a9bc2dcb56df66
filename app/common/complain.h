// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace darse::app {

/// What the three programs end with.
namespace exitcode {
inline constexpr int kSuccess = 0;
inline constexpr int kFailure = 1;
inline constexpr int kUsage = 2; ///< the command line was not understood
} // namespace exitcode

/// "program: sentence" as one line on stderr, written whole. Control characters become spaces: the sentence may name
/// what others chose. Gives back `code`, for `return complain(…)`.
int complain(std::string_view program, std::string_view sentence, int code = exitcode::kFailure);

/// What a program ends with whose whole work was to write to std::cout: it says so when that did not work.
[[nodiscard]] int endOfOutput(std::string_view program);

} // namespace darse::app
