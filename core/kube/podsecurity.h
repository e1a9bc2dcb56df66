// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/podplan.h"

namespace darse::kube {

/// What the security contexts of a pod and of its container say.
[[nodiscard]] Result<void> secure(container::Config& config, const nlohmann::json& pod, const nlohmann::json& container,
                                  const PodGround& ground);

} // namespace darse::kube
