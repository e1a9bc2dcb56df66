// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/logmerge.h"
#include "ui/logs/logspool.h"

#include <QObject>

#include <deque>

namespace darse::ui {

/// Where a log view reads its lines from, numbered without gaps since the beginning. The newest are in memory, older
/// ones on the disk, so that a log of any size needs no more memory than this; only then the oldest go.
class LogLines : public QObject {
    Q_OBJECT
public:
    struct Limits {
        qsizetype lines = 10'000'000;           ///< kept at all
        qsizetype characters = 8 * 1024 * 1024; ///< kept in memory
        qsizetype linesInMemory = 40'000;
        qint64 spoolBytes = qint64(4) << 30;
    };
    /// Longer lines are kept in pieces of this size.
    static constexpr qsizetype kLongestPiece = 2000;

    using Line = KeptLine;

    explicit LogLines(QObject* parent = nullptr) : LogLines(Limits{}, parent) {}
    LogLines(Limits limits, QObject* parent) : QObject(parent), m_limits(limits) {}

    void append(const std::vector<backend::LogLine>& lines);
    void appendSourced(const std::vector<SourcedLine>& lines);
    /// Numbering goes on.
    void clear();

    /// The number of the oldest line that is kept.
    [[nodiscard]] qint64 first() const { return m_first; }
    /// One past the newest.
    [[nodiscard]] qint64 end() const { return m_firstInMemory + qint64(m_lines.size()); }
    /// `number` is in [first(), end()). The reference is good until some thousand other lines were read.
    [[nodiscard]] const Line& line(qint64 number) const;
    /// In memory.
    [[nodiscard]] qsizetype characters() const { return m_characters; }

Q_SIGNALS:
    void changed();

private:
    void add(const backend::LogLine& line, int source);
    void push(Line line);
    void spill();
    void dropOldest();

    Limits m_limits;
    LogSpool m_spool;
    std::deque<Line> m_lines;
    qint64 m_first = 0;
    qint64 m_firstInMemory = 0;
    qint64 m_firstInSpool = 0; ///< its oldest block may begin before m_first
    qsizetype m_characters = 0;
};

} // namespace darse::ui
