// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/diskuse.h"
#include "core/backend/future.h"
#include "core/backend/kind.h"
#include "core/backend/newobjects.h"

#include <QStringList>

#include <vector>

namespace darse::backend {

/// What a prune would take.
struct PrunePreview {
    QStringList keys;
    QStringList names;         ///< as people know them, in the same order
    std::vector<qint64> sizes; ///< that come free with each of them; 0 where the server does not tell
};

/// Deleting what nobody uses.
class Housekeeping {
public:
    virtual ~Housekeeping() = default;

    virtual Pending<DiskUse> diskUse() = 0;
    virtual Pending<PrunePreview> preview(Kind kind) = 0;
    /// Deletes exactly these of a preview; what has come into use meanwhile stays.
    virtual Pending<void> prune(Kind kind, const QStringList& keys) = 0;
    virtual Pending<void> makeVolume(const NewVolume& volume) = 0;
    virtual Pending<void> makeNetwork(const NewNetwork& network) = 0;
};

} // namespace darse::backend
