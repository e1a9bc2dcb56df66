// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/backend/kind.h"
#include "core/backend/layers.h"

#include <QMap>
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
    qint64 memoryUsed = 0;  ///< the most in the last seconds; 0: nobody has measured it
    QString error{};        ///< in the engine's own words
    QStringList lastLines{};
};

/// Looking into things.
/// What an engine counts beside the live numbers that all lists show, by the engine's names: "memory", "cpu.throttled",
/// "io.pressure". What it does not know is left out.
struct NumbersAsked {
    ObjectRef ref;
    QStringList names;
    qint64 from = 0; ///< milliseconds since the epoch
    qint64 to = 0;   ///< not after `from`: only the newest
    int points = 1;
};

struct Counted {
    qint64 atMilliseconds = 0;
    double value = 0;
};
using Numbers = QMap<QString, std::vector<Counted>>; ///< by name, oldest first

class Inspection {
public:
    virtual ~Inspection() = default;

    /// All that is known, as indented JSON.
    virtual Pending<QString> json(const ObjectRef& ref) = 0;
    /// Of a running container.
    virtual Pending<ProcessTable> processes(const QString& container) = 0;
    /// Of a container that has ended.
    virtual Pending<Ending> ending(const QString& container) = 0;
    /// What is in the layers of an image, base first. Reads the whole image: seconds for gigabytes.
    virtual Pending<std::vector<LayerContent>> layers(const QString& image) = 0;
    virtual Pending<Numbers> numbers(const NumbersAsked& asked) = 0;
};

} // namespace darse::backend
