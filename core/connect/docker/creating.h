// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"
#include "core/connect/docker/wire.h"

namespace darse::connect::docker {

class Report;

/// The body of /containers/create.
[[nodiscard]] json createBody(const backend::ContainerPlan& plan);
/// Pulls the image when it is not there. On a worker.
[[nodiscard]] Result<void> ensureImage(Wire& wire, const QString& image, Report& report);
/// Pulls what is missing, creates and starts. On a worker.
[[nodiscard]] Result<void> createContainer(Wire& wire, const backend::ContainerPlan& plan, Report& report);

} // namespace darse::connect::docker
