// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/crew.h"

#include <utility>

namespace darse::engine {

/// "--link OTHER:ALIAS", from before networks had names: another container's names in one's own /etc/hosts.

/// NotFound or Conflict when one of those that a container is linked to is not there, or does not run.
[[nodiscard]] Result<void> checkLinks(const Crew& crew, const container::Config& config);

/// An address and the names that it has, for those linked to that are on a network with it.
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
linkedNames(const Crew& crew, const container::Config& config, const network::Connected& connected);

} // namespace darse::engine
