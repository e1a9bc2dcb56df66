// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/host.h"
#include "core/cgroup/sample.h"
#include "core/cgroup/traffic.h"
#include "core/engine/container.h"

#include <nlohmann/json_fwd.hpp>

namespace darse::api {

/// What a container uses at one moment.
struct Use {
    engine::TimePoint at{};
    cgroup::Sample sample{};
    cgroup::HostCpu host{};
    std::uint64_t hostMemory = 0; ///< bytes: the limit of whoever has none
    std::vector<cgroup::NetworkCounters> networks{};
    bool isV1 = false; ///< as its memory is counted: some numbers have other names there
};

/// A line of GET /containers/{id}/stats. Without a use it is that of a container that is not alive; `before` is what
/// rates are made of, and absent for the first line.
[[nodiscard]] nlohmann::json statsJson(const engine::Container& container, const std::optional<Use>& use,
                                       const std::optional<Use>& before);

} // namespace darse::api
