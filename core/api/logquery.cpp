// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/logquery.h"

#include "core/api/filters.h"
#include "core/oci/wording.h"

#include <charconv>

namespace darse::api {

using store::TimePoint;

namespace {

std::optional<std::int64_t> digits(std::string_view text)
{
    std::int64_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    const bool isWhole = error == std::errc() && end == text.data() + text.size() && out >= 0;
    return isWhole ? std::optional(out) : std::nullopt;
}

Result<std::optional<TimePoint>> moment(const Parameters& parameters, std::string_view name)
{
    const std::string text = parameters.text(name);
    if (text.empty() || text == "0")
        return std::optional<TimePoint>();
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
