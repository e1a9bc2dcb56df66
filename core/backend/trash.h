// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/backend/object.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <vector>

namespace darse::backend {

/// A container that was deleted and can be brought back.
struct Discarded {
    QString key;
    QString name; ///< that it had, and will have again
    QString image;
    QDateTime until; ///< when it goes for good
};

/// Where deleted containers wait. They are stopped and out of every list; their names are free.
class Trash {
public:
    static constexpr std::chrono::minutes kKept{30}; ///< unless something else was said

    virtual ~Trash() = default;

    /// What is discarded from now on stays so long.
    virtual void keepFor(std::chrono::minutes time) = 0;
    virtual Pending<void> discard(const QString& container) = 0;
    /// Under its name, running if it ran.
    virtual Pending<void> restore(const QString& container) = 0;
    virtual Pending<void> purge(const QString& container) = 0;
    virtual Pending<std::vector<Discarded>> list() = 0;
};

} // namespace darse::backend
