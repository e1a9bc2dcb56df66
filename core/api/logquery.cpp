// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/logquery.h"

#include "core/api/filters.h"
#include "core/oci/wording.h"

#include <charconv>
#include <limits>

namespace darse::api {

using store::TimePoint;

namespace {

constexpr std::size_t kNanoDigits = 9;

std::optional<std::int64_t> digits(std::string_view text)
{
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    const bool isWhole = error == std::errc() && end == text.data() + text.size() && out >= 0;
    return isWhole ? std::optional(out) : std::nullopt;
}

/// "1700000000.000000001" to the nanosecond, which a floating point number would lose.
std::optional<TimePoint> exactTime(std::string_view text)
{
    constexpr std::int64_t kLatest = std::numeric_limits<std::int64_t>::max() / 1'000'000'000 - 1;
    const auto dot = text.find('.');
    std::string fraction(dot == std::string_view::npos ? "0" : text.substr(dot + 1));
    fraction.resize(kNanoDigits, '0');
    const auto seconds = digits(text.substr(0, dot));
    const auto nanoseconds = digits(fraction);
    if (!seconds || !nanoseconds || *seconds > kLatest)
        return std::nullopt;
    return TimePoint(std::chrono::seconds(*seconds) + std::chrono::nanoseconds(*nanoseconds));
}

Result<std::optional<TimePoint>> moment(const Parameters& parameters, std::string_view name)
{
    const std::string text = parameters.text(name);
    if (text.empty() || text == "0")
        return std::optional<TimePoint>();
    if (const auto exact = exactTime(text))
        return exact;
    TRY_DECLARE(const TimePoint told, parseMoment(text, std::chrono::system_clock::now()));
    return std::optional(told);
}

Result<std::optional<std::uint64_t>> lines(const std::string& text)
{
    if (text.empty() || text == "all")
        return std::optional<std::uint64_t>();
    if (text.starts_with('-')) // as Docker takes it
        return std::optional<std::uint64_t>();
    const auto count = digits(text);
    if (!count)
        return Error(ErrorKind::InvalidInput, "tail is a number of lines or all, not " + oci::inQuotes(text));
    return std::optional(static_cast<std::uint64_t>(*count));
}

} // namespace

Result<LogsAsked> logsAsked(const Parameters& parameters)
{
    LogsAsked out;
    out.query.hasOutput = parameters.flag("stdout");
    out.query.hasErrors = parameters.flag("stderr");
    if (!out.query.hasOutput && !out.query.hasErrors)
        return Error(ErrorKind::InvalidInput, "Bad parameters: you must choose at least one stream");
    TRY_DECLARE(out.query.since, moment(parameters, "since"));
    TRY_DECLARE(out.query.until, moment(parameters, "until"));
    TRY_DECLARE(out.query.tail, lines(parameters.text("tail")));
    out.query.follows = parameters.flag("follow");
    out.hasTimes = parameters.flag("timestamps");
    return out;
}

} // namespace darse::api
