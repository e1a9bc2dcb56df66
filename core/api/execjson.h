// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/execs.h"

#include <nlohmann/json_fwd.hpp>

namespace darse::api {

/// The body of POST /containers/{id}/exec. InvalidInput names the field.
[[nodiscard]] Result<engine::ExecAsked> parseExec(const nlohmann::json& body);

/// The answer of GET /exec/{id}/json.
[[nodiscard]] nlohmann::json execJson(const engine::ExecState& exec);

} // namespace darse::api
