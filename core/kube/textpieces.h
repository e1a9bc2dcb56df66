// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace darse::kube {

/// A scalar, or what is empty, on one line.
[[nodiscard]] std::string oneLine(const nlohmann::json& scalar);
/// As it can stand between braces and brackets.
[[nodiscard]] std::string inFlow(const nlohmann::json& value);
/// Behind "key:", whose line is indented by `by`.
[[nodiscard]] std::string behindKey(const nlohmann::json& value, std::size_t by);
/// As an element of a list in lines, with its "-".
[[nodiscard]] std::string asElement(const nlohmann::json& value, std::size_t by);

} // namespace darse::kube
