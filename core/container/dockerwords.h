// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/container/config.h"
#include "core/container/state.h"

#include <nlohmann/json_fwd.hpp>

namespace darse::container {

/// Docker's words for a container, in both directions. They are also how the engine remembers one: what is written
/// here is what parseConfig() and parseKeptConfig() read.

/// The body of POST /containers/create. InvalidInput names the field. What we do not know is left out of the result
/// and named in `warnings`.
[[nodiscard]] Result<Config> parseConfig(const nlohmann::json& body, std::vector<std::string>& warnings);
/// The same of one that was accepted before: whether its parts go together is not judged again.
[[nodiscard]] Result<Config> parseKeptConfig(const nlohmann::json& body);
/// The body of POST /containers/{id}/update: resources and restart policy; only what is there is changed in `config`.
[[nodiscard]] Result<void> applyUpdate(const nlohmann::json& body, Config& config);
/// EndpointSettings of POST /networks/{id}/connect.
[[nodiscard]] Result<EndpointAsked> parseEndpoint(const nlohmann::json& body);

/// The "Config" of an inspect.
[[nodiscard]] nlohmann::json configJson(const Config& config);
/// Its "HostConfig".
[[nodiscard]] nlohmann::json hostConfigJson(const Config& config);
/// All of it as parseConfig() takes it.
[[nodiscard]] nlohmann::json createJson(const Config& config);

/// All of a state, as parseState() takes it: the "State" of an inspect and, in its member "Darse", what only the engine
/// needs.
[[nodiscard]] nlohmann::json stateJson(const State& state);
/// The "State" of an inspect: the same without that member.
[[nodiscard]] nlohmann::json inspectedState(const State& state);
[[nodiscard]] Result<State> parseState(const nlohmann::json& state);

/// "2026-11-21T08:54:21.123456789Z", and "0001-01-01T00:00:00Z" for nothing.
[[nodiscard]] std::string timeText(const std::optional<TimePoint>& time);

} // namespace darse::container
