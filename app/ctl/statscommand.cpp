// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/metricscommands.h"
#include "app/ctl/print.h"
#include "app/ctl/terminal.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <iostream>

namespace darse::ctl {

using nlohmann::json;

namespace {

constexpr std::size_t kSparks = 16;

using Number = std::optional<double>;

Number numberIn(const json& values, const char* name)
{
    return values.contains(name) && values[name].is_number() ? Number(values[name].get<double>()) : std::nullopt;
}

std::string bytes(Number number)
{
    return number ? formatBytes(Bytes(static_cast<std::uint64_t>(std::max(*number, 0.0)))) : "-";
}

std::string rates(const json& values, const char* in, const char* out)
{
    const Number first = numberIn(values, in);
    const Number second = numberIn(values, out);
    return first || second ? bytes(first) + "/s, " + bytes(second) + "/s" : "-";
}

std::string decimals(double number, const char* format)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), format, number);
    return text.data();
}

std::string memoryOf(const json& values)
{
    const Number used =
        numberIn(values, "memory.workingSet") ? numberIn(values, "memory.workingSet") : numberIn(values, "memory");
    const Number limit = numberIn(values, "memory.limit");
    if (!used || !limit || *limit <= 0)
        return bytes(used);
    constexpr double kPercent = 100;
    return bytes(used) + " of " + bytes(limit) + decimals(*used / *limit * kPercent, " (%.0f %%)");
}

Result<StatsView::Order> orderAsked(const Context& context)
{
    const std::string text = context.value("sort");
    if (text.empty() || text == "name")
        return StatsView::Order::Name;
    if (text == "cpu")
        return StatsView::Order::Cpu;
    if (text == "memory")
        return StatsView::Order::Memory;
    return Error(ErrorKind::InvalidInput, "--sort takes name, cpu or memory");
}

/// Whether every container has a rate already.
bool isWhole(const json& frame)
{
    return std::ranges::all_of(listField(frame, "containers"),
                               [](const json& one) { return one.contains("values") && one["values"].contains("cpu"); });
}

/// The first frame with all rates, or the third: whoever cannot be measured is shown without.
Result<json> oneFrame(const Context& context, const net::Query& query)
{
    constexpr int kMostFrames = 3;
    json out;
    std::uint64_t seen = 0;
    for (int i = 0; i < kMostFrames && (i == 0 || !isWhole(out)); ++i) {
        net::Query next = query;
        next.emplace_back("stream", "0");
        next.emplace_back("after", std::to_string(seen));
        TRY_DECLARE(out, context.engine.json("GET", "/darse/v1/metrics" + queryOf(next)));
        seen = out.value("tick", std::uint64_t{0});
    }
    return out;
}

/// Every frame over the one before.
Result<void> showLive(const Context& context, const std::string& target, StatsView view)
{
    return context.engine.follow(target, [&view](const json& frame) {
        std::string text = view.show(frame);
        const std::size_t rows = terminalSize().value_or(TerminalSize{24, 80}).rows;
        std::string screen = "\x1b[H\x1b[?7l"; // nothing wraps
        std::size_t line = 0;
        for (std::size_t begin = 0; begin < text.size() && ++line < rows;) {
            const auto end = std::min(text.find('\n', begin), text.size());
            screen.append(text, begin, end - begin).append("\x1b[K\n");
            begin = end + 1;
        }
        std::cout << screen << "\x1b[J\x1b[?7h" << std::flush;
    });
}

} // namespace

std::string sparkline(const std::deque<double>& numbers, std::size_t width, double atLeast)
{
    constexpr std::array<const char*, 8> kBlocks = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    double most = atLeast;
    for (const double number : numbers)
        most = std::max(most, number);
    std::string out;
    const std::size_t first = numbers.size() > width ? numbers.size() - width : 0;
    for (std::size_t i = first; i < numbers.size(); ++i) {
        const double height = most > 0 ? numbers[i] / most : 0;
        out += kBlocks.at(static_cast<std::size_t>(std::clamp(height * 7 + 0.5, 0.0, 7.0)));
    }
    return out;
}

std::vector<std::string> StatsView::rowOf(const json& values, const std::string& id, const std::string& name)
{
    constexpr double kTenth = 0.1; // of a core: below that a line stays flat
    const Number cpu = numberIn(values, "cpu");
    std::deque<double>& past = m_cpu[id];
    if (cpu)
        past.push_back(*cpu);
    if (past.size() > kSparks)
        past.pop_front();
    const Number throttled = numberIn(values, "cpu.throttled");
    constexpr double kPercent = 100;
    const bool isHeld = throttled && *throttled > 0;
    return {harmless(name),
            cpu ? decimals(*cpu * kPercent, "%.1f %%") : "-",
            sparkline(past, kSparks, kTenth),
            isHeld ? decimals(*throttled * kPercent, "%.0f %%") : "-",
            memoryOf(values),
            rates(values, "network.received", "network.sent"),
            rates(values, "io.read", "io.written"),
            numberIn(values, "pids") ? decimals(*numberIn(values, "pids"), "%.0f") : "-"};
}

std::string StatsView::show(const json& frame)
{
    const json told = listField(frame, "containers");
    std::vector<json> all(told.begin(), told.end());
    const auto valueOf = [](const json& one, const char* name) {
        return one.contains("values") ? numberIn(one["values"], name).value_or(0) : 0;
    };
    std::ranges::stable_sort(all, [&](const json& a, const json& b) {
        if (m_order == Order::Name)
            return field(a, "name") < field(b, "name");
        const char* name = m_order == Order::Cpu ? "cpu" : "memory";
        return valueOf(a, name) > valueOf(b, name);
    });
    std::vector<std::vector<std::string>> rows{
        {"NAME", "CPU", "CPU SO FAR", "HELD UP", "MEMORY", "NETWORK IN, OUT", "DISK READ, WRITTEN", "PIDS"}};
    for (const json& one : all)
        rows.push_back(rowOf(one.value("values", json::object()), field(one, "id"), field(one, "name")));
    if (frame.contains("host"))
        rows.push_back(rowOf(frame["host"], "host", "(this machine)"));
    std::erase_if(m_cpu, [&](const auto& past) {
        return past.first != "host" &&
               std::ranges::none_of(all, [&](const json& one) { return field(one, "id") == past.first; });
    });
    return table(rows);
}

Result<std::string> containerStats(const Context& context)
{
    TRY_DECLARE(const StatsView::Order order, orderAsked(context));
    return statsBy(context, order);
}

Result<std::string> statsBy(const Context& context, StatsView::Order order)
{
    net::Query query;
    for (const std::string& name : context.given.words)
        query.emplace_back("id", name);
    for (const std::string& label : context.given.values("label"))
        query.emplace_back("label", label);
    const bool isJson = context.output == Output::Json;
    const bool isLive = !context.given.has("no-stream") && (isJson || terminalSize());
    StatsView view(order);
    if (!isLive) {
        TRY_DECLARE(const json frame, oneFrame(context, query));
        return isJson ? printed(frame) : view.show(frame);
    }
    const std::string target = "/darse/v1/metrics" + queryOf(query);
    if (!isJson) {
        std::cout << "\x1b[2J";
        TRY(showLive(context, target, std::move(view)));
        return std::string();
    }
    TRY(context.engine.follow(target, [](const json& frame) {
        std::cout << frame.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
    }));
    return std::string();
}

} // namespace darse::ctl
