// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <chrono>

namespace darse::engine {

/// The conditions of a pod whose status is that far: how far it has come, who is not ready, since when. What others say
/// of it beside that stays.
[[nodiscard]] nlohmann::json podConditions(const nlohmann::json& pod, const nlohmann::json& status, bool isInitialized,
                                           std::chrono::system_clock::time_point now);

} // namespace darse::engine
