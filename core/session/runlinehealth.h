// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/containerplan.h"

#include <optional>

namespace darse::session {

/// "NET_ADMIN, sys_time": as the kernel names them, without "CAP_"; absent when one is no capability. "ALL" is one.
[[nodiscard]] std::optional<QStringList> parseCapabilities(const QString& text);
/// Every capability by its name, for fields that offer them.
[[nodiscard]] const QStringList& capabilityNames();

/// "30s", "1m30s", "2h", "45": seconds; absent when it is none, or longer than a day.
[[nodiscard]] std::optional<int> parseSeconds(const QString& text);
[[nodiscard]] QString secondsText(int seconds);

// Options of a line, each with its value; false when it cannot have it.
[[nodiscard]] bool takeAddedCapability(backend::ContainerPlan& plan, const QString& value);
[[nodiscard]] bool takeDroppedCapability(backend::ContainerPlan& plan, const QString& value);
[[nodiscard]] bool takeHealthCommand(backend::ContainerPlan& plan, const QString& value);
[[nodiscard]] bool takeHealthInterval(backend::ContainerPlan& plan, const QString& value);
[[nodiscard]] bool takeHealthTimeout(backend::ContainerPlan& plan, const QString& value);
[[nodiscard]] bool takeHealthStart(backend::ContainerPlan& plan, const QString& value);
[[nodiscard]] bool takeHealthRetries(backend::ContainerPlan& plan, const QString& value);

/// The words of a line that ask for the plan's capabilities and health check.
[[nodiscard]] QStringList healthWords(const backend::ContainerPlan& plan);

} // namespace darse::session
