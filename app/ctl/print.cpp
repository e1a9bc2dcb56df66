// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/print.h"

#include "app/ctl/characters.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace darse::ctl {

using nlohmann::json;

namespace {

/// How many columns a text takes: continuation bytes of UTF-8 take none.
std::size_t widthOf(const std::string& text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

struct Unit {
    std::chrono::seconds length;
    const char* one;
    const char* many;
};
constexpr std::chrono::seconds kDay = std::chrono::hours(24);
constexpr Unit kUnits[] = {{365 * kDay, "year", "years"},
                           {30 * kDay, "month", "months"},
                           {7 * kDay, "week", "weeks"},
                           {kDay, "day", "days"},
                           {std::chrono::hours(1), "hour", "hours"},
                           {std::chrono::minutes(1), "minute", "minutes"},
                           {std::chrono::seconds(1), "second", "seconds"}};

} // namespace

std::string printed(const json& value)
{
    return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string harmless(const std::string& text)
{
    std::string out;
    out.reserve(text.size());
    for (std::string_view rest = text; !rest.empty();) {
        const Character next = firstOf(rest);
        if (next.size == 0 || isSteering(next.code))
            out += ' ';
        else
            out.append(rest.substr(0, next.size));
        rest.remove_prefix(std::max<std::size_t>(1, next.size));
    }
    return out;
}

std::string field(const json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end() || found->is_null())
        return "-";
    return harmless(found->is_string() ? found->get<std::string>()
                                       : found->dump(-1, ' ', false, json::error_handler_t::replace));
}

std::string bytesField(const json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_integer() || *found < 0)
        return "-";
    return formatBytes(Bytes(found->get<std::int64_t>()));
}

json listField(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_array() ? *found : json::array();
}

std::string ageOf(std::chrono::sys_seconds time, std::chrono::sys_seconds now)
{
    if (time.time_since_epoch().count() <= 0)
        return "-";
    const auto age = std::max(now - time, std::chrono::seconds(0));
    for (const Unit& unit : kUnits) {
        if (age < unit.length)
            continue;
        const auto count = age / unit.length;
        return std::to_string(count) + " " + (count == 1 ? unit.one : unit.many) + " ago";
    }
    return "just now";
}

std::string table(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(row[i]));
    }
    std::string out;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += row[i];
            if (i + 1 < row.size())
                out.append(widths[i] - widthOf(row[i]) + 3, ' ');
        }
        out += '\n';
    }
    return out;
}

std::string shortId(const std::string& digest)
{
    constexpr std::size_t kShort = 12;
    const auto colon = digest.find(':');
    return digest.substr(colon == std::string::npos ? 0 : colon + 1, kShort);
}

} // namespace darse::ctl
