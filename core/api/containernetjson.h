// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/container.h"

#include <nlohmann/json_fwd.hpp>

namespace darse::api {

/// Lists leave out the aliases.
enum class Aliases { Leave, Tell };

/// How a container is, or is to be, on its networks, by their names.
[[nodiscard]] nlohmann::json networksJson(const engine::Container& container, Aliases aliases);

/// [{"IP", "PrivatePort", "PublicPort", "Type"}] of a list.
[[nodiscard]] nlohmann::json portListJson(const engine::Container& container);

/// The "NetworkSettings" of an inspection.
[[nodiscard]] nlohmann::json networkSettingsJson(const engine::Container& container);

} // namespace darse::api
