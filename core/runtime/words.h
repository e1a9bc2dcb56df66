// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>

namespace darse::runtime {

/// What a runtime was asked to do.
struct Attempt {
    std::string_view runtime; ///< "crun"
    std::string_view verb;    ///< "create the container"
    std::string_view name;    ///< the container's
};

/// The error for what a runtime wrote when it could not run `program`: NotFound or PermissionDenied when that is the
/// reason, else never one of them. All its words are the detail.
[[nodiscard]] Error launchError(const Attempt& attempt, std::string_view program, std::string words);

/// The error for what a runtime wrote when it failed at something else: NotFound, InvalidState, InvalidInput …
[[nodiscard]] Error toolError(const Attempt& attempt, std::string words);

/// The first argument of a "process" object (a process.json, or that of a config.json); empty when there is none.
[[nodiscard]] std::string firstArgument(std::string_view json);

} // namespace darse::runtime
