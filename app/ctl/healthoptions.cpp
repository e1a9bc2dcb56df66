// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/createbody.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace darse::ctl {

using nlohmann::json;

namespace {

struct Unit {
    std::string_view name;
    std::int64_t nanoseconds;
};
constexpr std::array kUnits = {Unit{"ms", 1'000'000},        Unit{"us", 1'000},         Unit{"ns", 1},
                               Unit{"h", 3'600'000'000'000}, Unit{"m", 60'000'000'000}, Unit{"s", 1'000'000'000}};

struct Row {
    const char* option;
    const char* field;
};
constexpr Row kDurations[] = {
    {"health-interval", "Interval"}, {"health-timeout", "Timeout"}, {"health-start-period", "StartPeriod"}};

} // namespace

std::optional<std::int64_t> durationIn(std::string_view text)
{
    constexpr std::int64_t kMostCount = 1'000'000;
    std::int64_t out = 0;
    bool isEmpty = true;
    while (!text.empty()) {
        std::int64_t count = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
        if (error != std::errc() || count < 0 || count > kMostCount)
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        const auto* const unit =
            std::ranges::find_if(kUnits, [text](const Unit& one) { return text.starts_with(one.name); });
        if (unit == kUnits.end())
            return std::nullopt;
        text.remove_prefix(unit->name.size());
        // A hundred days and more is nothing that anybody means.
        constexpr std::int64_t kMost = std::int64_t{100} * 24 * 3'600'000'000'000;
        if (count > (kMost - out) / unit->nanoseconds)
            return std::nullopt;
        out += count * unit->nanoseconds;
        isEmpty = false;
    }
    return isEmpty ? std::nullopt : std::optional(out);
}

Result<void> addHealth(const app::Arguments& given, json& body)
{
    json health = json::object();
    if (const auto test = given.value("health-cmd"))
        health["Test"] = json::array({"CMD-SHELL", *test});
    for (const Row& row : kDurations) {
        const auto text = given.value(row.option);
        if (!text)
            continue;
        const auto duration = durationIn(*text);
        if (!duration)
            return wrongOption(row.option, *text, "a time like 1m30s");
        health[row.field] = *duration;
    }
    if (const auto text = given.value("health-retries")) {
        int retries = 0;
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), retries);
        if (error != std::errc() || end != text->data() + text->size() || retries < 0)
            return wrongOption("health-retries", *text, "a number");
        health["Retries"] = retries;
    }
    if (given.has("no-healthcheck") && !health.empty())
        return Error(ErrorKind::InvalidInput, "--no-healthcheck contradicts the other options about health");
    if (given.has("no-healthcheck"))
        health["Test"] = json::array({"NONE"});
    if (!health.empty())
        body["Healthcheck"] = std::move(health);
    return ok();
}

} // namespace darse::ctl
