// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"
#include "core/connect/docker/lenient.h"

#include <memory>

namespace darse::connect::docker {

/// One row of /containers/json: what it does not tell (environment, limits, exit code) stays empty. Null without an id.
[[nodiscard]] std::shared_ptr<backend::Container> containerOfList(const json& row);
/// "shop/web": the pod that its labels tell of and the part that it is of it; empty when they tell of none.
[[nodiscard]] QString nameInPod(const QMap<QString, QString>& labels);
/// The answer of /containers/{id}/json: everything. Null without an id.
[[nodiscard]] std::shared_ptr<backend::Container> containerOfInspect(const json& answer);

/// Where it is in networks, from the "NetworkSettings" of either.
[[nodiscard]] std::vector<backend::Attachment> attachmentsOf(const json& settings);

/// "exited" with 0 is Succeeded, with 143 after a stop is Stopped, else Failed …
[[nodiscard]] backend::Status statusOf(const QString& state, std::optional<int> exitCode,
                                       std::optional<bool> isHealthy);

} // namespace darse::connect::docker
