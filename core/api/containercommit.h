// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/container/config.h"
#include "core/engine/verbs.h"
#include "core/net/incoming.h"
#include "core/net/responder.h"

namespace darse::api {

/// How an image is to be run that is made of a container; what only images have comes from the container's image.
[[nodiscard]] oci::RunConfig runConfigOf(const container::Config& config, const oci::RunConfig& image);

/// POST /commit
[[nodiscard]] Result<void> commitContainer(const engine::Verbs& verbs, net::Incoming& request,
                                           net::Responder& responder);

} // namespace darse::api
