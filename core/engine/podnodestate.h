// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of this machine, in the words of a Node's status.
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string_view>

namespace darse::engine {

[[nodiscard]] nlohmann::json nodeInfo();
/// `folder` is on the disk that pods fill.
[[nodiscard]] nlohmann::json nodeCapacity(const std::filesystem::path& folder);
/// `former` says since when they are so.
[[nodiscard]] nlohmann::json nodeConditions(const std::filesystem::path& folder, const nlohmann::json& former);

/// "MemAvailable" of the text of /proc/meminfo, in bytes; 0: it does not say.
[[nodiscard]] std::int64_t meminfoValue(std::string_view meminfo, std::string_view name);
/// PRETTY_NAME of the text of /etc/os-release.
[[nodiscard]] std::string prettyName(std::string_view release);

} // namespace darse::engine
