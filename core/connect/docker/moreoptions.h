// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"
#include "core/connect/docker/lenient.h"

namespace darse::connect::docker {

/// Puts the options into the body of /containers/create, over what is there. Each is as isRight() wants it.
void addOptions(const std::vector<backend::RunOption>& options, json& body);

} // namespace darse::connect::docker
