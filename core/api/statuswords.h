// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/container/state.h"

#include <string>
#include <vector>

namespace darse::api {

/// How long, as Docker tells people: "Less than a second", "About an hour", "3 weeks".
[[nodiscard]] std::string ageText(std::chrono::nanoseconds age);

/// "Up 3 hours (healthy)", "Exited (1) 2 minutes ago".
[[nodiscard]] std::string statusText(const container::State& state, container::TimePoint now);

/// A command on one line; arguments with spaces are in quotation marks.
[[nodiscard]] std::string commandText(const std::vector<std::string>& arguments);

} // namespace darse::api
