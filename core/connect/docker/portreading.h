// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"
#include "core/connect/docker/lenient.h"

#include <vector>

namespace darse::connect::docker {

/// Of a row of /containers/json: [{"IP": "", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"}]
[[nodiscard]] std::vector<backend::PublishedPort> portsOfList(const json& row);
/// Of an inspection: {"80/tcp": [{"HostIp": "", "HostPort": "8080"}]}
[[nodiscard]] std::vector<backend::PublishedPort> portsOfMap(const json& map);

} // namespace darse::connect::docker
