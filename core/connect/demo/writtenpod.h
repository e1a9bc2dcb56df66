// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"
#include "core/connect/demo/pods.h"

#include <nlohmann/json.hpp>

namespace darse::connect::demo {

/// The member's text; empty when it is missing or none.
[[nodiscard]] QString text(const nlohmann::json& object, const char* name);
/// The member, or null.
[[nodiscard]] nlohmann::json inside(const nlohmann::json& object, const char* name);
[[nodiscard]] QMap<QString, QString> texts(const nlohmann::json& object);

/// One of a pod's containers as it is written.
[[nodiscard]] PartPlan partOf(const nlohmann::json& container);
/// A pod that makes a container like it.
[[nodiscard]] nlohmann::json podOf(const backend::Container& container);

} // namespace darse::connect::demo
