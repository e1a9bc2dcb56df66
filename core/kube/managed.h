// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who has said what of an object: server-side apply.
#pragma once

#include "core/base/result.h"
#include "core/kube/kinds.h"

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace darse::kube {

/// The way to a field: "f:spec", "k:{\"name\":\"web\"}", "f:image"; "." at the end of one to an element is it itself.
using FieldPath = std::vector<std::string>;
using FieldSet = std::set<FieldPath>;

/// The fields of an object that somebody may own, with their values.
[[nodiscard]] std::map<FieldPath, nlohmann::json> fieldsOf(const nlohmann::json& object, const Kind& kind);

/// Whether to say so of a field changes what is there. Nothing in a map is no other map.
[[nodiscard]] bool isChange(const std::map<FieldPath, nlohmann::json>& there, const FieldPath& path,
                            const nlohmann::json& value);

/// As metadata.managedFields has them.
[[nodiscard]] nlohmann::json toFieldsV1(const FieldSet& fields);
[[nodiscard]] FieldSet fromFieldsV1(const nlohmann::json& fields);

struct ApplyAsked {
    std::string manager;
    std::string now;       ///< the time as it is written
    bool isForced = false; ///< what others own is taken from them
};

/// The object that is there with what `wanted` says, and without what the same manager has said before and says no
/// more. Conflict names the fields that others own.
[[nodiscard]] Result<nlohmann::json> appliedTo(const nlohmann::json& live, const nlohmann::json& wanted,
                                               const Kind& kind, const ApplyAsked& asked);

/// After a change in another way: what has changed belongs to who changed it.
void noteUpdate(nlohmann::json& object, const nlohmann::json& former, const Kind& kind, const ApplyAsked& asked);

} // namespace darse::kube
