// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What pods say about machines and neighbours. What has another shape than it should have says nothing.
#pragma once

#include "core/kube/object.h"

namespace darse::engine {

/// Null, or an empty list, when there is none; else a part of the object.
[[nodiscard]] const nlohmann::json& memberOf(const nlohmann::json& object, const char* name);
[[nodiscard]] const nlohmann::json& listIn(const nlohmann::json& object, const char* name);
[[nodiscard]] std::string textOf(const nlohmann::json& object, const char* name);

[[nodiscard]] bool tolerates(const nlohmann::json& spec, const nlohmann::json& taint);
/// nodeSelector and what nodeAffinity requires.
[[nodiscard]] bool wantsNode(const nlohmann::json& spec, const nlohmann::json& node);

/// The pods that are here, and the namespaces that there are.
struct Neighbours {
    std::vector<kube::ObjectPtr> here;
    const std::vector<kube::ObjectPtr>& spaces;
};

/// What podAffinity and podAntiAffinity require.
[[nodiscard]] bool wantsNeighbours(const nlohmann::json& pod, const nlohmann::json& node, const Neighbours& among);
[[nodiscard]] bool shunsNeighbours(const nlohmann::json& pod, const nlohmann::json& node, const Neighbours& among);

} // namespace darse::engine
