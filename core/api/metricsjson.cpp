// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/metricsjson.h"

#include "core/api/answer.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace darse::api {

using metrics::Values;

namespace {

std::int64_t milliseconds(metrics::WallTime at)
{
    return std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch()).count();
}

void appendValues(std::string& out, const Values& values, const FrameFilter& filter)
{
    out += '{';
    for (const metrics::MetricRow& row : metrics::metricRows()) {
        if (!values.has(row.metric) || !filter.metrics[static_cast<std::size_t>(row.metric)])
            continue;
        if (out.back() != '{')
            out += ',';
        out.append("\"").append(row.name).append("\":");
        appendNumber(out, values.at(row.metric));
    }
    out += '}';
}

} // namespace

void appendNumber(std::string& out, double number)
{
    constexpr double kExact = 1e15;
    constexpr int kDigits = 6;
    std::array<char, 32> text{};
    const bool isWhole = std::abs(number) < kExact && number == std::trunc(number);
    const auto end = isWhole ? std::to_chars(text.begin(), text.end(), static_cast<std::int64_t>(number))
                             : std::to_chars(text.begin(), text.end(), number, std::chars_format::general, kDigits);
    out.append(text.begin(), end.ptr);
}

std::string frameLine(const metrics::Frame& frame, const FrameFilter& filter)
{
    std::string out = "{\"tick\":" + std::to_string(frame.number) +
                      ",\"at\":" + std::to_string(milliseconds(frame.at)) + ",\"host\":";
    appendValues(out, frame.host, filter);
    out += ",\"containers\":[";
    bool isFirst = true;
    for (const metrics::Frame::Row& row : frame.rows) {
        if (filter.isWanted && !filter.isWanted(row.subject.id))
            continue;
        if (!std::exchange(isFirst, false))
            out += ',';
        // Neither has anything in it that JSON would have to quote: they were checked when they were given.
        out.append(R"({"id":")").append(row.subject.id);
        out.append(R"(","name":")").append(row.subject.name).append(R"(","values":)");
        appendValues(out, row.values, filter);
        out += '}';
    }
    return out += "]}\n";
}

} // namespace darse::api
