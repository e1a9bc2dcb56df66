// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/containercommands.h"
#include "app/ctl/print.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace darse::ctl {

using nlohmann::json;

namespace {

/// A number somewhere inside; 0 for what is not there.
std::uint64_t numberAt(const json& object, const char* place)
{
    const json::json_pointer pointer(place);
    if (!object.contains(pointer) || !object[pointer].is_number_unsigned())
        return 0;
    return object[pointer].get<std::uint64_t>();
}

std::string percent(double part, double whole)
{
    std::array<char, 32> text{};
    constexpr double kPercent = 100;
    std::snprintf(text.data(), text.size(), "%.2f %%", whole > 0 ? part / whole * kPercent : 0.0);
    return text.data();
}

std::string cpuOf(const json& stats)
{
    const auto grown = [&stats](const char* now, const char* before) {
        const std::uint64_t last = numberAt(stats, now);
        const std::uint64_t first = numberAt(stats, before);
        return last > first ? static_cast<double>(last - first) : 0.0;
    };
    const double used = grown("/cpu_stats/cpu_usage/total_usage", "/precpu_stats/cpu_usage/total_usage");
    const double all = grown("/cpu_stats/system_cpu_usage", "/precpu_stats/system_cpu_usage");
    return percent(used * static_cast<double>(std::max<std::uint64_t>(numberAt(stats, "/cpu_stats/online_cpus"), 1)),
                   all);
}

std::string trafficOf(const json& stats)
{
    std::uint64_t in = 0;
    std::uint64_t out = 0;
    const json networks = stats.value("networks", json::object());
    for (const auto& [name, one] : networks.items()) {
        in += numberAt(one, "/rx_bytes");
        out += numberAt(one, "/tx_bytes");
    }
    return formatBytes(Bytes(in)) + " / " + formatBytes(Bytes(out));
}

std::vector<std::string> rowOf(const std::string& name, const json& stats)
{
    const std::uint64_t usage = numberAt(stats, "/memory_stats/usage");
    const std::uint64_t files = numberAt(stats, "/memory_stats/stats/inactive_file");
    const std::uint64_t used = usage > files ? usage - files : usage;
    const std::uint64_t limit = numberAt(stats, "/memory_stats/limit");
    return {harmless(name),
            cpuOf(stats),
            formatBytes(Bytes(used)) + " / " + formatBytes(Bytes(limit)),
            percent(static_cast<double>(used), static_cast<double>(limit)),
            trafficOf(stats),
            std::to_string(numberAt(stats, "/pids_stats/current"))};
}

Result<std::vector<std::string>> namesAsked(const Context& context)
{
    if (!context.given.words.empty())
        return context.given.words;
    TRY_DECLARE(const json running, context.engine.json("GET", "/containers/json"));
    std::vector<std::string> out;
    for (const json& container : running) {
        const json names = listField(container, "Names");
        if (!names.empty() && names[0].is_string())
            out.push_back(names[0].get<std::string>().substr(1));
    }
    return out;
}

} // namespace

/// Of one moment: what is used between two readings a second apart.
Result<std::string> containerStats(const Context& context)
{
    TRY_DECLARE(const auto names, namesAsked(context));
    json all = json::array();
    std::vector<std::vector<std::string>> rows{{"NAME", "CPU", "MEMORY / LIMIT", "MEMORY", "NETWORK IN / OUT", "PIDS"}};
    for (const std::string& name : names) {
        TRY_DECLARE(json stats, context.engine.json("GET", containerPath(name, "/stats?stream=0")));
        rows.push_back(rowOf(name, stats));
        all.push_back(std::move(stats));
    }
    return context.output == Output::Json ? printed(all) : table(rows);
}

} // namespace darse::ctl
