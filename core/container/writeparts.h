// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/container/config.h"

#include <nlohmann/json.hpp>

namespace darse::container {

using Json = nlohmann::json;

/// The parts of createJson().

/// "HostConfig" without what is usual where nothing was asked for.
[[nodiscard]] Json hostAsAsked(const Config& config);
void writeResources(const Config& config, Json& host);
void writeMounts(const Config& config, Json& host);

/// As Go writes a list that may be nil.
[[nodiscard]] Json listOrNull(const std::vector<std::string>& texts);

} // namespace darse::container
