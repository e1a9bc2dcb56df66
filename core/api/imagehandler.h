// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/answer.h"
#include "core/engine/images.h"
#include "core/net/router.h"

#include <nlohmann/json.hpp>

namespace darse::api {

/// The login that a request brings along for a registry; null when it has none.
[[nodiscard]] Result<engine::RequestCredential> requestCredential(const net::Incoming& request,
                                                                  const std::string& registry);

/// The only registry that the login of a request is for. To clients a name without a registry is one of Docker Hub, and
/// so is the login that they send with it, wherever else we may look for the name.
[[nodiscard]] Result<std::string> loginRegistry(const std::string& name);

/// The body of a request as it comes; the request must outlive it.
[[nodiscard]] ByteSource bodyOf(net::Incoming& request);

/// A question about images, answered by JSON or an error.
using ImageQuestion = Result<nlohmann::json> (*)(engine::Images& images, const net::Incoming& request,
                                                 const Parameters& parameters);
/// One that answers in its own way.
using ImageAct = void (*)(engine::Images& images, net::Incoming& request, net::Responder& responder);

[[nodiscard]] inline net::Handler asks(engine::Images& images, ImageQuestion question)
{
    return [&images, question](net::Incoming& request, net::Responder& responder) {
        const auto parameters = Parameters::of(request);
        answer(responder, parameters ? question(images, request, *parameters) : parameters.error());
    };
}

[[nodiscard]] inline net::Handler doing(engine::Images& images, ImageAct act)
{
    return [&images, act](net::Incoming& request, net::Responder& responder) { act(images, request, responder); };
}

} // namespace darse::api
