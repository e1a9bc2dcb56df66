// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"

#include <QStringList>

#include <optional>

namespace darse::backend {

/// What becomes of a container once its memory was written down.
enum class Afterwards { Stops, GoesOn };

enum class NoCheckpoints {
    Never,      ///< the server has no such thing
    FeatureOff, ///< it would, were its experimental features on
};

/// Writing a running container's memory down, and going on from there.
class Checkpoints {
public:
    virtual ~Checkpoints() = default;

    /// Why this server takes none; absent when it says that it does.
    [[nodiscard]] virtual std::optional<NoCheckpoints> refusal() const = 0;
    virtual Pending<QStringList> list(const QString& container) = 0;
    virtual Pending<void> take(const QString& container, const QString& name, Afterwards afterwards) = 0;
    /// Starts a stopped container where it was.
    virtual Pending<void> restore(const QString& container, const QString& name) = 0;
};

} // namespace darse::backend
