// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/pod.h"

#include <nlohmann/json_fwd.hpp>

namespace darse::connect::kubernetes {

/// "ErrImagePull: no such image": the word that `state` goes by, and its message where it has one.
[[nodiscard]] QString withMessage(const QString& reason, const nlohmann::json& state);

/// How the pod is that `from` tells of, and why: as kubectl says it, and of its parts, which have been read, the one
/// that says the most.
void readPodStatus(const nlohmann::json& from, backend::Pod& pod);

} // namespace darse::connect::kubernetes
