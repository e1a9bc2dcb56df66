// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string_view>

namespace darse::connect::docker {

/// What a server says, as JSON; discarded: it is none, or deeper than any server has a use for.
[[nodiscard]] nlohmann::json answerJson(std::string_view text);

} // namespace darse::connect::docker
