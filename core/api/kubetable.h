// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/object.h"

#include <chrono>

namespace darse::api {

/// Objects as rows of the columns that `kubectl get` shows.
[[nodiscard]] nlohmann::json tableOf(const kube::Kind& kind, const std::vector<kube::ObjectPtr>& objects,
                                     std::uint64_t revision, std::chrono::system_clock::time_point now);

/// "5m3s", "2d", as ages are told.
[[nodiscard]] std::string ageText(std::chrono::seconds age);

} // namespace darse::api
