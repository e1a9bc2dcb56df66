// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/options.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>

namespace darse::ctl {

/// What Docker's API wants to know to create a container, from the options and words of "run" and "create": the image,
/// then the command. InvalidInput names the option that makes no sense.
[[nodiscard]] Result<nlohmann::json> createBody(const app::Arguments& given);

/// What an exec is asked to run: the container, then the command.
[[nodiscard]] Result<nlohmann::json> execBody(const app::Arguments& given);

/// What is to be changed by "update".
[[nodiscard]] Result<nlohmann::json> updateBody(const app::Arguments& given);

/// "KEY=VALUE" as it is, "KEY" with the value that it has here.
[[nodiscard]] Result<nlohmann::json> environmentOf(const app::Arguments& given);

/// Adds --publish, --expose, --volume, --tmpfs, --mount and --network.
[[nodiscard]] Result<void> addPorts(const app::Arguments& given, nlohmann::json& body);
[[nodiscard]] Result<void> addMounts(const app::Arguments& given, nlohmann::json& body);
/// Adds the --health options.
[[nodiscard]] Result<void> addHealth(const app::Arguments& given, nlohmann::json& body);
void addNetworks(const app::Arguments& given, nlohmann::json& body);

/// Fills options that are plain values into `body` at their places in the API.
[[nodiscard]] Result<void> addPlain(const app::Arguments& given, nlohmann::json& body);
/// The same for what limits a container, below `prefix`.
[[nodiscard]] Result<void> addLimits(const app::Arguments& given, const std::string& prefix, nlohmann::json& body);

/// "1m30s" in nanoseconds.
[[nodiscard]] std::optional<std::int64_t> durationIn(std::string_view text);

/// InvalidInput about an option.
[[nodiscard]] Error wrongOption(std::string_view option, std::string_view value, std::string_view expected);

} // namespace darse::ctl
