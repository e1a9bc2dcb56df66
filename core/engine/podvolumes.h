// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/podplan.h"

namespace darse::engine {

/// Makes the folders of a pod's volumes below `ground.volumes`: empty ones, and those whose files are the keys of
/// config maps and secrets or fields of the pod, which are renewed when they have changed. NotFound when an object is
/// missing that must not be. What was there and can no longer be renewed stays: why, is what comes back.
[[nodiscard]] Result<std::vector<Error>> makeVolumes(const nlohmann::json& pod, const kube::PodGround& ground);

/// Prepares what a container is to see of parts of volumes, below `ground.parts`.
[[nodiscard]] Result<void> bindParts(const nlohmann::json& pod, const nlohmann::json& container,
                                     const kube::PodGround& ground);

/// Ends the mounts of both, before the folders go.
void dropMounts(const kube::PodGround& ground);

} // namespace darse::engine
