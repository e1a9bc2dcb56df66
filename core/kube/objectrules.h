// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of admit() about what is no pod.
#pragma once

#include "core/base/result.h"
#include "core/kube/kinds.h"

#include <nlohmann/json.hpp>

namespace darse::kube {

class Schema;

/// Of each kind, as "PodStatus": what is read here, and what is merged by a patch.
[[nodiscard]] const Schema& statusSchema();
/// A member that is null is not there.
void dropNulls(nlohmann::json& value);
/// Protocol when a part of its status that is read here is of another type than it should be.
[[nodiscard]] Result<void> checkStatus(const Kind& kind, const nlohmann::json& object);
[[nodiscard]] Result<void> admitConfigMap(const nlohmann::json& object);
/// Its texts become data.
[[nodiscard]] Result<void> admitSecret(nlohmann::json& object);
/// A claim is a volume of this engine, so it is bound at once.
[[nodiscard]] Result<void> admitClaim(nlohmann::json& object, const nlohmann::json* former);

} // namespace darse::kube
