// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/kind.h"

#include <QString>

#include <vector>

namespace darse::backend {

/// What one object takes on the disk.
struct DiskItem {
    ObjectRef ref; ///< an image, a container (its writable layer) or a volume
    QString name;
    qint64 bytes = 0;  ///< of its own; come free when it goes
    qint64 shared = 0; ///< in layers that other images have too
    bool isUsed = false;
};

struct DiskUse {
    std::vector<DiskItem> items;
    qint64 layers = 0;    ///< all images together, shared layers once
    qint64 cache = 0;     ///< of builds
    qint64 idleCache = 0; ///< of that, what no build uses now
};

} // namespace darse::backend
