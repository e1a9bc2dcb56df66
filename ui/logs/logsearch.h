// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRegularExpression>
#include <QTimer>

#include <deque>
#include <vector>

namespace darse::ui {

class LogLines;

struct LogQuery {
    QString text;
    bool isRegularExpression = false;
    bool isInverted = false; ///< lines that do not match are the ones that are looked for
    int around = 0;          ///< so many lines before and after a match are shown with it

    friend bool operator==(const LogQuery&, const LogQuery&) = default;
};

struct TextSpan {
    qsizetype first = 0;
    qsizetype length = 0;
};

/// Which lines of a log match, kept true while the log grows. Reads a slice at a time, so that the window stays alive.
class LogSearch : public QObject {
    Q_OBJECT
public:
    /// `lines` outlives the search.
    explicit LogSearch(const LogLines& lines, QObject* parent = nullptr);

    void setQuery(const LogQuery& query);
    [[nodiscard]] const LogQuery& query() const { return m_query; }
    /// There is something valid to look for.
    [[nodiscard]] bool isActive() const { return !m_query.text.isEmpty() && m_problem.isEmpty(); }
    [[nodiscard]] bool isScanning() const { return m_timer.isActive(); }
    /// Why the expression cannot be used, one translated sentence; empty when it can.
    [[nodiscard]] const QString& problem() const { return m_problem; }

    /// Numbers of the lines that match, ascending.
    [[nodiscard]] const std::deque<qint64>& matches() const { return m_matches; }
    /// The matches and the lines around them, ascending.
    [[nodiscard]] const std::deque<qint64>& shownLines() const { return m_query.around > 0 ? m_shown : m_matches; }
    /// Where it matches in a line as it is shown.
    [[nodiscard]] std::vector<TextSpan> spansIn(const QString& shown) const;

Q_SIGNALS:
    void changed();

private:
    void linesChanged();
    void scanSlice();
    void scanLine(qint64 number);
    [[nodiscard]] bool matchesLine(qint64 number) const;

    const LogLines& m_lines;
    LogQuery m_query;
    QRegularExpression m_expression;
    QString m_problem;
    std::deque<qint64> m_matches;
    std::deque<qint64> m_shown; ///< only kept when lines around matches are wanted
    qint64 m_showUntil = -1;    ///< last line that belongs to a match before it
    qint64 m_next = 0;          ///< first line that was not looked at
    QTimer m_timer;
};

} // namespace darse::ui
