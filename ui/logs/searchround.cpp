// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/searchround.h"

#include <algorithm>
#include <utility>

namespace darse::ui {

SearchRound::SearchRound(Work work, std::function<void()> tell) :
    m_work(std::move(work)),
    m_tell(std::move(tell)),
    m_results(m_work.blocks.size())
{
}

void SearchRound::work()
{
    LineMatcher matcher(m_work.pattern);
    for (;;) {
        const std::size_t number = m_next++;
        if (number >= m_work.blocks.size() || m_isCancelled)
            return;
        SearchedLines lines = search(matcher, *m_work.blocks[number]);
        if (m_isCancelled)
            return;
        finish(number, std::move(lines));
    }
}

SearchedLines SearchRound::search(LineMatcher& matcher, const LogBlock& block) const
{
    const LogText text = block.text();
    const auto from = std::size_t(std::max<qint64>(0, m_work.from - block.first()));
    const std::vector<quint32> hits = matcher.linesIn(text, from, m_isCancelled);
    SearchedLines lines{block.end(), {}};
    if (!m_work.isInverted) {
        lines.hits.reserve(hits.size());
        for (const quint32 hit : hits)
            lines.hits.push_back(block.first() + hit);
        return lines;
    }
    auto hit = hits.begin();
    for (std::size_t line = from; line < block.count(); ++line) {
        if (hit != hits.end() && *hit == line)
            ++hit;
        else
            lines.hits.push_back(block.first() + qint64(line));
    }
    return lines;
}

void SearchRound::finish(std::size_t number, SearchedLines lines)
{
    bool isNews = false;
    {
        const std::lock_guard lock(m_mutex);
        m_results[number] = std::move(lines);
        const bool wasEmpty = m_taken == m_ready;
        while (m_ready < m_results.size() && m_results[m_ready])
            ++m_ready;
        isNews = wasEmpty && m_ready > m_taken;
    }
    if (isNews)
        m_tell();
}

std::vector<SearchedLines> SearchRound::take(std::size_t most)
{
    const std::lock_guard lock(m_mutex);
    std::vector<SearchedLines> taken;
    for (; m_taken < m_ready && taken.size() < most; ++m_taken) {
        taken.push_back(std::move(*m_results[m_taken]));
        m_results[m_taken].reset();
    }
    return taken;
}

bool SearchRound::hasMore() const
{
    const std::lock_guard lock(m_mutex);
    return m_taken < m_ready;
}

bool SearchRound::isDone() const
{
    const std::lock_guard lock(m_mutex);
    return m_taken == m_results.size();
}

} // namespace darse::ui
