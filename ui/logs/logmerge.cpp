// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logmerge.h"

#include <algorithm>
#include <utility>

namespace darse::ui {

LogMerge::LogMerge(backend::Logs& logs, const QStringList& containerKeys, const backend::LogOptions& options)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kFirstMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &LogMerge::tell);
    for (int source = 0; source < int(containerKeys.size()); ++source) {
        const QString& key = containerKeys[source];
        if (key.isEmpty())
            continue;
        m_streams.push_back(logs.open(key, options));
        connect(m_streams.back().get(), &backend::LogStream::lines, this,
                [this, source](const std::vector<backend::LogLine>& more) { collect(source, more); });
        connect(m_streams.back().get(), &backend::LogStream::ended, this, &LogMerge::noteEnd);
    }
}

LogMerge::~LogMerge() = default;

void LogMerge::collect(int source, const std::vector<backend::LogLine>& more)
{
    for (const backend::LogLine& line : more)
        m_waiting.push_back({line, source});
    if (!m_timer.isActive())
        m_timer.start();
}

void LogMerge::noteEnd(const std::optional<Error>& error)
{
    ++m_endedCount;
    if (error && !m_error)
        m_error = error;
    if (m_endedCount == m_streams.size())
        m_timer.start(0);
}

void LogMerge::tell()
{
    m_timer.setInterval(kMilliseconds);
    std::ranges::stable_sort(m_waiting, {}, [](const SourcedLine& one) { return one.line.atMilliseconds; });
    const std::vector<SourcedLine> told = std::exchange(m_waiting, {});
    if (!told.empty())
        Q_EMIT lines(told);
    if (m_endedCount == m_streams.size() && m_endedCount > 0) {
        m_endedCount = 0;
        Q_EMIT ended(m_error);
    }
}

} // namespace darse::ui
