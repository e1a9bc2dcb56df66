// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"
#include "core/connect/docker/lenient.h"

#include <string_view>

namespace darse::connect::docker {

/// Puts the options into the body of /containers/create, over what is there. Each is as isRight() wants it.
void addOptions(const std::vector<backend::RunOption>& options, json& body);

/// The object at a place such as "/NetworkingConfig/EndpointsConfig" of a body. What is of another type there, or on
/// the way, is a server's that lies: it gives way.
[[nodiscard]] json& objectAt(json& body, std::string_view place);

} // namespace darse::connect::docker
