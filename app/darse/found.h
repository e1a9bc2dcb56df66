// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/connect.h"

#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace darse::app {

/// An engine that is not ours.
struct FoundEngine {
    QString id;   ///< "unix:///run/docker.sock": the address is what it is known by
    QString name; ///< "Docker", "Podman (yours)"
    net::Endpoint endpoint;
};

/// Those whose sockets are on this machine, and the one that DOCKER_HOST names. Only looks, never asks.
[[nodiscard]] std::vector<FoundEngine>
findEngines(const std::function<std::optional<std::string>(const char* name)>& environment);

/// "unix:///path", "tcp://host:port" or a path.
[[nodiscard]] Result<net::Endpoint> parseAddress(const std::string& text);

} // namespace darse::app
