// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kinds.h"
#include "core/kube/refusal.h"

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
/// InvalidInput names every part that is wrong, with its path. Protocol: it cannot be read as such an object, because
/// of a type, or of a field that is to be refused.
[[nodiscard]] Result<Admitted> admit(const Kind& kind, nlohmann::json object, const nlohmann::json* former,
                                     UnknownFields unknown);

/// What nobody said of a pod, as it is usual; quantities in their one way to be written.
void addPodDefaults(nlohmann::json& pod);
/// What the tables cannot say about a pod that has its defaults: names that are there twice, mounts of nothing.
[[nodiscard]] std::vector<FieldError> podProblems(const nlohmann::json& pod);
/// What of a pod that runs may be changed is little: the images, the time that it may take, and what it puts up with.
void checkPodChange(const nlohmann::json& pod, const nlohmann::json& former, Refusals& out);
/// "spec.containers[0].lifecycle": fields that are there and that this engine does nothing with.
[[nodiscard]] std::vector<std::string> fieldsWithoutEffect(const Kind& kind, const nlohmann::json& object);

} // namespace darse::kube
