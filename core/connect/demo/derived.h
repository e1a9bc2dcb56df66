// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/demo/world.h"

namespace darse::connect::demo {

/// Brings what follows from other objects up to date: the state of pods and workloads, who uses images, volumes and
/// networks, endpoints of services. Touches only what differs.
void settle(World& world);

/// Whether all containers of the pod work and it is not on its way out.
[[nodiscard]] bool isReady(const World& world, const QString& podKey);

} // namespace darse::connect::demo
