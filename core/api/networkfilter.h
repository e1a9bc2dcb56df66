// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/filters.h"
#include "core/network/network.h"

namespace darse::api {

inline const std::set<std::string> kNetworkFilters{"dangling", "driver", "id", "label", "name", "scope", "type"};
inline const std::set<std::string> kNetworkPruneFilters{"label", "label!", "until"};

/// Whether one of Docker's three names, which are always there.
[[nodiscard]] bool isPredefined(const network::Network& network);

/// Which networks of a list a client wants to see; all but "dangling", which asks who is on them.
[[nodiscard]] bool fits(const network::Network& network, const Filters& filters);
/// InvalidInput for a type that is none.
[[nodiscard]] Result<void> checkNetworkTypes(const Filters& filters);

} // namespace darse::api
