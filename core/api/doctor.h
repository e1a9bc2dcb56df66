// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/doctor.h"
#include "core/net/router.h"
#include "core/sys/finding.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace darse::api {

/// {"name", "ok", "essential", "reason", "consequence", "remedy"}
[[nodiscard]] nlohmann::json toJson(const std::vector<sys::Finding>& findings);

/// GET /darse/v1/doctor: {"ok", "findings"}; not ok when something essential is missing.
[[nodiscard]] std::vector<net::Route> doctorRoutes(engine::Doctor& doctor);

} // namespace darse::api
