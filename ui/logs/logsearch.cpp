// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logsearch.h"

#include "ui/logs/loglines.h"
#include "ui/logs/sgrparser.h"

#include <QElapsedTimer>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr qint64 kSliceMilliseconds = 8;
constexpr std::size_t kMostSpans = 200; ///< highlighted in one line
/// An expression that runs wild gives up on a line instead of holding the window.
constexpr QLatin1StringView kLimits("(*LIMIT_MATCH=50000)(*LIMIT_DEPTH=2000)");

} // namespace

LogSearch::LogSearch(const LogLines& lines, QObject* parent) : QObject(parent), m_lines(lines)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &LogSearch::scanSlice);
    connect(&lines, &LogLines::changed, this, &LogSearch::linesChanged);
}

void LogSearch::setQuery(const LogQuery& query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_problem.clear();
    m_matches.clear();
    m_shown.clear();
    m_showUntil = -1;
    m_next = m_lines.first();
    m_timer.stop();
    if (!query.text.isEmpty() && query.isRegularExpression) {
        const QRegularExpression asWritten(query.text);
        if (!asWritten.isValid())
            m_problem = tr("The expression cannot be read: %1 at character %2.")
                            .arg(asWritten.errorString())
                            .arg(asWritten.patternErrorOffset() + 1);
        else
            m_expression = QRegularExpression(kLimits + query.text, QRegularExpression::CaseInsensitiveOption);
    }
    if (isActive())
        m_timer.start();
    Q_EMIT changed();
}

std::vector<TextSpan> LogSearch::spansIn(const QString& shown) const
{
    std::vector<TextSpan> spans;
    if (!isActive() || m_query.isInverted)
        return spans;
    if (m_query.isRegularExpression) {
        auto all = m_expression.globalMatch(shown);
        while (all.hasNext() && spans.size() < kMostSpans) {
            const QRegularExpressionMatch match = all.next();
            if (match.capturedLength() > 0)
                spans.push_back({match.capturedStart(), match.capturedLength()});
        }
        return spans;
    }
    qsizetype at = shown.indexOf(m_query.text, 0, Qt::CaseInsensitive);
    while (at >= 0 && spans.size() < kMostSpans) {
        spans.push_back({at, m_query.text.size()});
        at = shown.indexOf(m_query.text, at + m_query.text.size(), Qt::CaseInsensitive);
    }
    return spans;
}

void LogSearch::linesChanged()
{
    while (!m_matches.empty() && m_matches.front() < m_lines.first())
        m_matches.pop_front();
    while (!m_shown.empty() && m_shown.front() < m_lines.first())
        m_shown.pop_front();
    m_next = std::max(m_next, m_lines.first());
    if (isActive() && m_next < m_lines.end() && !m_timer.isActive())
        m_timer.start();
}

void LogSearch::scanSlice()
{
    QElapsedTimer clock;
    clock.start();
    while (m_next < m_lines.end() && clock.elapsed() < kSliceMilliseconds) {
        scanLine(m_next++);
    }
    if (m_next >= m_lines.end())
        m_timer.stop();
    Q_EMIT changed();
}

void LogSearch::scanLine(qint64 number)
{
    const bool isMatch = matchesLine(number) != m_query.isInverted;
    if (isMatch)
        m_matches.push_back(number);
    if (m_query.around == 0)
        return;
    if (isMatch) {
        const qint64 known = m_shown.empty() ? -1 : m_shown.back();
        for (qint64 line = std::max({known + 1, number - m_query.around, m_lines.first()}); line < number; ++line)
            m_shown.push_back(line);
        m_showUntil = number + m_query.around;
    }
    if (isMatch || number <= m_showUntil)
        m_shown.push_back(number);
}

bool LogSearch::matchesLine(qint64 number) const
{
    const QString shown = parseInkedLine(m_lines.line(number).text).text;
    if (m_query.isRegularExpression)
        return m_expression.match(shown).hasMatch();
    return shown.contains(m_query.text, Qt::CaseInsensitive);
}

} // namespace darse::ui
