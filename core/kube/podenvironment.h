// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/podplan.h"

namespace darse::kube {

using Variables = std::map<std::string, std::string>;

/// The variables of a container: those of envFrom first, then those of env, which may use what stands before them.
[[nodiscard]] Result<Variables> environmentOf(const nlohmann::json& pod, const nlohmann::json& container,
                                              const PodGround& ground);

/// "metadata.labels['app']", "status.podIP": what a container may know of its pod. A file may have all labels at once.
enum class FieldFor { Environment, File };
[[nodiscard]] Result<std::string> fieldOf(const nlohmann::json& pod, const std::string& path, const PodGround& ground,
                                          FieldFor use);
/// "limits.memory" of a container, divided as asked and rounded up; `source` is a resourceFieldRef.
[[nodiscard]] Result<std::string> resourceOf(const nlohmann::json& container, const nlohmann::json& source);

/// The entries of a ConfigMap or Secret, decoded.
[[nodiscard]] Variables entriesOf(const nlohmann::json& object);

} // namespace darse::kube
