// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/container.h"

#include <nlohmann/json_fwd.hpp>

namespace darse::api {

/// The body of POST /networks/create; what we do not know is named in `warnings`. InvalidInput names the field.
[[nodiscard]] Result<network::NetworkAsked> parseNetwork(const nlohmann::json& body,
                                                         std::vector<std::string>& warnings);

/// A network as lists have it.
[[nodiscard]] nlohmann::json networkJson(const network::Network& network);
/// The "Containers" of an inspection: who is on it.
[[nodiscard]] nlohmann::json membersJson(const NetworkId& network, const std::vector<engine::ContainerPtr>& members);

} // namespace darse::api
