// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/rfc3339.h"

#include "core/oci/imageconfig.h"

#include <array>
#include <cstdio>
#include <limits>

namespace darse::oci {
namespace {

using namespace std::chrono;

/// Takes what a time is made of off the front of a text.
class TimeReader {
public:
    explicit TimeReader(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }

    bool takes(std::string_view anyOf)
    {
        if (m_rest.empty() || anyOf.find(m_rest.front()) == std::string_view::npos)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    void must(std::string_view anyOf) { m_isGood = takes(anyOf) && m_isGood; }
    /// Exactly `digits` of them, at most `largest`.
    int number(int digits, int largest)
    {
        int value = 0;
        for (; digits > 0; --digits) {
            const int d = digit();
            m_isGood = m_isGood && d >= 0;
            value = value * 10 + d;
        }
        m_isGood = m_isGood && value <= largest;
        return value;
    }
    nanoseconds fraction()
    {
        nanoseconds value{0};
        nanoseconds unit = 100ms;
        int count = 0;
        for (int d = digit(); d >= 0; d = digit(), ++count) {
            value += d * unit;
            unit /= 10;
        }
        m_isGood = m_isGood && count > 0;
        return value;
    }

private:
    int digit()
    {
        if (m_rest.empty() || m_rest.front() < '0' || m_rest.front() > '9')
            return -1;
        const int value = m_rest.front() - '0';
        m_rest.remove_prefix(1);
        return value;
    }

    std::string_view m_rest;
    bool m_isGood = true;
};

year_month_day readDate(TimeReader& reader)
{
    const int y = reader.number(4, 9999);
    reader.must("-");
    const int m = reader.number(2, 12);
    reader.must("-");
    const int d = reader.number(2, 31);
    return {year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
}

seconds readClock(TimeReader& reader)
{
    const hours h(reader.number(2, 23));
    reader.must(":");
    const minutes m(reader.number(2, 59));
    reader.must(":");
    const seconds s(reader.number(2, 59));
    return h + m + s;
}

seconds readOffset(TimeReader& reader)
{
    if (reader.takes("Zz"))
        return seconds(0);
    const bool isBehind = reader.takes("-");
    if (!isBehind)
        reader.must("+");
    const hours h(reader.number(2, 23));
    reader.must(":");
    const minutes m(reader.number(2, 59));
    return isBehind ? -(h + m) : h + m;
}

} // namespace

std::optional<WrittenTime> readTime(std::string_view text)
{
    constexpr std::size_t kMaxText = 64;
    if (text.size() > kMaxText)
        return {};
    TimeReader reader(text);
    const year_month_day date = readDate(reader);
    reader.must("Tt");
    const seconds clock = readClock(reader);
    const nanoseconds fraction = reader.takes(".") ? reader.fraction() : nanoseconds(0);
    const seconds offset = readOffset(reader);
    if (!reader.isGood() || !reader.isAtEnd() || !date.ok())
        return {};
    return WrittenTime{.seconds = sys_days(date) + clock - offset, .fraction = fraction};
}

std::optional<sys_time<nanoseconds>> parseTime(std::string_view text)
{
    const auto written = readTime(text);
    if (!written)
        return {};
    // One second of margin leaves room for the fraction.
    constexpr seconds kLast = duration_cast<seconds>(nanoseconds::max()) - 1s;
    constexpr seconds kFirst = duration_cast<seconds>(nanoseconds::min()) + 1s;
    const seconds sinceEpoch = written->seconds.time_since_epoch();
    if (sinceEpoch < kFirst || sinceEpoch > kLast)
        return {};
    return sys_time<nanoseconds>(sinceEpoch + written->fraction);
}

std::string formatTime(sys_time<nanoseconds> time)
{
    const auto whole = floor<seconds>(time);
    const auto midnight = floor<days>(whole);
    const year_month_day date(midnight);
    const hh_mm_ss clock(whole - midnight);
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return buffer.data();
}

} // namespace darse::oci
