// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/metricscommands.h"

#include "app/ctl/containercommands.h"
#include "app/ctl/print.h"
#include "core/net/url.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace darse::ctl {

using app::Option;
using nlohmann::json;

namespace {

constexpr std::array kStats = {
    Option{"no-stream", '\0', "", "Once, and not every second"},
    Option{"sort", '\0', "WHAT", "By name (the default), cpu or memory"},
    Option{"label", '\0', "NAME[=VALUE]", "Only those with that label; may be repeated"},
};
constexpr std::array kHistory = {
    Option{"metric", 'm', "NAME", "Which number: cpu unless told; may be repeated"},
    Option{"since", '\0', "TIME", "From how long ago on: 90s, 10m (the default), 6h, 14d"},
    Option{"step", '\0', "TIME", "A row for each: 10s, 1m, 1h"},
};
constexpr std::array kAlertAdd = {
    Option{"above", '\0', "NUMBER", "Broken above that: cores, bytes (also 200m, 1g), shares of one"},
    Option{"below", '\0', "NUMBER", "Broken below that"},
    Option{"for", '\0', "TIME", "For so long without a break: 30s, 5m; at once unless told"},
    Option{"container", '\0', "NAME", "Only that one, or \"host\"; every container unless told"},
};

constexpr std::array kCommands = {
    Command{"stats", "[CONTAINER…]", 0, kAnyNumber, kStats, "Show what containers use, every second", containerStats},
    Command{"history", "CONTAINER|host", 1, 1, kHistory, "Show what a container has used", containerHistory},
    Command{"alert ls", "", 0, 0, {}, "List the rules that events are made of", alertList},
    Command{"alert add", "NAME METRIC", 2, 2, kAlertAdd, "Tell of it when a number is out of bounds", alertAdd},
    Command{"alert rm", "RULE…", 1, kAnyNumber, {}, "Remove rules", alertRemove},
};

struct Suffix {
    char letter;
    double factor;
};

constexpr std::array kTimes = {Suffix{'s', 1}, Suffix{'m', 60}, Suffix{'h', 3600}, Suffix{'d', 86400}};
constexpr std::array kSizes = {Suffix{'k', 1024}, Suffix{'m', 1048576}, Suffix{'g', 1073741824}};

/// "1.5", "200m".
Result<double> numberOf(const std::string& text, std::span<const Suffix> suffixes)
{
    double number = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, number);
    if (error == std::errc() && end == last)
        return number;
    for (const Suffix& suffix : suffixes) {
        if (error == std::errc() && end + 1 == last && *end == suffix.letter)
            return number * suffix.factor;
    }
    return Error(ErrorKind::InvalidInput, "\"" + text + "\" is no number");
}

std::string milliseconds(double seconds)
{
    constexpr double kMilli = 1000;
    return std::to_string(static_cast<std::int64_t>(seconds * kMilli));
}

std::string timeText(std::int64_t at)
{
    const std::time_t seconds = at / 1000;
    std::tm local{};
    std::array<char, 32> text{};
    if (::localtime_r(&seconds, &local) == nullptr || std::strftime(text.data(), text.size(), "%F %T", &local) == 0)
        return "-";
    return text.data();
}

std::string numberText(double number, const std::string& unit)
{
    if (unit.starts_with("bytes"))
        return formatBytes(Bytes(static_cast<std::uint64_t>(std::max(number, 0.0)))) + (unit == "bytes" ? "" : "/s");
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", number);
    return text.data();
}

std::string historyTable(const json& told)
{
    std::vector<std::vector<std::string>> rows{{"TIME", "METRIC", "LEAST", "MEAN", "MOST"}};
    const json metrics = told.value("metrics", json::object());
    for (const auto& [name, one] : metrics.items()) {
        for (const json& point : listField(one, "points")) {
            if (!point.is_array() || point.size() != 4)
                continue;
            std::vector<std::string> row{timeText(point[0].get<std::int64_t>()), name};
            for (std::size_t i = 1; i < point.size(); ++i)
                row.push_back(numberText(point[i].get<double>(), field(one, "unit")));
            rows.push_back(std::move(row));
        }
    }
    return table(rows);
}

} // namespace

std::span<const Command> metricsCommands()
{
    return kCommands;
}

Result<std::string> containerHistory(const Context& context)
{
    const std::string since = context.value("since");
    const std::string step = context.value("step");
    TRY_DECLARE(const double seconds, numberOf(since.empty() ? "10m" : since, kTimes));
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const double from = std::chrono::duration<double>(now).count() - seconds;
    net::Query query{{"id", context.word(0)}, {"from", milliseconds(std::max(from, 0.0))}};
    if (!step.empty()) {
        TRY_DECLARE(const double length, numberOf(step, kTimes));
        query.emplace_back("step", milliseconds(length));
    }
    std::vector<std::string> names = context.given.values("metric");
    if (names.empty())
        names.emplace_back("cpu");
    for (std::string& name : names)
        query.emplace_back("metric", std::move(name));
    TRY_DECLARE(const json told, context.engine.json("GET", "/darse/v1/metrics/query" + queryOf(query)));
    return context.output == Output::Json ? printed(told) : historyTable(told);
}

Result<std::string> alertList(const Context& context)
{
    TRY_DECLARE(const json told, context.engine.json("GET", "/darse/v1/alerts"));
    if (context.output == Output::Json)
        return printed(told);
    std::vector<std::vector<std::string>> rows{{"ID", "NAME", "RULE", "CONTAINER", "BROKEN BY"}};
    for (const json& rule : listField(told, "rules")) {
        const std::string subject = field(rule, "subject");
        rows.push_back({field(rule, "id"), harmless(field(rule, "name")), field(rule, "sentence"),
                        subject.empty() || subject == "-" ? "every" : harmless(subject),
                        std::to_string(listField(rule, "firing").size())});
    }
    return table(rows);
}

Result<std::string> alertAdd(const Context& context)
{
    const std::string above = context.value("above");
    const std::string below = context.value("below");
    if (above.empty() == below.empty())
        return Error(ErrorKind::InvalidInput, "a rule takes either --above or --below");
    TRY_DECLARE(const double threshold, numberOf(above.empty() ? below : above, kSizes));
    const std::string length = context.value("for");
    TRY_DECLARE(const double seconds, numberOf(length.empty() ? "0" : length, kTimes));
    const json body{{"name", context.word(0)},
                    {"metric", context.word(1)},
                    {"crossing", above.empty() ? "below" : "above"},
                    {"threshold", threshold},
                    {"seconds", static_cast<std::int64_t>(seconds)},
                    {"subject", context.value("container")}};
    TRY_DECLARE(const json rule, context.engine.jsonWith("POST", "/darse/v1/alerts", body));
    return context.output == Output::Json ? printed(rule) : field(rule, "id") + "\n";
}

Result<std::string> alertRemove(const Context& context)
{
    return toEach(context, [&context](const std::string& name) -> Result<void> {
        TRY_DECLARE(const auto exchange,
                    context.engine.open(requestOf("DELETE", "/darse/v1/alerts/" + net::percentEncode(name))));
        return ok();
    });
}

} // namespace darse::ctl
