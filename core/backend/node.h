// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/object.h"

namespace darse::backend {

/// A machine that runs containers; on a single machine there is exactly one.
struct Node final : Object {
    static constexpr Kind kKind = Kind::Node;
    Node() : Object(kKind) {}

    QString system; ///< "Debian GNU/Linux 12"
    QString kernel;
    QString engine;  ///< product and version
    QString runtime; ///< "crun 1.8.1"
    QString cgroups; ///< "v2", "v1", "hybrid"
    QString address;
    bool isRootless = false;
    int cpus = 0;
    qint64 memoryBytes = 0;
    qint64 diskBytes = 0;
    qint64 diskUsedBytes = 0;
    QStringList networkDrivers; ///< that networks can be made with; empty where it is not told
    QStringList volumeDrivers;
    QString dataFolder; ///< of the engine; only when it is on the machine of the console
};

} // namespace darse::backend
