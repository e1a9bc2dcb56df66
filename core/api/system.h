// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/machine.h"
#include "core/engine/verbs.h"
#include "core/net/router.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace darse::api {

/// GET /info, GET /system/df and GET /distribution/{name}/json.
[[nodiscard]] std::vector<net::Route> systemRoutes(const Machine& machine, const engine::Verbs& verbs);

/// All containers as lists have them, with their sizes.
[[nodiscard]] nlohmann::json sizedContainers(const engine::Verbs& verbs);

} // namespace darse::api
