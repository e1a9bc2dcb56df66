// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"
#include "core/connect/docker/lenient.h"

namespace darse::connect::docker {

/// What an inspection of a container says that it was asked to be.
[[nodiscard]] backend::ContainerSettings settingsOf(const json& inspect);

/// What of the machine it may use, from its "HostConfig".
[[nodiscard]] backend::Limits limitsOf(const json& host);

} // namespace darse::connect::docker
