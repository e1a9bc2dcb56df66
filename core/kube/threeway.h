// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/schema.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace darse::kube {

struct Merged { // NOLINT(bugprone-exception-escape): moving JSON does not throw
    nlohmann::json object;
    std::vector<std::string> conflicts{}; ///< "spec.containers[web].image": both changed it, and not in the same way
};

/// What somebody has made of `base`, laid over what others have made of it meanwhile. Lists that have a key in the
/// schema are merged by it. Where both have changed the same, the object has `mine`, and says so.
[[nodiscard]] Merged threeWay(const nlohmann::json& base, const nlohmann::json& mine, const nlohmann::json& theirs,
                              const Schema& schema, const std::string& kind);

} // namespace darse::kube
