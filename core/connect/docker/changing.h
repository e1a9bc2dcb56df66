// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"
#include "core/connect/docker/wire.h"

namespace darse::connect::docker {

/// Whether the server changes limits and restart policy of a container that is there. Asked in a way that changes
/// nothing. Blocking; any thread.
[[nodiscard]] bool changesLive(Wire& wire, const std::stop_token& stop);

/// Gives the container the limits, restart policy and name of the plan; what is so already is not asked for. On a
/// worker.
[[nodiscard]] Result<void> changeContainer(Wire& wire, const QString& key, const backend::ContainerPlan& plan,
                                           const std::stop_token& stop);

} // namespace darse::connect::docker
