// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/verbs.h"
#include "core/net/incoming.h"
#include "core/net/responder.h"

namespace darse::api {

/// Refuses a name in Docker's words.
[[nodiscard]] Result<void> checkNewName(const std::string& name);

/// POST /containers/create
[[nodiscard]] Result<void> createContainer(const engine::Verbs& verbs, net::Incoming& request,
                                           net::Responder& responder);

} // namespace darse::api
