// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/podplan.h"

namespace darse::kube {

/// What a container of a pod is to see of its volumes.
[[nodiscard]] Result<std::vector<container::Mount>> mountsOf(const nlohmann::json& pod, const nlohmann::json& container,
                                                             const PodGround& ground);

} // namespace darse::kube
