// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace darse::kube {

/// Appends the value as compact JSON, several times as fast as json::dump(): lists of objects are long. What is no
/// UTF-8 is replaced.
void appendJson(std::string& out, const nlohmann::json& value);

} // namespace darse::kube
