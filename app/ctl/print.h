// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace darse::ctl {

/// JSON for people and programs, indented.
[[nodiscard]] std::string printed(const nlohmann::json& value);

/// Text from elsewhere for a terminal: what would steer it, or turn the direction of text round, becomes spaces.
[[nodiscard]] std::string harmless(const std::string& text);

/// A field as text, whatever its type; what is not there is a dash.
[[nodiscard]] std::string field(const nlohmann::json& object, const char* name);
/// A field that counts bytes.
[[nodiscard]] std::string bytesField(const nlohmann::json& object, const char* name);
/// A field that is a list, or an empty one.
[[nodiscard]] nlohmann::json listField(const nlohmann::json& object, const char* name);

/// "3 hours ago"; a dash for what is not known.
[[nodiscard]] std::string ageOf(std::chrono::sys_seconds time, std::chrono::sys_seconds now);

/// Rows in aligned columns, the first one in capitals.
[[nodiscard]] std::string table(const std::vector<std::vector<std::string>>& rows);

/// "sha256:0123…" as its first 12 digits.
[[nodiscard]] std::string shortId(const std::string& digest);

} // namespace darse::ctl
