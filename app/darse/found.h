// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/connect/docker/address.h"

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
    connect::docker::Address address;
};

/// Those whose sockets are on this machine, and the one that DOCKER_HOST names, which speaks TLS when DOCKER_TLS_VERIFY
/// is set, with the certificates of DOCKER_CERT_PATH. Only looks, never asks.
[[nodiscard]] std::vector<FoundEngine>
findEngines(const std::function<std::optional<std::string>(const char* name)>& environment);

} // namespace darse::app
