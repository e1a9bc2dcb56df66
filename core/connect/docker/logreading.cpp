// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/logreading.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace darse::connect::docker {
namespace {

/// A line without an end is cut here: nobody reads longer ones.
constexpr std::size_t kLongestLine = std::size_t{1} << 20;

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count)
{
    int value = 0;
    const char* first = text.data() + from;
    const auto [end, error] = std::from_chars(first, first + count, value);
    return error == std::errc() && end == first + count && value >= 0 ? std::optional(value) : std::nullopt;
}

/// What follows the seconds: a fraction, and Z or an offset.
std::optional<qint64> tailOf(std::string_view tail)
{
    qint64 milli = 0;
    if (tail.starts_with('.')) {
        qint64 scale = 100;
        tail.remove_prefix(1);
        while (!tail.empty() && tail.front() >= '0' && tail.front() <= '9') {
            milli += scale * (tail.front() - '0');
            scale /= 10;
            tail.remove_prefix(1);
        }
    }
    if (tail == "Z")
        return milli;
    constexpr std::size_t kOffset = 6; // "+02:00"
    if (tail.size() != kOffset || (tail[0] != '+' && tail[0] != '-') || tail[3] != ':')
        return std::nullopt;
    const auto hours = digits(tail, 1, 2);
    const auto minutes = digits(tail, 4, 2);
    if (!hours || !minutes)
        return std::nullopt;
    const qint64 offset = (qint64{*hours} * 60 + *minutes) * 60'000;
    return tail[0] == '+' ? milli - offset : milli + offset;
}

} // namespace

qint64 millisecondsOf(std::string_view time)
{
    constexpr std::size_t kUpToSeconds = 19;
    if (time.size() <= kUpToSeconds || time[4] != '-' || time[10] != 'T' || time[13] != ':')
        return -1;
    const auto year = digits(time, 0, 4);
    const auto month = digits(time, 5, 2);
    const auto day = digits(time, 8, 2);
    const auto hour = digits(time, 11, 2);
    const auto minute = digits(time, 14, 2);
    const auto second = digits(time, 17, 2);
    const auto tail = tailOf(time.substr(kUpToSeconds));
    if (!year || !month || !day || !hour || !minute || !second || !tail)
        return -1;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return -1;
    const qint64 days = std::chrono::sys_days(date).time_since_epoch().count();
    return (((days * 24 + *hour) * 60 + *minute) * 60 + *second) * 1000 + *tail;
}

Result<std::size_t> LogReader::takeHead(std::string_view piece)
{
    const std::size_t part = std::min(piece.size(), kHead - m_head.size());
    m_head += piece.substr(0, part);
    if (m_head.size() < kHead)
        return part;
    const auto byte = [this](std::size_t at) { return static_cast<unsigned char>(m_head[at]); };
    if (byte(0) > 3 || byte(1) != 0 || byte(2) != 0 || byte(3) != 0)
        return Error(ErrorKind::Protocol, "the log is not what was asked for");
    m_isError = byte(0) == 2 || byte(0) == 3;
    m_left = (std::size_t{byte(4)} << 24) | (std::size_t{byte(5)} << 16) | (std::size_t{byte(6)} << 8) | byte(7);
    m_head.clear();
    return part;
}

Result<std::vector<backend::LogLine>> LogReader::take(std::string_view piece)
{
    std::vector<backend::LogLine> lines;
    if (m_framing == LogFraming::Raw) {
        add(piece, false, lines);
        return lines;
    }
    while (!piece.empty()) {
        if (m_left == 0) {
            TRY_DECLARE(const std::size_t used, takeHead(piece));
            piece.remove_prefix(used);
            continue;
        }
        const std::size_t part = std::min(piece.size(), m_left);
        add(piece.substr(0, part), m_isError, lines);
        piece.remove_prefix(part);
        m_left -= part;
    }
    return lines;
}

std::vector<backend::LogLine> LogReader::rest()
{
    std::vector<backend::LogLine> lines;
    for (const bool isError : {false, true}) {
        if (!m_begun[isError ? 1 : 0].empty())
            add("\n", isError, lines);
    }
    return lines;
}

void LogReader::add(std::string_view text, bool isError, std::vector<backend::LogLine>& lines)
{
    std::string& begun = m_begun[isError ? 1 : 0];
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        begun += text.substr(0, end);
        if (end == std::string_view::npos && begun.size() < kLongestLine)
            return;
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        std::string_view line = begun;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const std::size_t blank = line.find(' ');
        const qint64 time = millisecondsOf(line.substr(0, blank));
        if (time >= 0) {
            m_lastTime = time;
            line = blank == std::string_view::npos ? std::string_view() : line.substr(blank + 1);
        }
        lines.push_back({.atMilliseconds = m_lastTime,
                         .isError = isError,
                         .text = QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()))});
        begun.clear();
    }
}

} // namespace darse::connect::docker
