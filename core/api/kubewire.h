// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace darse::api {

/// An object in the protobuf of Kubernetes, as kubectl sends those few that it makes up itself: config maps, secrets,
/// namespaces and reviews. Protocol for any other, and for what cannot be read.
[[nodiscard]] Result<nlohmann::json> fromKubeWire(std::string_view bytes);

} // namespace darse::api
