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

void appendCounters(std::string& out, std::initializer_list<std::pair<const char*, std::uint64_t>> counters)
{
    for (const auto& [name, counter] : counters)
        out.append(",\"").append(name).append("\":").append(std::to_string(counter));
    out += '}';
}

/// Counters since it began: what several disks or interfaces make of a sum.
void appendDetails(std::string& out, const metrics::Reading& reading)
{
    if (reading.sample.io.devices) {
        out += R"(,"disks":[)";
        for (const cgroup::IoDevice& device : *reading.sample.io.devices) {
            out += out.back() == '[' ? R"({"device":")" : R"(,{"device":")";
            out += std::to_string(device.major) + ':' + std::to_string(device.minor) + '"';
            appendCounters(out, {{"read", device.readBytes},
                                 {"written", device.writtenBytes},
                                 {"reads", device.reads},
                                 {"writes", device.writes}});
        }
        out += ']';
    }
    if (reading.networks.empty())
        return;
    out += R"(,"interfaces":[)";
    for (const cgroup::NetworkCounters& each : reading.networks) {
        out += out.back() == '[' ? R"({"name":)" : R"(,{"name":)";
        out += nlohmann::json(each.name).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        appendCounters(out, {{"received", each.received.bytes},
                             {"sent", each.sent.bytes},
                             {"receivedPackets", each.received.packets},
                             {"sentPackets", each.sent.packets},
                             {"receivedDropped", each.received.drops},
                             {"sentDropped", each.sent.drops},
                             {"receivedErrors", each.received.errors},
                             {"sentErrors", each.sent.errors}});
    }
    out += ']';
}

void appendRows(std::string& out, const std::vector<metrics::Frame::Row>& rows, const FrameFilter& filter)
{
    bool isFirst = true;
    for (const metrics::Frame::Row& row : rows) {
        if (filter.isWanted && !filter.isWanted(row.subject.id))
            continue;
        if (!std::exchange(isFirst, false))
            out += ',';
        // Neither has anything in it that JSON would have to quote: they were checked when they were given.
        out.append(R"({"id":")").append(row.subject.id);
        out.append(R"(","name":")").append(row.subject.name).append(R"(","values":)");
        appendValues(out, row.values, filter);
        if (filter.hasDetails)
            appendDetails(out, row.reading);
        out += '}';
    }
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
    out += ",\"engine\":";
    appendValues(out, frame.engine, filter);
    out += ",\"containers\":[";
    appendRows(out, frame.rows, filter);
    out += "],\"pods\":[";
    appendRows(out, frame.pods, filter);
    return out += "]}\n";
}

} // namespace darse::api
