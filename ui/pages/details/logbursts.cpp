// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/logbursts.h"

#include "core/session/session.h"

#include <map>

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

LogBursts::LogBursts(session::Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void LogBursts::read(const QString& container)
{
    backend::Logs* logs = m_session.backend().logs();
    if (logs == nullptr)
        return;
    m_moments.clear();
    m_stream = logs->open(container, {.tail = kTail, .follow = false});
    connect(m_stream.get(), &backend::LogStream::lines, this, [this](const std::vector<backend::LogLine>& lines) {
        for (const backend::LogLine& line : lines)
            m_moments.push_back(line.atMilliseconds);
    });
    connect(m_stream.get(), &backend::LogStream::ended, this, [this] {
        m_stream.release()->deleteLater(); // it is telling
        if (std::exchange(m_bursts, burstsIn(std::exchange(m_moments, {}))) != m_bursts)
            Q_EMIT changed();
    });
}

} // namespace darse::ui
