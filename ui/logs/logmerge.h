// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/logs.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace darse::ui {

/// A line and which of several containers wrote it.
struct SourcedLine {
    backend::LogLine line;
    int source = 0;
};

/// Reads the logs of several containers at once and tells their lines in the order of time. Lines that arrive within a
/// moment of each other are put in order; what comes later than that stands where it comes. Destroy it to stop.
class LogMerge final : public QObject {
    Q_OBJECT
public:
    static constexpr int kFirstMilliseconds = 400; ///< for the past of all of them to arrive
    static constexpr int kMilliseconds = 100;

    /// `logs` outlives it. An empty key is nobody's: the others have their place as SourcedLine::source.
    LogMerge(backend::Logs& logs, const QStringList& containerKeys, const backend::LogOptions& options);
    ~LogMerge() override;

Q_SIGNALS:
    void lines(const std::vector<darse::ui::SourcedLine>& lines);
    /// All have ended; with the first error that one of them had.
    void ended(const std::optional<darse::Error>& error);

private:
    void collect(int source, const std::vector<backend::LogLine>& more);
    void noteEnd(const std::optional<Error>& error);
    void tell();

    std::vector<std::unique_ptr<backend::LogStream>> m_streams;
    std::vector<SourcedLine> m_waiting;
    std::optional<Error> m_error;
    std::size_t m_endedCount = 0;
    QTimer m_timer;
};

} // namespace darse::ui
