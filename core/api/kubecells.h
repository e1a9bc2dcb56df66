// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of the rows of tables, in the order of their columns.
#pragma once

#include <nlohmann/json.hpp>

#include <chrono>
#include <string>

namespace darse::api {

using Instant = std::chrono::system_clock::time_point;

[[nodiscard]] std::string text(const nlohmann::json& object, const char* pointer, const char* otherwise = "");
[[nodiscard]] nlohmann::json member(const nlohmann::json& object, const char* pointer);
/// "5m12s" for the text of a moment.
[[nodiscard]] std::string ageOf(const std::string& moment, Instant now);

[[nodiscard]] nlohmann::json podCells(const nlohmann::json& pod, const std::string& age);
[[nodiscard]] nlohmann::json claimCells(const nlohmann::json& claim, const std::string& age);
[[nodiscard]] nlohmann::json nodeCells(const nlohmann::json& node, const std::string& age);
[[nodiscard]] nlohmann::json eventCells(const nlohmann::json& event, Instant now);

} // namespace darse::api
