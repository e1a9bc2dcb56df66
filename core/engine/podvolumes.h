// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/podplan.h"

namespace darse::engine {

/// Makes the folders of a pod's volumes below `ground.volumes`: empty ones, and those whose files are the keys of a
/// config map or secret. Every such folder is written beside its place and then renamed; what is there stays. NotFound
/// when an object is missing that must not be.
[[nodiscard]] Result<void> makeVolumes(const nlohmann::json& pod, const kube::PodGround& ground);

/// Prepares what a container is to see of parts of volumes, below `ground.parts`.
[[nodiscard]] Result<void> bindParts(const nlohmann::json& pod, const nlohmann::json& container,
                                     const kube::PodGround& ground);

/// Ends the mounts of both, before the folders go.
void dropMounts(const kube::PodGround& ground);

} // namespace darse::engine
