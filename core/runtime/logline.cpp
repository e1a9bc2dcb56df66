// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/logline.h"

#include "core/oci/imageconfig.h"

namespace darse::runtime {
namespace {

/// A longer line of a program is handed on in pieces.
constexpr std::size_t kMaxJoined = std::size_t{1} * 1024 * 1024;
constexpr std::size_t kSecondLength = 19;

/// ".799382247" with at most nine digits, in nanoseconds; takes it off the front.
std::optional<std::chrono::nanoseconds> takeFraction(std::string_view& text)
{
    if (!text.starts_with('.'))
        return std::chrono::nanoseconds(0);
    std::int64_t value = 0;
    std::size_t digits = 1;
    for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits)
        value = value * 10 + (text[digits] - '0');
    if (digits == 1 || digits > 10)
        return {};
    for (std::size_t i = digits; i < 10; ++i)
        value *= 10;
    text.remove_prefix(digits);
    return std::chrono::nanoseconds(value);
}

} // namespace

std::optional<WrittenLine> parseLine(std::string_view line)
{
    constexpr std::string_view kOutput = "stdout ";
    constexpr std::string_view kErrors = "stderr ";
    const std::size_t at = line.substr(0, kMaxLineHead).find(' ');
    if (at == std::string_view::npos || at < kSecondLength || line[4] != '-' || line[10] != 'T')
        return {};
    WrittenLine result{.time = line.substr(0, at)};
    line.remove_prefix(at + 1);
    result.isError = line.starts_with(kErrors);
    if (!result.isError && !line.starts_with(kOutput))
        return {};
    line.remove_prefix(kOutput.size());
    if (line.size() < 2 || (line[0] != 'P' && line[0] != 'F') || line[1] != ' ')
        return {};
    result.isPartial = line[0] == 'P';
    result.text = line.substr(2);
    if (result.isPartial && result.text.ends_with('\n'))
        result.text.remove_suffix(1);
    return result;
}

std::optional<std::chrono::sys_time<std::chrono::nanoseconds>> LineClock::read(std::string_view text)
{
    std::string_view rest = text.substr(std::min(text.size(), kSecondLength));
    const auto fraction = takeFraction(rest);
    if (!fraction)
        return oci::parseTime(text);
    if (text.starts_with(m_second) && rest == m_offset && !m_second.empty())
        return m_at + *fraction;
    const auto at = oci::parseTime(text);
    if (at) {
        m_second = text.substr(0, kSecondLength);
        m_offset = rest;
        m_at = *at - *fraction;
    }
    return at;
}

Result<void> LineJoiner::hand(const LogLine& line)
{
    const bool isWanted = line.isError ? m_query->hasErrors : m_query->hasOutput;
    const bool isEarly = m_query->since && line.at < *m_query->since;
    const bool isLate = m_query->until && line.at > *m_query->until;
    return isWanted && !isEarly && !isLate ? (*m_sink)(line) : ok();
}

Result<void> LineJoiner::take(std::string_view line)
{
    const auto written = parseLine(line);
    if (!written)
        return ok();
    const auto at = m_clock.read(written->time);
    if (!at)
        return ok();
    Open& open = m_open[written->isError ? 1 : 0];
    if (open.text.empty() && !written->isPartial)
        return hand({.at = *at, .isError = written->isError, .text = written->text});
    if (open.text.empty())
        open.at = *at;
    open.text += written->text;
    if (written->isPartial && open.text.size() < kMaxJoined)
        return ok();
    TRY(hand({.at = open.at, .isError = written->isError, .text = open.text}));
    open.text.clear();
    return ok();
}

Result<void> LineJoiner::finish()
{
    for (const bool isError : {false, true}) {
        Open& open = m_open[isError ? 1 : 0];
        if (open.text.empty())
            continue;
        TRY(hand({.at = open.at, .isError = isError, .text = open.text}));
        open.text.clear();
    }
    return ok();
}

} // namespace darse::runtime
