// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/answer.h"
#include "core/kube/object.h"
#include "core/net/server.h"

#include <nlohmann/json.hpp>

#include <array>
#include <functional>
#include <span>

namespace darse::api {

/// A failure in the words of Kubernetes: a Status with code and reason.
[[nodiscard]] nlohmann::json statusJson(const Error& error);
void sendStatus(net::Responder& responder, const Error& error);
/// JSON with a status and a Warning header for each warning.
[[nodiscard]] Result<void> sendObject(net::Responder& responder, int status, const nlohmann::json& object,
                                      const std::vector<std::string>& warnings = {});
[[nodiscard]] Result<void> sendObject(net::Responder& responder, int status, const kube::ObjectPtr& object,
                                      const std::vector<std::string>& warnings = {});

/// Calls `act` and tells its error, also that of an object which is not made as it should be.
using KubeAct = std::function<Result<void>(net::Incoming& request, net::Responder& responder)>;
[[nodiscard]] net::Handler kubeActs(KubeAct act);

/// Says always the same.
[[nodiscard]] net::Handler kubeSays(const nlohmann::json& value);

/// Refuses a body of another type than these; one without a type is taken for the first.
[[nodiscard]] Result<void> kubeCheckType(const net::Incoming& request, std::span<const std::string_view> known);

/// The whole body of a request as JSON, whether it came as JSON or YAML; null when there is none.
inline constexpr std::array<std::string_view, 3> kKubeBodies = {"application/json", "application/yaml",
                                                                "application/vnd.kubernetes.protobuf"};
inline constexpr std::array<std::string_view, 4> kKubePatches = {
    "application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json",
    "application/apply-patch+yaml"};
[[nodiscard]] Result<nlohmann::json> kubeBody(net::Incoming& request,
                                              std::span<const std::string_view> types = kKubeBodies);

} // namespace darse::api
