// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/container/mount.h"
#include "core/container/networking.h"
#include "core/container/policies.h"
#include "core/container/state.h"

namespace darse::container {

/// Docker's words for our enumerations, beside those that the public headers promise. Nothing for any other word.

[[nodiscard]] std::optional<RestartMode> parseRestartMode(std::string_view word);
[[nodiscard]] std::optional<Protocol> parseProtocol(std::string_view word);
[[nodiscard]] std::optional<Health> parseHealth(std::string_view word);

[[nodiscard]] std::string_view toString(MountType type);
[[nodiscard]] std::optional<MountType> parseMountType(std::string_view word);

/// "" for the default.
[[nodiscard]] std::string_view toString(Propagation propagation);
[[nodiscard]] std::optional<Propagation> parsePropagation(std::string_view word);

} // namespace darse::container
