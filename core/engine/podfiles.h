// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/podplan.h"

#include <sys/types.h>

namespace darse::engine {

/// A file of a volume.
struct PodFile {
    std::string path; ///< relative; not trusted
    std::string content;
    mode_t mode = 0644;
};

/// Whether the files of a volume are made by us: a config map, a secret, fields of the pod, or several of them.
[[nodiscard]] bool hasPodFiles(const nlohmann::json& volume);

/// Whether the pod takes something from an object of its namespace, there or not: files of a volume, variables, a
/// login, or the volume of a claim.
[[nodiscard]] bool usesObject(const nlohmann::json& pod, const kube::Kind& kind, const std::string& name);

/// Which files it has. NotFound when an object is missing that must not be.
[[nodiscard]] Result<std::vector<PodFile>> podFilesOf(const nlohmann::json& volume, const nlohmann::json& pod,
                                                      const kube::PodGround& ground);

} // namespace darse::engine
