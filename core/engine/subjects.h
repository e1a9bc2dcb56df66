// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/container.h"
#include "core/metrics/meter.h"

namespace darse::engine {

/// Whose numbers are read because of a container: its own while it lives; and the pod's, when it is what holds one and
/// pods have cgroups.
void addSubjects(std::vector<metrics::Subject>& out, const Container& container, bool hasPodCgroups);

/// What the pod that a container is in is called among subjects.
[[nodiscard]] std::optional<std::string> podIdOf(const Container& container);

} // namespace darse::engine
