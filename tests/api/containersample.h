// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/container.h"

namespace darse::test {

/// The moment at which the sample was made.
inline constexpr container::TimePoint kThen{std::chrono::seconds(1795253666)};

/// A container that was made and not started.
[[nodiscard]] engine::Container createdContainer();
/// The same, running on two networks, with ports and mounts.
[[nodiscard]] engine::Container runningContainer();

/// The sample with another configuration.
[[nodiscard]] engine::Container with(engine::Container container, container::Config config);

} // namespace darse::test
