// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kinds.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace darse::kube {

/// What becomes of fields that no table knows.
enum class UnknownFields { Ignore, Warn, Refuse };

struct Admitted { // NOLINT(bugprone-exception-escape): moving JSON does not throw
    nlohmann::json object;
    std::vector<std::string> warnings{};
};

/// Checks an object that somebody wants to be kept and adds what it left out. `former` is null when it is new.
/// InvalidInput names every part that is wrong, with its path.
[[nodiscard]] Result<Admitted> admit(const Kind& kind, nlohmann::json object, const nlohmann::json* former,
                                     UnknownFields unknown);

/// The defaults of a pod, and what the tables cannot say about it: names that are there twice, mounts of nothing.
void addPodDefaults(nlohmann::json& pod);
[[nodiscard]] std::vector<std::string> podProblems(const nlohmann::json& pod);
/// What of a pod that runs may be changed is little: the images and the time that it may take.
[[nodiscard]] bool isAllowedChange(const nlohmann::json& pod, const nlohmann::json& former);
/// "spec.containers[0].lifecycle": fields that are there and that this engine does nothing with.
[[nodiscard]] std::vector<std::string> fieldsWithoutEffect(const nlohmann::json& pod);

} // namespace darse::kube
