// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"
#include "core/connect/docker/wire.h"

namespace darse::connect::docker {

class Report;

/// The body of /containers/create.
[[nodiscard]] json createBody(const backend::ContainerPlan& plan);
/// "source:target[:ro]", as a mount that has a source is asked for.
[[nodiscard]] QString bindOf(const backend::Mount& mount);
/// What is asked for about a network beside the first.
[[nodiscard]] json newEndpoint(const backend::NetworkJoin& join);
/// Joins the container to a network beside its first one. On a worker.
[[nodiscard]] Result<void> joinNetwork(Wire& wire, const QString& container, const QString& network,
                                       const json& endpoint, const std::stop_token& stop);
/// Pulls the image when it is not there. On a worker.
[[nodiscard]] Result<void> ensureImage(Wire& wire, const QString& image, Report& report);
/// Pulls what is missing, creates and starts. On a worker.
[[nodiscard]] Result<void> createContainer(Wire& wire, const backend::ContainerPlan& plan, Report& report);

} // namespace darse::connect::docker
