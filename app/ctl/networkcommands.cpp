// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/networkcommands.h"

#include "app/ctl/containercommands.h"
#include "app/ctl/print.h"

#include <nlohmann/json.hpp>

namespace darse::ctl {

using nlohmann::json;
using Row = std::vector<std::string>;

namespace {

std::string pathOf(const char* family, const std::string& name, const std::string& rest = {})
{
    return std::string(family) + net::percentEncode(name) + rest;
}

constexpr const char* kNetworks = "/networks/";
constexpr const char* kVolumes = "/volumes/";

std::string subnetsOf(const json& network)
{
    std::string out;
    for (const json& row : listField(network.value("IPAM", json::object()), "Config"))
        out += (out.empty() ? "" : ", ") + field(row, "Subnet");
    return out.empty() ? "-" : out;
}

json settingsIn(const Context& context, std::string_view option)
{
    json out = json::object();
    for (const std::string& text : context.given.values(option)) {
        const auto equals = text.find('=');
        out[text.substr(0, equals)] = equals == std::string::npos ? std::string() : text.substr(equals + 1);
    }
    return out;
}

/// One row for each --subnet, with the gateway and range at its place.
json rangesIn(const Context& context)
{
    json out = json::array();
    const auto gateways = context.given.values("gateway");
    const auto ranges = context.given.values("ip-range");
    for (const std::string& subnet : context.given.values("subnet")) {
        const std::size_t at = out.size();
        json row{{"Subnet", subnet}};
        if (at < gateways.size())
            row["Gateway"] = gateways[at];
        if (at < ranges.size())
            row["IPRange"] = ranges[at];
        out.push_back(std::move(row));
    }
    return out;
}

Result<std::string> inspectEach(const Context& context, const char* family)
{
    json out = json::array();
    for (const std::string& name : context.given.words) {
        TRY_DECLARE(json one, context.engine.json("GET", pathOf(family, name)));
        out.push_back(std::move(one));
    }
    return printed(out);
}

Result<std::string> removeEach(const Context& context, const char* family)
{
    const std::string query = context.given.has("force") ? "?force=1" : "";
    return toEach(context, [&](const std::string& name) -> Result<void> {
        TRY(context.engine.json("DELETE", pathOf(family, name, query)));
        return ok();
    });
}

std::string removedLines(const json& pruned, const char* list)
{
    std::string out;
    for (const json& name : listField(pruned, list))
        out += "removed " + (name.is_string() ? harmless(name.get<std::string>()) : "-") + "\n";
    return out;
}

Result<std::string> named(const Context& context, const json& rows, const char* idField)
{
    std::vector<Row> out;
    const bool isQuiet = context.given.has("quiet");
    if (!isQuiet)
        out.push_back({"NAME", *idField == '\0' ? "PLACE" : "ID", "DRIVER", *idField == '\0' ? "CREATED" : "SUBNETS"});
    for (const json& row : rows) {
        if (isQuiet)
            out.push_back({field(row, "Name")});
        else if (*idField == '\0')
            out.push_back(
                {field(row, "Name"), field(row, "Mountpoint"), field(row, "Driver"), field(row, "CreatedAt")});
        else
            out.push_back({field(row, "Name"), shortId(field(row, idField)), field(row, "Driver"), subnetsOf(row)});
    }
    return table(out);
}

} // namespace

Result<std::string> networkList(const Context& context)
{
    TRY_DECLARE(const std::string filters, filtersOf(context));
    TRY_DECLARE(const json all, context.engine.json("GET", "/networks" + queryOf({{"filters", filters}})));
    return context.output == Output::Json ? printed(all) : named(context, all, "Id");
}

Result<std::string> networkCreate(const Context& context)
{
    json body{{"Name", context.word(0)},
              {"Driver", context.given.value("driver").value_or("bridge")},
              {"Internal", context.given.has("internal")},
              {"EnableIPv6", context.given.has("ipv6")},
              {"Labels", settingsIn(context, "label")},
              {"Options", settingsIn(context, "opt")},
              {"CheckDuplicate", true}};
    body["IPAM"]["Config"] = rangesIn(context);
    TRY_DECLARE(const json made, context.engine.jsonWith("POST", "/networks/create", body));
    return context.output == Output::Json ? printed(made) : field(made, "Id") + "\n";
}

Result<std::string> networkRemove(const Context& context)
{
    return removeEach(context, kNetworks);
}

Result<std::string> networkInspect(const Context& context)
{
    return inspectEach(context, kNetworks);
}

Result<std::string> networkConnect(const Context& context)
{
    json endpoint = json::object();
    for (const std::string& alias : context.given.values("alias"))
        endpoint["Aliases"].push_back(alias);
    if (const auto address = context.given.value("ip"))
        endpoint["IPAMConfig"]["IPv4Address"] = *address;
    if (const auto address = context.given.value("ip6"))
        endpoint["IPAMConfig"]["IPv6Address"] = *address;
    const json body{{"Container", context.word(1)}, {"EndpointConfig", endpoint}};
    TRY(context.engine.jsonWith("POST", pathOf(kNetworks, context.word(0), "/connect"), body));
    return context.output == Output::Json ? printed(body) : std::string();
}

Result<std::string> networkDisconnect(const Context& context)
{
    const json body{{"Container", context.word(1)}, {"Force", context.given.has("force")}};
    TRY(context.engine.jsonWith("POST", pathOf(kNetworks, context.word(0), "/disconnect"), body));
    return context.output == Output::Json ? printed(body) : std::string();
}

Result<std::string> networkPrune(const Context& context)
{
    TRY_DECLARE(const std::string filters, filtersOf(context));
    TRY_DECLARE(const json pruned, context.engine.json("POST", "/networks/prune" + queryOf({{"filters", filters}})));
    return context.output == Output::Json ? printed(pruned) : removedLines(pruned, "NetworksDeleted");
}

Result<std::string> volumeList(const Context& context)
{
    TRY_DECLARE(const std::string filters, filtersOf(context));
    TRY_DECLARE(const json all, context.engine.json("GET", "/volumes" + queryOf({{"filters", filters}})));
    return context.output == Output::Json ? printed(all) : named(context, listField(all, "Volumes"), "");
}

Result<std::string> volumeCreate(const Context& context)
{
    const json body{{"Name", context.given.words.empty() ? std::string() : context.word(0)},
                    {"Labels", settingsIn(context, "label")},
                    {"DriverOpts", settingsIn(context, "opt")}};
    TRY_DECLARE(const json made, context.engine.jsonWith("POST", "/volumes/create", body));
    return context.output == Output::Json ? printed(made) : field(made, "Name") + "\n";
}

Result<std::string> volumeRemove(const Context& context)
{
    return removeEach(context, kVolumes);
}

Result<std::string> volumeInspect(const Context& context)
{
    return inspectEach(context, kVolumes);
}

Result<std::string> volumePrune(const Context& context)
{
    TRY_DECLARE(const std::string given, filtersOf(context));
    json filters = given.empty() ? json::object() : json::parse(given);
    // Without a version in the path the engine would take all of them.
    filters["all"] = {context.given.has("all") ? "true" : "false"};
    TRY_DECLARE(const json pruned,
                context.engine.json("POST", "/volumes/prune" + queryOf({{"filters", filters.dump()}})));
    if (context.output == Output::Json)
        return printed(pruned);
    return removedLines(pruned, "VolumesDeleted") + "freed " + bytesField(pruned, "SpaceReclaimed") + "\n";
}

} // namespace darse::ctl
