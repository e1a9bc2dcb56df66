// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/darse/launch.h"
#include "ui/shell/connections.h"

namespace darse::app {

/// The only place that knows every kind of backend.
[[nodiscard]] ui::Connections makeConnections(const Launch& launch);
/// One that a person has added by hand.
[[nodiscard]] Result<ui::Connection> makeConnection(const QString& name, const QString& address);

} // namespace darse::app
