// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/logsource.h"

#include "core/connect/demo/life.h"
#include "core/connect/demo/removal.h"

#include <algorithm>

namespace darse::connect::demo {

using backend::Container;
using backend::Kind;
using backend::LogLine;
using backend::LogStream;
using backend::Status;

namespace {

constexpr qint64 kSecond = 1000;
constexpr qint64 kLongest = 6 * 3600 * kSecond;
constexpr int kMostLines = 10'000;

void addSecond(LogLines& lines, const Cell& cell, qint64 second)
{
    const double wanted = talkativeness(cell.character) * (0.3 + 1.4 * noise(cell.seed ^ 0x70, second, 60 * kSecond));
    const auto whole = static_cast<int>(wanted);
    const quint64 bits = mixed(cell.seed ^ 0x71, static_cast<quint64>(second));
    const int count = whole + (unit(bits) < wanted - whole);
    for (int i = 0; i < count; ++i) {
        const qint64 at =
            second + i * (kSecond / count) + static_cast<qint64>(mixed(bits, quint64(i)) % quint64(kSecond / count));
        lines.push_back(ordinaryLine(cell.character, cell.seed, at));
    }
}

void addRun(LogLines& lines, const Cell& cell, const Run& run, qint64 until)
{
    qint64 at = run.from;
    if (!run.isResumed && !run.isFrozen) {
        for (const QString& text : firstWords(cell.character))
            lines.push_back({at++, false, text});
    }
    if (run.until == 0 || run.until > until || !run.exit)
        return;
    for (const QString& text : lastWords(cell.character, *run.exit))
        lines.push_back({run.until, *run.exit != 0, text});
}

} // namespace

LogLines linesBetween(const Cell& cell, qint64 from, qint64 until)
{
    LogLines lines;
    for (const Run& run : cell.runs) {
        const qint64 end = run.until == 0 ? until : std::min(until, run.until);
        if (end < from || run.from > until)
            continue;
        addRun(lines, cell, run, until);
        if (run.isFrozen)
            continue;
        const qint64 begin = std::max(from, run.from);
        for (qint64 second = begin - begin % kSecond; second <= end; second += kSecond) {
            LogLines some;
            addSecond(some, cell, second);
            std::erase_if(
                some, [&](const LogLine& line) { return line.atMilliseconds < run.from || line.atMilliseconds > end; });
            lines.insert(lines.end(), some.begin(), some.end());
        }
    }
    std::erase_if(lines,
                  [&](const LogLine& line) { return line.atMilliseconds <= from || line.atMilliseconds > until; });
    std::stable_sort(lines.begin(), lines.end(),
                     [](const LogLine& a, const LogLine& b) { return a.atMilliseconds < b.atMilliseconds; });
    return lines;
}

LogLines lastLines(const Cell& cell, qint64 until, int count)
{
    const auto wanted = static_cast<std::size_t>(std::clamp(count, 0, kMostLines));
    const qint64 earliest = cell.runs.empty() ? until : cell.runs.front().from - 1;
    LogLines lines;
    for (qint64 span = 2 * 60 * kSecond; lines.size() < wanted; span *= 2) {
        const qint64 from = std::max({earliest, until - span, until - kLongest});
        lines = linesBetween(cell, from, until);
        if (from == earliest || span >= kLongest)
            break;
    }
    if (lines.size() > wanted)
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(wanted));
    return lines;
}

std::unique_ptr<LogStream> LogSource::open(const QString& containerKey, const backend::LogOptions& options)
{
    auto stream = std::make_unique<LogStream>();
    std::optional<Error> error = m_stage.lost;
    if (!error && !m_stage.world.find(Kind::Container, containerKey))
        error = notFound(Kind::Container, containerKey);
    if (error) {
        QMetaObject::invokeMethod(
            stream.get(), [raw = stream.get(), why = *error] { Q_EMIT raw->ended(why); }, Qt::QueuedConnection);
        return stream;
    }
    auto follower =
        std::make_shared<Follower>(Follower{stream.get(), containerKey, m_stage.world.now(), false, options.follow});
    m_followers.push_back(follower);
    // Later, so that the caller has time to connect; the guard is the stream itself.
    QMetaObject::invokeMethod(
        stream.get(), [this, follower, tail = options.tail] { prime(follower, tail); }, Qt::QueuedConnection);
    return stream;
}

void LogSource::prime(const std::shared_ptr<Follower>& follower, int tail)
{
    const auto cell = m_stage.world.cells.find(follower->container);
    follower->isPrimed = true;
    follower->told = m_stage.world.now();
    if (cell != m_stage.world.cells.end()) {
        const LogLines lines = lastLines(cell->second, follower->told, tail);
        if (!lines.empty() && follower->stream)
            Q_EMIT follower->stream->lines(lines);
    }
    endIfComplete(*follower);
}

bool LogSource::endIfComplete(Follower& follower)
{
    if (!follower.stream)
        return true;
    const auto container = m_stage.world.get<Container>(follower.container);
    const bool isOver = !container || (container->pid == 0 &&
                                       (container->status == Status::Stopped || container->status == Status::Failed ||
                                        container->status == Status::Succeeded));
    if (follower.isFollowing && !isOver)
        return false;
    const QPointer<LogStream> stream = std::exchange(follower.stream, nullptr);
    Q_EMIT stream->ended(std::nullopt);
    return true;
}

void LogSource::tick()
{
    const auto followers = m_followers; // a copy: who listens may come and go meanwhile
    for (const auto& follower : followers) {
        if (!follower->isPrimed || !follower->stream)
            continue;
        const auto cell = m_stage.world.cells.find(follower->container);
        const qint64 from = std::exchange(follower->told, m_stage.world.now());
        if (cell != m_stage.world.cells.end()) {
            const LogLines lines = linesBetween(cell->second, from, follower->told);
            if (!lines.empty())
                Q_EMIT follower->stream->lines(lines);
        }
        endIfComplete(*follower);
    }
    std::erase_if(m_followers, [](const auto& follower) { return follower->stream.isNull(); });
}

void LogSource::end(const Error& error)
{
    for (const auto& follower : std::exchange(m_followers, {})) {
        if (const auto stream = std::exchange(follower->stream, nullptr))
            Q_EMIT stream->ended(error);
    }
}

} // namespace darse::connect::demo
