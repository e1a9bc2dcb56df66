// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/podplan.h"

namespace darse::kube {

using Variables = std::map<std::string, std::string>;

/// The variables of a container: those of envFrom first, then those of env, which may use what stands before them.
[[nodiscard]] Result<Variables> environmentOf(const nlohmann::json& pod, const nlohmann::json& container,
                                              const PodGround& ground);

/// The entries of a ConfigMap or Secret, decoded.
[[nodiscard]] Variables entriesOf(const nlohmann::json& object);

} // namespace darse::kube
