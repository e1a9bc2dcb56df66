// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/newobjects.h"

#include <nlohmann/json.hpp>

namespace darse::connect::docker {

/// The bodies of /volumes/create and /networks/create. What is not asked for is not in them.
[[nodiscard]] nlohmann::json newVolumeBody(const backend::NewVolume& volume);
[[nodiscard]] nlohmann::json newNetworkBody(const backend::NewNetwork& network);

} // namespace darse::connect::docker
