// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/demo/world.h"

namespace darse::connect::demo {

/// Gives containers their addresses and names in the networks that they are in. Those of a generated fleet have none.
void settleAttachments(World& world);

} // namespace darse::connect::demo
