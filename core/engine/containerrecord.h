// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/engine/container.h"

#include <string>
#include <string_view>

namespace darse::engine {

/// The kind under which containers are kept.
inline constexpr std::string_view kContainerRecords = "container";

/// How a container is remembered: its configuration in the words of Docker, and what the engine knows beside.
[[nodiscard]] std::string toRecord(const Container& container);
/// InvalidState for what is no record. `folder` and `log` are left to the caller.
[[nodiscard]] Result<Container> parseRecord(const std::string& id, const std::string& document);

} // namespace darse::engine
