// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/kubeobjects.h"
#include "core/net/router.h"

namespace darse::api {

/// The groups whose objects nobody keeps: what pods and this machine use, and what the one who asks may do.
[[nodiscard]] std::vector<net::Route> kubeGroupRoutes(const KubeServed& served);

} // namespace darse::api
