// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/container/config.h"
#include "core/container/reader.h"

namespace darse::container {

/// The parts of parseConfig(), each for the members that it knows. `host` reads "HostConfig".

[[nodiscard]] Result<void> readMounts(Reader& host, Config& config);
/// Its part "Mounts".
[[nodiscard]] Result<void> readMountObjects(Reader& host, Config& config);
[[nodiscard]] Result<void> readResources(Reader& host, Config& config);
[[nodiscard]] Result<void> readNetworking(Reader& host, Config& config);
[[nodiscard]] Result<void> readPolicies(Reader& host, Config& config);

[[nodiscard]] Result<void> readExposedPorts(Reader& body, std::set<Port>& into);
[[nodiscard]] Result<void> readPortBindings(Reader& host, std::vector<PortBinding>& into);
[[nodiscard]] Result<EndpointAsked> readEndpoint(Reader reader);
[[nodiscard]] Result<void> readRestartPolicy(Reader& host, RestartPolicy& into);
/// `reader` reads the "Healthcheck" of a client or of an image.
[[nodiscard]] Result<HealthCheck> readHealthCheck(Reader reader);

/// "80", "80/udp", "8000-8010/tcp": all of them. InvalidInput otherwise.
[[nodiscard]] Result<std::vector<Port>> parsePorts(std::string_view text);

/// What one member allows and another one forbids; also after an update.
[[nodiscard]] Result<void> checkResources(const Resources& resources);
[[nodiscard]] Result<void> checkTogether(const Config& config, std::vector<std::string>& warnings);

} // namespace darse::container
