// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/backend/kind.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace darse::backend {

struct ProcessTable {
    QStringList titles; ///< as the machine names them: "PID", "USER", "COMMAND"
    std::vector<QStringList> rows;
};

/// The end of a container in numbers and words.
struct Ending {
    int exitCode = 0;
    bool isOutOfMemory = false;
    qint64 memoryLimit = 0; ///< 0: none
    QString error{};        ///< in the engine's own words
    QStringList lastLines{};
};

/// Looking into things.
class Inspection {
public:
    virtual ~Inspection() = default;

    /// All that is known, as indented JSON.
    virtual Pending<QString> json(const ObjectRef& ref) = 0;
    /// Of a running container.
    virtual Pending<ProcessTable> processes(const QString& container) = 0;
    /// Of a container that has ended.
    virtual Pending<Ending> ending(const QString& container) = 0;
};

} // namespace darse::backend
