// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/print.h"
#include "core/base/version.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace darse::ctl {

using nlohmann::json;

namespace {

std::string memoryOf(const json& machine)
{
    return bytesField(machine, "memoryBytes");
}

/// What the engine found out about its machine: a line each, and one below for what to do about it.
std::string probeOf(const json& machine)
{
    std::string out;
    for (const json& each : listField(machine, "probe")) {
        const bool isOk = each.value("ok", json(false)) == json(true);
        out += (isOk ? "  yes  " : "  no   ") + field(each, "name") + ": " + field(each, "reason") + "\n";
        if (const std::string remedy = field(each, "remedy"); !isOk && !remedy.empty() && remedy != "-")
            out += "       remedy: " + remedy + "\n";
    }
    return out.empty() ? out : "Abilities\n" + out;
}

std::string eventLine(const json& event)
{
    const json actor = event.value("Actor", json::object());
    std::string line = field(event, "Type") + " " + field(event, "Action") + " " + field(actor, "ID");
    const json attributes = actor.value("Attributes", json::object());
    for (const auto& [name, value] : attributes.items())
        line += " " + harmless(name) + "=" + field(attributes, name.c_str());
    const std::chrono::sys_seconds time{std::chrono::seconds(event.value("time", std::int64_t{0}))};
    return ageOf(time, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())) + "  " + line;
}

} // namespace

Result<std::string> ping(const Context& context)
{
    TRY_DECLARE(const net::Response answer, context.engine.get("/_ping"));
    const std::string api(answer.head.headers.find("Api-Version").value_or("-"));
    if (context.output == Output::Json)
        return printed({{"ok", answer.body == "OK"}, {"apiVersion", api}});
    return answer.body == "OK" ? std::string("OK\n")
                               : Result<std::string>(Error(ErrorKind::Protocol, "the engine does not answer OK"));
}

Result<std::string> version(const Context& context)
{
    TRY_DECLARE(const json engine, context.engine.json("GET", "/version"));
    if (context.output == Output::Json)
        return printed({{"darsectl", kVersion}, {"engine", engine}});
    return "darsectl      " + std::string(kVersion) + "\ndarse-engine  " + field(engine, "Version") +
           "\nDocker API    " + field(engine, "ApiVersion") + " (oldest " + field(engine, "MinAPIVersion") + ")\n";
}

Result<std::string> machine(const Context& context)
{
    TRY_DECLARE(const json facts, context.engine.json("GET", "/darse/v1/machine"));
    if (context.output == Output::Json)
        return printed(facts);
    const bool isRootless = facts.value("rootless", json(false)) == json(true);
    return "System   " + field(facts, "os") + "\nKernel   " + field(facts, "kernel") + "\nCPUs     " +
           field(facts, "cpus") + "\nMemory   " + memoryOf(facts) + "\nCgroups  " + field(facts, "cgroup") +
           "\nEngine   " + field(facts, "engineVersion") + (isRootless ? ", rootless\n" : ", as root\n") +
           probeOf(facts);
}

Result<std::string> events(const Context& context)
{
    TRY_DECLARE(const std::string filters, filtersOf(context));
    const std::string target =
        "/events" +
        queryOf({{"filters", filters}, {"since", context.value("since")}, {"until", context.value("until")}});
    const auto tell = [&context](const json& event) {
        if (context.output == Output::Json)
            std::cout << event.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
        else
            std::cout << eventLine(event) << std::endl;
    };
    TRY(context.engine.follow(target, tell));
    return std::string();
}

namespace {

std::string containersUse(const json& use)
{
    std::vector<std::vector<std::string>> rows{{"CONTAINER", "WRITTEN", "STATUS"}};
    for (const json& container : listField(use, "Containers")) {
        const json names = listField(container, "Names");
        const std::string name = names.empty() || !names[0].is_string() ? "-" : harmless(names[0].get<std::string>());
        rows.push_back({name.starts_with('/') ? name.substr(1) : name,
                        container.contains("SizeRw") ? bytesField(container, "SizeRw") : "0 B",
                        field(container, "Status")});
    }
    return rows.size() > 1 ? "\n" + table(rows) : std::string();
}

std::string volumesUse(const json& use)
{
    std::vector<std::vector<std::string>> rows{{"VOLUME", "SIZE", "CONTAINERS"}};
    for (const json& volume : listField(use, "Volumes")) {
        const json data = volume.value("UsageData", json::object());
        rows.push_back({field(volume, "Name"), bytesField(data, "Size"), field(data, "RefCount")});
    }
    return rows.size() > 1 ? "\n" + table(rows) : std::string();
}

} // namespace

Result<std::string> diskUse(const Context& context)
{
    TRY_DECLARE(const json use, context.engine.json("GET", "/system/df"));
    if (context.output == Output::Json)
        return printed(use);
    const json more = use.value("Darse", json::object());
    std::vector<std::vector<std::string>> rows{{"IMAGE", "SIZE", "SHARED", "UNIQUE"}};
    for (const json& image : listField(use, "Images")) {
        const json names = listField(image, "RepoTags");
        const std::uint64_t size = image.value("Size", std::uint64_t{0});
        const std::uint64_t shared = image.value("SharedSize", std::uint64_t{0});
        rows.push_back({names.empty() || !names[0].is_string() ? shortId(field(image, "Id"))
                                                               : harmless(names[0].get<std::string>()),
                        formatBytes(Bytes(size)), formatBytes(Bytes(shared)),
                        formatBytes(Bytes(size) - Bytes(shared))});
    }
    return table(rows) + containersUse(use) + volumesUse(use) + "\nLayers       " + bytesField(use, "LayersSize") +
           " in " + field(more, "layers") + "\nCompressed   " + bytesField(more, "blobsSize") + " in " +
           field(more, "blobs") + " blobs" + "\nReclaimable  " + bytesField(more, "reclaimable") + "\n";
}

} // namespace darse::ctl
