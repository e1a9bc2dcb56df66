// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/logs.h"

#include <QObject>

#include <deque>

namespace darse::ui {

/// Where a log view reads its lines from: the newest part of a log, numbered without gaps since its beginning. The
/// oldest lines go when a limit is reached, so that the longest log needs no more memory than this.
class LogLines : public QObject {
    Q_OBJECT
public:
    struct Limits {
        qsizetype lines = 200'000;
        qsizetype characters = 32 * 1024 * 1024;
    };
    /// Longer lines are kept in pieces of this size.
    static constexpr qsizetype kLongestPiece = 2000;

    struct Line {
        qint64 atMilliseconds = 0;
        bool isError = false;
        bool isContinuation = false; ///< the next piece of the line before
        QString text;                ///< raw and hostile
    };

    explicit LogLines(QObject* parent = nullptr) : LogLines(Limits{}, parent) {}
    LogLines(Limits limits, QObject* parent) : QObject(parent), m_limits(limits) {}

    void append(const std::vector<backend::LogLine>& lines);
    /// Numbering goes on.
    void clear();

    /// The number of the oldest line that is kept.
    [[nodiscard]] qint64 first() const { return m_first; }
    /// One past the newest.
    [[nodiscard]] qint64 end() const { return m_first + qint64(m_lines.size()); }
    /// `number` is in [first(), end()).
    [[nodiscard]] const Line& line(qint64 number) const { return m_lines.at(std::size_t(number - m_first)); }
    [[nodiscard]] qsizetype characters() const { return m_characters; }

Q_SIGNALS:
    void changed();

private:
    void push(Line line);
    void dropOldest();

    Limits m_limits;
    std::deque<Line> m_lines;
    qint64 m_first = 0;
    qsizetype m_characters = 0;
};

} // namespace darse::ui
