// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/logs.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <memory>
#include <vector>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// A stretch in which a container wrote far more than it usually does.
struct LogBurst {
    qint64 atMilliseconds = 0; ///< of its first line
    int lines = 0;

    friend bool operator==(const LogBurst&, const LogBurst&) = default;
};

/// "Burst of log: 120 lines"
[[nodiscard]] QString burstText(const LogBurst& burst);

/// Of the moments of all lines, oldest first.
[[nodiscard]] std::vector<LogBurst> burstsIn(const std::vector<qint64>& moments);

/// Looks for bursts in the ends of containers' logs, one after the other, once for each time it is asked.
class LogBursts final : public QObject {
    Q_OBJECT
public:
    LogBursts(session::Session& session, QObject* parent);

    void read(const QStringList& containers);
    /// By container; only of those that were asked for last.
    [[nodiscard]] const std::map<QString, std::vector<LogBurst>>& all() const { return m_bursts; }

Q_SIGNALS:
    void changed();

private:
    void readNext();
    void keep(const QString& container, std::vector<LogBurst> bursts);

    session::Session& m_session;
    QStringList m_left;
    int m_tail = 0;
    std::unique_ptr<backend::LogStream> m_stream;
    std::vector<qint64> m_moments;
    std::map<QString, std::vector<LogBurst>> m_bursts;
};

} // namespace darse::ui
