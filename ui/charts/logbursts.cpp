// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/logbursts.h"

#include "core/session/session.h"

#include <algorithm>
#include <utility>

namespace darse::ui {
namespace {

constexpr int kTail = 20'000;
constexpr qint64 kBucket = 10'000; ///< milliseconds
constexpr int kLeast = 30;
constexpr double kTimesUsual = 4;

struct Bucket {
    qint64 first = 0;
    int lines = 0;
};

} // namespace

std::vector<LogBurst> burstsIn(const std::vector<qint64>& moments)
{
    std::map<qint64, Bucket> buckets;
    for (const qint64 moment : moments) {
        Bucket& bucket = buckets[moment / kBucket];
        if (bucket.lines++ == 0 || moment < bucket.first)
            bucket.first = moment;
    }
    if (buckets.size() < 2)
        return {}; // nothing to compare with
    const auto span = double(buckets.rbegin()->first - buckets.begin()->first + 1);
    const double usual = double(moments.size()) / span;
    std::vector<LogBurst> bursts;
    qint64 last = -2;
    for (const auto& [number, bucket] : buckets) {
        if (bucket.lines < kLeast || bucket.lines < kTimesUsual * usual)
            continue;
        if (number == last + 1)
            bursts.back().lines += bucket.lines;
        else
            bursts.push_back({.atMilliseconds = bucket.first, .lines = bucket.lines});
        last = number;
    }
    return bursts;
}

QString burstText(const LogBurst& burst)
{
    return LogBursts::tr("Burst of log: %n lines", nullptr, burst.lines);
}

LogBursts::LogBursts(session::Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void LogBursts::read(const QStringList& containers)
{
    if (m_session.backend().logs() == nullptr)
        return;
    const auto gone =
        std::erase_if(m_bursts, [&containers](const auto& entry) { return !containers.contains(entry.first); });
    m_left = containers;
    m_tail = kTail / std::max(1, int(containers.size()));
    readNext();
    if (gone > 0)
        Q_EMIT changed();
}

void LogBursts::readNext()
{
    m_stream.reset();
    m_moments.clear();
    backend::Logs* logs = m_session.backend().logs();
    if (m_left.isEmpty() || logs == nullptr)
        return;
    m_stream = logs->open(m_left.front(), {.tail = m_tail, .follow = false});
    connect(m_stream.get(), &backend::LogStream::lines, this, [this](const std::vector<backend::LogLine>& lines) {
        for (const backend::LogLine& line : lines)
            m_moments.push_back(line.atMilliseconds);
    });
    connect(m_stream.get(), &backend::LogStream::ended, this, [this] {
        m_stream.release()->deleteLater(); // it is telling
        keep(m_left.takeFirst(), burstsIn(std::exchange(m_moments, {})));
        readNext();
    });
}

void LogBursts::keep(const QString& container, std::vector<LogBurst> bursts)
{
    std::vector<LogBurst>& now = m_bursts[container];
    if (std::exchange(now, std::move(bursts)) != now)
        Q_EMIT changed();
}

} // namespace darse::ui
