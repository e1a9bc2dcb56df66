// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/answer.h"
#include "core/net/server.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace darse::api {

/// A failure in the words of Kubernetes: a Status with code and reason.
[[nodiscard]] nlohmann::json statusJson(const Error& error);
void sendStatus(net::Responder& responder, const Error& error);
/// JSON with a status and a Warning header for each warning.
[[nodiscard]] Result<void> sendObject(net::Responder& responder, int status, const nlohmann::json& object,
                                      const std::vector<std::string>& warnings = {});

/// Calls `act` and tells its error, also that of an object which is not made as it should be.
using KubeAct = std::function<Result<void>(net::Incoming& request, net::Responder& responder)>;
[[nodiscard]] net::Handler kubeActs(KubeAct act);

/// The whole body of a request as JSON, whether it came as JSON or YAML; null when there is none.
[[nodiscard]] Result<nlohmann::json> kubeBody(net::Incoming& request);

} // namespace darse::api
