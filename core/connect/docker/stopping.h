// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/wire.h"

namespace darse::connect::docker {

/// Whether it runs, or has ended a moment ago and is about to be begun again.
[[nodiscard]] bool isUp(const json& inspect);

/// Stops a container so that it stays so though it has a restart policy: one that is between two of its runs does not
/// hear it, and is asked again. Blocking.
[[nodiscard]] Result<void> stopForGood(Wire& wire, const QString& container, const std::stop_token& stop);

} // namespace darse::connect::docker
