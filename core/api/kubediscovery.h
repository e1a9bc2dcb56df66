// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/router.h"

#include <nlohmann/json.hpp>

namespace darse::api {

/// What is served: groups, their kinds and what these are made of, as clients ask for it before anything else.
[[nodiscard]] std::vector<net::Route> kubeDiscoveryRoutes();

/// All of /api or /apis in one answer, when a client accepts that; else null.
[[nodiscard]] nlohmann::json kubeAllAtOnce(std::string_view root, std::string_view accept);

} // namespace darse::api
