// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logsearch.h"

#include "ui/logs/loglines.h"
#include "ui/logs/searchround.h"

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kThreads = 2;
constexpr std::size_t kBlocksAtOnce = 16; ///< some milliseconds at the worst
constexpr qint64 kTellMilliseconds = 60;
constexpr std::size_t kMostSpans = 200; ///< highlighted in one line
/// An expression that runs wild gives up on a line instead of holding the window.
constexpr QLatin1StringView kLimits("(*LIMIT_MATCH=50000)(*LIMIT_DEPTH=2000)");

/// Spans that touch become one: each is painted by itself.
void append(std::vector<TextSpan>& spans, const TextSpan& span)
{
    if (!spans.empty() && spans.back().first + spans.back().length == span.first)
        spans.back().length += span.length;
    else
        spans.push_back(span);
}

} // namespace

LogSearch::LogSearch(const LogLines& lines, QObject* parent) : QObject(parent), m_lines(lines)
{
    m_pool.setMaxThreadCount(kThreads);
    connect(&lines, &LogLines::changed, this, &LogSearch::linesChanged);
}

LogSearch::~LogSearch()
{
    cancel();
    m_pool.clear();
    m_pool.waitForDone();
}

void LogSearch::setQuery(const LogQuery& query)
{
    if (query == m_query)
        return;
    m_query = query;
    cancel();
    m_problem.clear();
    m_pattern.reset();
    m_matches.clear();
    m_shown.clear();
    m_showUntil = -1;
    m_next = m_lines.first();
    if (!query.text.isEmpty())
        readExpression();
    begin();
    Q_EMIT changed();
}

void LogSearch::readExpression()
{
    const QString broken = tr("The expression cannot be read: %1 at character %2.");
    const QRegularExpression asWritten(m_query.text);
    if (m_query.isRegularExpression && !asWritten.isValid()) {
        m_problem = broken.arg(asWritten.errorString()).arg(asWritten.patternErrorOffset() + 1);
        return;
    }
    m_expression = QRegularExpression(kLimits + m_query.text, QRegularExpression::CaseInsensitiveOption);
    QString why;
    m_pattern = LinePattern::create(m_query, why);
    if (!m_pattern)
        m_problem = broken.arg(why).arg(1);
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
                append(spans, {match.capturedStart(), match.capturedLength()});
        }
        return spans;
    }
    qsizetype at = shown.indexOf(m_query.text, 0, Qt::CaseInsensitive);
    while (at >= 0 && spans.size() < kMostSpans) {
        append(spans, {at, m_query.text.size()});
        at = shown.indexOf(m_query.text, at + m_query.text.size(), Qt::CaseInsensitive);
    }
    return spans;
}

void LogSearch::linesChanged()
{
    m_matches.removeBefore(m_lines.first());
    m_shown.removeBefore(m_lines.first());
    m_next = std::max(m_next, m_lines.first());
    if (m_round == nullptr)
        begin();
}

void LogSearch::cancel()
{
    if (m_round != nullptr)
        m_round->cancel();
    m_round.reset();
}

/// Sends for what nobody was sent for yet. What comes meanwhile waits for the next round.
void LogSearch::begin()
{
    if (!isActive() || m_next >= m_lines.end())
        return;
    // The search waits for its threads before it goes.
    auto tell = [this] { QMetaObject::invokeMethod(this, &LogSearch::takeResults, Qt::QueuedConnection); };
    SearchRound::Work work{m_pattern, m_query.isInverted, m_next, m_lines.blocksFrom(m_next)};
    const int threads = int(std::min<std::size_t>(kThreads, work.blocks.size()));
    m_next = m_lines.end();
    m_round = std::make_shared<SearchRound>(std::move(work), std::move(tell));
    for (int i = 0; i < threads; ++i)
        m_pool.start([round = m_round] { round->work(); });
}

void LogSearch::takeResults()
{
    if (m_round == nullptr)
        return;
    for (const SearchedLines& lines : m_round->take(kBlocksAtOnce)) {
        for (const qint64 number : lines.hits) {
            if (number >= m_lines.first())
                noteMatch(number);
        }
        showUpTo(lines.end - 1);
    }
    if (m_round->hasMore())
        QMetaObject::invokeMethod(this, &LogSearch::takeResults, Qt::QueuedConnection);
    if (m_round->isDone()) {
        m_round.reset();
        begin();
    } else if (m_told.isValid() && m_told.elapsed() < kTellMilliseconds) {
        return; // painting every step would take longer than searching
    }
    m_told.start();
    Q_EMIT changed();
}

void LogSearch::noteMatch(qint64 number)
{
    m_matches.add(number);
    if (m_query.around == 0)
        return;
    showUpTo(number - 1);
    const qint64 known = m_shown.isEmpty() ? -1 : m_shown.back();
    for (qint64 line = std::max({known + 1, number - m_query.around, m_lines.first()}); line <= number; ++line)
        m_shown.add(line);
    m_showUntil = number + m_query.around;
}

/// The lines after the last match.
void LogSearch::showUpTo(qint64 number)
{
    if (m_shown.isEmpty())
        return;
    for (qint64 line = m_shown.back() + 1; line <= std::min(number, m_showUntil); ++line)
        m_shown.add(line);
}

} // namespace darse::ui
