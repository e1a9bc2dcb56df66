// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/container.h"

#include <QByteArray>

#include <vector>

namespace darse::connect::docker {

/// What one of /proc/net/{tcp,tcp6,udp,udp6} says: where somebody waits for others.
[[nodiscard]] std::vector<backend::PublishedPort> listeningIn(const QByteArray& table, const QString& protocol);

/// Of this machine.
[[nodiscard]] std::vector<backend::PublishedPort> listeningPorts();

} // namespace darse::connect::docker
