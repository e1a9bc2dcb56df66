// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kinds.h"
#include "core/kube/schema.h"

#include <nlohmann/json.hpp>

namespace darse::api {

/// The kinds whose objects nobody keeps: what pods and this machine use, and what the one who asks may do.
[[nodiscard]] std::span<const kube::Kind> kubeGroupKinds();
/// What those are made of.
[[nodiscard]] const kube::Schema& kubeGroupSchema();

/// What a kind has beside its objects themselves.
struct KubeSub {
    std::string_view plural;
    std::string_view name;
    std::string_view kind;
    std::string_view verbs;
    /// Of that kind, where they are others than those of what it is beside.
    std::string_view group{};
    std::string_view version{};
};
[[nodiscard]] std::vector<KubeSub> kubeSubsOf(const kube::Kind& kind);

/// A group in one of its versions, and its kinds.
struct KubeGroup {
    std::string_view name;
    std::string_view version;
    std::vector<const kube::Kind*> kinds{};

    [[nodiscard]] std::string words() const { return kinds.front()->apiVersion(); }
    [[nodiscard]] std::string root() const { return name.empty() ? "/api" : "/apis"; }
    [[nodiscard]] std::string path() const { return name.empty() ? "api/v1" : "apis/" + words(); }
};
/// All that is served.
[[nodiscard]] std::vector<KubeGroup> kubeServedGroups();

/// "get list" as a list.
[[nodiscard]] nlohmann::json kubeWords(std::string_view words);

} // namespace darse::api
