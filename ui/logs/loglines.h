// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/logmerge.h"
#include "ui/logs/logspool.h"

#include <QObject>

namespace darse::ui {

/// Where a log view reads its lines from, numbered without gaps since the beginning. The newest are in memory, older
/// ones on the disk, so that a log of any size needs no more memory than this; only then the oldest go.
class LogLines : public QObject {
    Q_OBJECT
public:
    struct Limits {
        qsizetype lines = 100'000'000; ///< kept at all
        qint64 spoolBytes = qint64(4) << 30;
        qint64 blockBytes = LogSpool::kDefaultBlock; ///< go to the disk, and come back from there, at once
    };
    /// Longer lines are kept in pieces of this size.
    static constexpr qsizetype kLongestPiece = 2000;

    using Line = KeptLine;

    explicit LogLines(QObject* parent = nullptr) : LogLines(Limits{}, parent) {}
    LogLines(Limits limits, QObject* parent) : QObject(parent), m_limits(limits), m_spool(limits.blockBytes) {}

    void append(const std::vector<backend::LogLine>& lines);
    void appendSourced(const std::vector<SourcedLine>& lines);
    /// Numbering goes on.
    void clear();

    /// The number of the oldest line that is kept.
    [[nodiscard]] qint64 first() const { return m_first; }
    /// One past the newest.
    [[nodiscard]] qint64 end() const { return m_spool.end(); }
    /// `number` is in [first(), end()). The reference is good until some thousand other lines were read.
    [[nodiscard]] const Line& line(qint64 number) const { return m_spool.line(number); }
    /// The lines from `number` on, for other threads; they stay as they are.
    [[nodiscard]] std::vector<LogBlockPtr> blocksFrom(qint64 number) const { return m_spool.blocksFrom(number); }
    /// Of all lines, on the disk or not.
    [[nodiscard]] qint64 bytes() const { return m_spool.bytes(); }
    [[nodiscard]] qint64 bytesInMemory() const { return m_spool.bytesInMemory(); }

Q_SIGNALS:
    void changed();

private:
    void add(const backend::LogLine& line, int source);
    void push(const Line& line, QStringView text);
    void dropOld();

    Limits m_limits;
    LogSpool m_spool;
    qint64 m_first = 0; ///< the oldest block may begin before it
};

} // namespace darse::ui
