// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/containercommands.h"
#include "app/ctl/jsonlines.h"
#include "app/ctl/kubecommands.h"
#include "app/ctl/logmarks.h"
#include "app/ctl/metricscommands.h"
#include "app/ctl/print.h"
#include "app/ctl/rowformat.h"
#include "core/sys/files.h"

#include <nlohmann/json.hpp>

#include <unistd.h>

namespace darse::ctl {

using nlohmann::json;
using Row = std::vector<std::string>;

namespace {

std::string createdOf(const json& container)
{
    const auto found = container.find("Created");
    if (found == container.end() || !found->is_number_integer())
        return "-";
    return ageOf(std::chrono::sys_seconds(std::chrono::seconds(found->get<std::int64_t>())),
                 std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

std::string namesOf(const json& container)
{
    std::string out;
    for (const json& name : listField(container, "Names")) {
        std::string text = name.is_string() ? harmless(name.get<std::string>()) : std::string();
        if (text.starts_with('/'))
            text.erase(0, 1);
        out += (out.empty() ? "" : ", ") + text;
    }
    return out;
}

std::string portsOf(const json& container)
{
    std::string out;
    for (const json& port : listField(container, "Ports")) {
        std::string text = field(port, "PrivatePort") + "/" + field(port, "Type");
        if (port.contains("PublicPort")) {
            const std::string address = field(port, "IP");
            const bool isLong = address.find(':') != std::string::npos;
            const std::string outside = (isLong ? "[" + address + "]" : address) + ":" + field(port, "PublicPort");
            text.insert(0, outside + "→");
        }
        out += (out.empty() ? "" : ", ") + text;
    }
    return out;
}

/// On a terminal a line is for one container.
std::string cut(std::string text, bool isWhole)
{
    constexpr std::size_t kMost = 30;
    if (isWhole || text.size() <= kMost)
        return text;
    std::size_t end = kMost - 1;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end) + "…";
}

/// By the names that Docker's templates have.
Facts factsOf(const json& container)
{
    const auto joined = [](const json& object) {
        std::string out;
        for (const auto& [key, value] : object.items())
            out += (out.empty() ? "" : ",") + key + "=" + (value.is_string() ? value.get<std::string>() : "");
        return out;
    };
    std::string networks;
    const json::json_pointer place("/NetworkSettings/Networks");
    const json known = container.contains(place) ? container[place] : json::object();
    for (const auto& [name, endpoint] : known.items())
        networks += (networks.empty() ? "" : ",") + name;
    std::string mounts;
    for (const json& mount : listField(container, "Mounts"))
        mounts += (mounts.empty() ? "" : ",") + field(mount, mount.contains("Name") ? "Name" : "Source");
    return {{"ID", shortId(field(container, "Id"))},
            {"Image", field(container, "Image")},
            {"Command", "\"" + cut(field(container, "Command"), false) + "\""},
            {"CreatedAt", field(container, "Created")},
            {"RunningFor", createdOf(container)},
            {"Ports", portsOf(container)},
            {"State", field(container, "State")},
            {"Status", field(container, "Status")},
            {"Size", container.contains("SizeRw") ? bytesField(container, "SizeRw") : "0 B"},
            {"Names", namesOf(container)},
            {"Labels", joined(container.value("Labels", json::object()))},
            {"Networks", networks},
            {"Mounts", mounts}};
}

Row rowOf(const Context& context, const json& container)
{
    const bool isWhole = context.given.has("no-trunc");
    const std::string id = field(container, "Id");
    Row row{isWhole ? id : shortId(id), field(container, "Image"),  cut(field(container, "Command"), isWhole),
            createdOf(container),       field(container, "Status"), portsOf(container),
            namesOf(container)};
    if (context.given.has("size"))
        row.insert(row.end() - 1, container.contains("SizeRw") ? bytesField(container, "SizeRw") : "0 B");
    return row;
}

} // namespace

Result<json> inspected(const Context& context, const std::string& name)
{
    return context.engine.json("GET", containerPath(name, context.given.has("size") ? "/json?size=1" : "/json"));
}

StreamForm formOf(const json& inspection)
{
    const json config = inspection.value("Config", json::object());
    return config.value("Tty", json(false)) == json(true) ? StreamForm::Raw : StreamForm::Framed;
}

Result<std::string> containerList(const Context& context)
{
    TRY_DECLARE(const std::string filters, filtersOf(context));
    TRY_DECLARE(const json all,
                context.engine.json("GET", "/containers/json" + queryOf({{"all", context.given.has("all") ? "1" : ""},
                                                                         {"limit", context.value("last")},
                                                                         {"size", context.given.has("size") ? "1" : ""},
                                                                         {"filters", filters}})));
    if (context.output == Output::Json)
        return printed(all);
    std::vector<Row> rows;
    if (const auto form = context.given.value("format")) {
        std::vector<Facts> facts;
        for (const json& container : all)
            facts.push_back(factsOf(container));
        return formatted(*form, facts);
    }
    if (context.given.has("quiet")) {
        for (const json& container : all)
            rows.push_back({context.given.has("no-trunc") ? field(container, "Id") : shortId(field(container, "Id"))});
        return table(rows);
    }
    rows.push_back({"ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES"});
    if (context.given.has("size"))
        rows.front().insert(rows.front().end() - 1, "WRITTEN");
    for (const json& container : all)
        rows.push_back(rowOf(context, container));
    return table(rows);
}

Result<std::string> containerInspect(const Context& context)
{
    json out = json::array();
    for (const std::string& name : context.given.words) {
        TRY_DECLARE(json container, inspected(context, name));
        out.push_back(std::move(container));
    }
    return printed(out);
}

Result<std::string> containerTop(const Context& context)
{
    if (context.given.words.empty())
        return statsBy(context, StatsView::Order::Cpu);
    std::string arguments;
    for (std::size_t i = 1; i < context.given.words.size(); ++i)
        arguments += (arguments.empty() ? "" : " ") + context.word(i);
    TRY_DECLARE(const json told,
                context.engine.json("GET", containerPath(context.word(0), "/top") + queryOf({{"ps_args", arguments}})));
    if (context.output == Output::Json)
        return printed(told);
    std::vector<Row> rows;
    const auto add = [&rows](const json& cells) {
        Row row;
        for (const json& cell : cells)
            row.push_back(cell.is_string() ? harmless(cell.get<std::string>()) : "-");
        rows.push_back(std::move(row));
    };
    add(listField(told, "Titles"));
    for (const json& process : listField(told, "Processes"))
        add(process);
    return table(rows);
}

Result<std::string> containerPrune(const Context& context)
{
    TRY_DECLARE(const std::string filters, filtersOf(context));
    TRY_DECLARE(const json pruned, context.engine.json("POST", "/containers/prune" + queryOf({{"filters", filters}})));
    if (context.output == Output::Json)
        return printed(pruned);
    std::string out;
    for (const json& id : listField(pruned, "ContainersDeleted"))
        out += "removed " + (id.is_string() ? harmless(id.get<std::string>()) : "-") + "\n";
    return out + "freed " + bytesField(pruned, "SpaceReclaimed") + "\n";
}

Result<std::string> containerLogs(const Context& context)
{
    StreamForm form = StreamForm::Raw;
    std::string target;
    if (context.word(0).starts_with("pod/")) {
        TRY_DECLARE(target, podLogTarget(context));
    } else {
        TRY_DECLARE(const json inspection, inspected(context, context.word(0)));
        form = formOf(inspection);
        target = containerPath(context.word(0), "/logs") +
                 queryOf({{"stdout", "1"},
                          {"stderr", "1"},
                          {"follow", context.given.has("follow") ? "1" : ""},
                          {"tail", context.value("tail")},
                          {"since", context.value("since")},
                          {"until", context.value("until")},
                          {"timestamps", context.given.has("timestamps") ? "1" : ""}});
    }
    JsonLines lines([](std::string_view bytes) { return sys::writeAll(STDOUT_FILENO, bytes); });
    MarkedStreams marked;
    const auto sink = [&]() -> ChannelSink {
        if (context.output == Output::Json)
            return lines.sink();
        return context.given.has("raw") ? toStandardStreams() : marked.sink();
    };
    FrameReader frames(form, sink());
    const auto told = context.engine.listen(target, [&frames](std::string_view bytes) { return frames.take(bytes); });
    TRY(marked.end());
    TRY(told);
    TRY(lines.end());
    return std::string();
}

} // namespace darse::ctl
