// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/verbs.h"
#include "core/net/router.h"

#include <vector>

namespace darse::api {

// The Docker dialect of containers: lists and inspections …
[[nodiscard]] std::vector<net::Route> containerRoutes(const engine::Verbs& verbs);
// … what makes, moves and ends them …
[[nodiscard]] std::vector<net::Route> containerLifeRoutes(const engine::Verbs& verbs);
// … their files …
[[nodiscard]] std::vector<net::Route> containerFileRoutes(const engine::Verbs& verbs);
// … what they say and are told …
[[nodiscard]] std::vector<net::Route> containerStreamRoutes(const engine::Verbs& verbs);
// … what they use …
[[nodiscard]] std::vector<net::Route> statsRoutes(const engine::Verbs& verbs);
// … additional processes in them …
[[nodiscard]] std::vector<net::Route> execRoutes(const engine::Verbs& verbs);
// … and what they share.
[[nodiscard]] std::vector<net::Route> networkRoutes(const engine::Verbs& verbs);
[[nodiscard]] std::vector<net::Route> volumeRoutes(const engine::Verbs& verbs);
/// The files of volumes.
[[nodiscard]] std::vector<net::Route> volumeFileRoutes(const engine::Verbs& verbs);

} // namespace darse::api
