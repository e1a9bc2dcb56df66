// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containernetjson.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace darse::api {

using container::EndpointAsked;
using engine::Container;
using network::Endpoint;
using nlohmann::json;

namespace {

constexpr std::string_view kOther = "container:";

/// The name of the network that a mode is about.
std::string nameOf(const std::string& mode)
{
    return mode.empty() || mode == "default" ? "bridge" : mode;
}

bool hasPorts(const Container& container)
{
    const std::string& mode = container.config->modes.network;
    return container.state.isAlive() && mode != "host" && mode != "none" && !mode.starts_with(kOther);
}

bool isPublished(const Container& container, container::Port port)
{
    return std::ranges::any_of(container.network.ports, [port](const auto& row) { return row.inside == port; });
}

json ipamJson(const EndpointAsked& asked)
{
    json out = json::object();
    if (!asked.address.empty())
        out["IPv4Address"] = asked.address;
    if (!asked.address6.empty())
        out["IPv6Address"] = asked.address6;
    return out.empty() ? json(nullptr) : out;
}

json listOrNull(const std::vector<std::string>& list)
{
    return list.empty() ? json(nullptr) : json(list);
}

json endpointJson(const Endpoint& endpoint, const EndpointAsked& asked, Aliases aliases)
{
    return {{"IPAMConfig", ipamJson(asked)},
            {"Links", listOrNull(asked.links)},
            {"Aliases", aliases == Aliases::Tell ? listOrNull(endpoint.aliases) : json(nullptr)},
            {"NetworkID", endpoint.network.value()},
            {"EndpointID", ""},
            {"Gateway", endpoint.gateway},
            {"IPAddress", endpoint.address},
            {"IPPrefixLen", endpoint.prefix},
            {"IPv6Gateway", endpoint.gateway6},
            {"GlobalIPv6Address", endpoint.address6},
            {"GlobalIPv6PrefixLen", endpoint.prefix6},
            {"MacAddress", endpoint.mac},
            {"DriverOpts", nullptr}};
}

/// What was asked for about a network, which may be named in two ways.
EndpointAsked askedFor(const Container& container, const Endpoint& endpoint)
{
    const auto& all = container.config->endpoints;
    for (const std::string& key : {endpoint.networkName, endpoint.network.value()}) {
        if (const auto found = all.find(key); found != all.end())
            return found->second;
    }
    return {};
}

json bindingsJson(const Container& container, container::Port port)
{
    json out = json::array();
    for (const network::PublishedPort& row : container.network.ports) {
        if (row.inside == port)
            out.push_back({{"HostIp", row.address}, {"HostPort", std::to_string(row.outside)}});
    }
    return out;
}

json portsJson(const Container& container)
{
    json out = json::object();
    if (!hasPorts(container))
        return out;
    for (const container::Port& port : container.config->exposed)
        out[toString(port)] = nullptr;
    for (const network::PublishedPort& row : container.network.ports)
        out[toString(row.inside)] = bindingsJson(container, row.inside);
    return out;
}

/// What old clients look for beside "Networks": the address on the default network.
json defaultNetworkJson(const Container& container)
{
    for (const Endpoint& endpoint : container.network.endpoints) {
        if (endpoint.networkName == "bridge")
            return endpointJson(endpoint, {}, Aliases::Leave);
    }
    return endpointJson({}, {}, Aliases::Leave);
}

} // namespace

json networksJson(const Container& container, Aliases aliases)
{
    json out = json::object();
    for (const Endpoint& endpoint : container.network.endpoints)
        out[endpoint.networkName] = endpointJson(endpoint, askedFor(container, endpoint), aliases);
    const std::string& mode = container.config->modes.network;
    if (!out.empty() || mode.starts_with(kOther))
        return out;
    for (const auto& [name, asked] : container.config->endpoints)
        out[nameOf(name)] = endpointJson({.network = {}, .aliases = asked.aliases}, asked, aliases);
    if (!out.contains(nameOf(mode)))
        out[nameOf(mode)] = endpointJson({}, {}, aliases);
    return out;
}

json portListJson(const Container& container)
{
    json out = json::array();
    if (!hasPorts(container))
        return out;
    for (const network::PublishedPort& row : container.network.ports)
        out.push_back({{"IP", row.address.empty() ? "0.0.0.0" : row.address},
                       {"PrivatePort", row.inside.number},
                       {"PublicPort", row.outside},
                       {"Type", toString(row.inside.protocol)}});
    for (const container::Port& port : container.config->exposed) {
        if (!isPublished(container, port))
            out.push_back({{"PrivatePort", port.number}, {"Type", toString(port.protocol)}});
    }
    return out;
}

json networkSettingsJson(const Container& container)
{
    const bool hasNamespace = container.state.isAlive();
    json out = defaultNetworkJson(container);
    for (const char* key : {"IPAMConfig", "Links", "Aliases", "NetworkID", "DriverOpts"})
        out.erase(key);
    out["Bridge"] = "";
    out["SandboxID"] = hasNamespace ? container.id.value() : "";
    out["SandboxKey"] = hasNamespace ? "/proc/" + std::to_string(container.state.pid) + "/ns/net" : "";
    out["HairpinMode"] = false;
    out["LinkLocalIPv6Address"] = "";
    out["LinkLocalIPv6PrefixLen"] = 0;
    out["SecondaryIPAddresses"] = nullptr;
    out["SecondaryIPv6Addresses"] = nullptr;
    out["Ports"] = portsJson(container);
    out["Networks"] = networksJson(container, Aliases::Tell);
    return out;
}

} // namespace darse::api
