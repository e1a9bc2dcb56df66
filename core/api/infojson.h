// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/machine.h"
#include "core/engine/verbs.h"

#include <nlohmann/json_fwd.hpp>

namespace darse::api {

/// How many there are of what.
struct Inventory {
    std::size_t images = 0;
    std::size_t running = 0;
    std::size_t paused = 0;
    std::size_t stopped = 0;
    std::size_t listeners = 0;
};

/// The controllers of cgroups that containers can be held with.
struct Limits {
    bool hasMemory = false;
    bool hasCpu = false;
    bool hasCpuset = false;
    bool hasPids = false;
    bool canDisableOom = false; ///< v1 alone
};

/// What GET /info is made of.
struct InfoParts {
    const Machine& machine;
    const runtime::RuntimePrograms& programs;
    Inventory inventory{};
    Limits limits{};
    engine::TimePoint now{};
};

[[nodiscard]] nlohmann::json infoJson(const InfoParts& parts);

} // namespace darse::api
