// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/crew.h"

namespace darse::engine {

/// A container that has a health check begins as "starting".
void beginHealth(Container& container);
/// Checks a living container's health by and by, until it ends.
void watchHealth(Crew& crew, const Container& container);
/// The last check of one that has ended.
void endHealth(Crew& crew, const ContainerId& id);

} // namespace darse::engine
