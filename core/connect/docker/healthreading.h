// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"
#include "core/connect/docker/lenient.h"

#include <optional>

namespace darse::connect::docker {

/// Of the words of a list: "Up 2 hours (healthy)".
[[nodiscard]] std::optional<bool> healthIn(const QString& words);
/// Of an inspection: what the check is, and what came of it.
void readHealth(const json& answer, backend::Container& container);

} // namespace darse::connect::docker
