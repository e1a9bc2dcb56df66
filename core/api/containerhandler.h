// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/answer.h"
#include "core/engine/verbs.h"
#include "core/net/router.h"

#include <nlohmann/json.hpp>

namespace darse::api {

/// A question about containers, answered by JSON or an error.
using ContainerQuestion = Result<nlohmann::json> (*)(const engine::Verbs& verbs, const net::Incoming& request,
                                                     const Parameters& parameters);
/// Something that is done: the status of an answer without a body.
using ContainerVerb = Result<int> (*)(const engine::Verbs& verbs, const net::Incoming& request,
                                      const Parameters& parameters);
/// One that answers in its own way; an error before it has begun to is told for it.
using ContainerAct = Result<void> (*)(const engine::Verbs& verbs, net::Incoming& request, net::Responder& responder);

[[nodiscard]] net::Handler asks(const engine::Verbs& verbs, ContainerQuestion question);
[[nodiscard]] net::Handler does(const engine::Verbs& verbs, ContainerVerb verb);
[[nodiscard]] net::Handler acts(const engine::Verbs& verbs, ContainerAct act);

/// An answer without a body.
void sendEmpty(net::Responder& responder, int status);
/// JSON with a status of its own.
[[nodiscard]] Result<void> sendJson(net::Responder& responder, int status, const nlohmann::json& value);

/// The body of a request; null when there is none. InvalidInput for what is no JSON, or does not say that it is.
[[nodiscard]] Result<nlohmann::json> jsonBody(net::Incoming& request);

/// An integer, also below zero; nothing when it is not there.
[[nodiscard]] Result<std::optional<int>> integer(const Parameters& parameters, std::string_view name);

/// The size of a terminal: "h" rows and "w" columns.
[[nodiscard]] Result<container::Size> sizeAsked(const Parameters& parameters);

/// Which container a path means.
[[nodiscard]] inline std::string_view idIn(const net::Incoming& request)
{
    return request.parameter("id");
}

} // namespace darse::api
