// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/lineset.h"
#include "ui/logs/logquery.h"

#include <QElapsedTimer>
#include <QObject>
#include <QRegularExpression>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace darse::ui {

class LinePattern;
class LogLines;
class SearchRound;

struct TextSpan {
    qsizetype first = 0;
    qsizetype length = 0;
};

/// Which lines of a log match, kept true while the log grows. Reads on threads of its own.
class LogSearch : public QObject {
    Q_OBJECT
public:
    /// `lines` outlives the search.
    explicit LogSearch(const LogLines& lines, QObject* parent = nullptr);
    ~LogSearch() override;

    /// What was looked for before is given up at once.
    void setQuery(const LogQuery& query);
    [[nodiscard]] const LogQuery& query() const { return m_query; }
    /// There is something valid to look for.
    [[nodiscard]] bool isActive() const { return !m_query.text.isEmpty() && m_problem.isEmpty(); }
    [[nodiscard]] bool isScanning() const { return m_round != nullptr; }
    /// Why the expression cannot be used, one translated sentence; empty when it can.
    [[nodiscard]] const QString& problem() const { return m_problem; }

    /// Numbers of the lines that match.
    [[nodiscard]] const LineSet& matches() const { return m_matches; }
    /// The matches and the lines around them.
    [[nodiscard]] const LineSet& shownLines() const { return m_query.around > 0 ? m_shown : m_matches; }
    /// Where it matches in a line as it is shown.
    [[nodiscard]] std::vector<TextSpan> spansIn(const QString& shown) const;

Q_SIGNALS:
    void changed();

private:
    void readExpression();
    void linesChanged();
    void begin();
    void cancel();
    void takeResults();
    void noteMatch(qint64 number);
    void showUpTo(qint64 number);

    const LogLines& m_lines;
    LogQuery m_query;
    QRegularExpression m_expression; ///< for spans
    std::shared_ptr<const LinePattern> m_pattern;
    QString m_problem;
    LineSet m_matches;
    LineSet m_shown;         ///< only kept when lines around matches are wanted
    qint64 m_showUntil = -1; ///< last line that belongs to a match before it
    qint64 m_next = 0;       ///< first line that nobody was sent to look at
    std::shared_ptr<SearchRound> m_round;
    QElapsedTimer m_told;
    QThreadPool m_pool; ///< last, so that it ends first
};

} // namespace darse::ui
