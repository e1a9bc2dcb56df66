// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/machine.h"
#include "core/engine/verbs.h"
#include "core/kube/objects.h"
#include "core/net/router.h"

#include <functional>
#include <string>

namespace darse::api {

/// The Kubernetes dialect: what there is, and the objects themselves. Without /version, which Docker has as well.
[[nodiscard]] std::vector<net::Route> kubeRoutes(const engine::Verbs& verbs, kube::Objects& objects);

/// That dialect alone: what is served where other programs connect.
[[nodiscard]] net::Handler makeKubeApi(const Machine& machine, const engine::Verbs& verbs, kube::Objects& objects);

/// The answer to somebody without a good token.
void refuseUnknown(net::Responder& responder);

/// Where other programs may connect, opened and closed by the owner. Each gives what kubectl is configured with.
struct KubeGateVerbs {
    std::function<Result<std::string>()> open;
    std::function<Result<std::string>()> configuration; ///< NotFound: it is closed
    std::function<void()> close;
};
[[nodiscard]] std::vector<net::Route> kubeGateRoutes(const KubeGateVerbs& gate);

} // namespace darse::api
