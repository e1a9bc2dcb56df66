// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/demo/world.h"

namespace darse::connect::demo {

/// Sets the recurring stories going: crashes and recoveries, roll-outs, scaling, jobs. Each has one next step on the
/// agenda, whatever people do to its objects meanwhile.
void tellStories(World& world);

} // namespace darse::connect::demo
