// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace darse::sys {

/// The absolute path of a program of the system. PATH and the working directory have no say: only the directories that
/// belong to root everywhere are looked into, and what anybody may write to is not taken.
[[nodiscard]] std::optional<std::string> trustedProgram(std::string_view name);

} // namespace darse::sys
