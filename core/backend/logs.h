// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/kind.h"
#include "core/base/result.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace darse::backend {

struct LogLine {
    qint64 atMilliseconds = 0; ///< since the epoch, UTC
    bool isError = false;      ///< written to stderr
    QString text;              ///< without its line end; may be hostile
};

struct LogOptions {
    int tail = 1000;
    bool follow = true;
};

/// Lines of one container, oldest first. Destroy it to stop.
class LogStream : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void lines(const std::vector<darse::backend::LogLine>& lines);
    /// Without an error: the log is complete, no more will come.
    void ended(const std::optional<darse::Error>& error);
};

class Logs {
public:
    virtual ~Logs() = default;

    virtual std::unique_ptr<LogStream> open(const QString& containerKey, const LogOptions& options) = 0;
};

} // namespace darse::backend
