// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <string>

namespace darse::kube {

class Schema;

/// RFC 7386.
[[nodiscard]] nlohmann::json mergePatched(nlohmann::json target, const nlohmann::json& patch);

/// RFC 6902. InvalidInput for a patch that is none, Conflict for a test that is not true.
[[nodiscard]] Result<nlohmann::json> jsonPatched(const nlohmann::json& target, const nlohmann::json& patch);

/// As a merge, but lists whose elements have a key in the schema are merged by it, with the directives $patch,
/// $retainKeys, $setElementOrder and $deleteFromPrimitiveList.
[[nodiscard]] Result<nlohmann::json> strategicPatched(nlohmann::json target, const nlohmann::json& patch,
                                                      const Schema& schema, const std::string& type);

} // namespace darse::kube
