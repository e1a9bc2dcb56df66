// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/networkjson.h"

#include "core/container/dockerwords.h"
#include "core/container/reader.h"
#include "core/oci/wording.h"

namespace darse::api {

using container::Reader;
using engine::ContainerPtr;
using network::Endpoint;
using network::Network;
using network::NetworkAsked;
using network::Subnet;
using nlohmann::json;

namespace {

Result<void> readSubnets(Reader& ipam, std::vector<Subnet>& into)
{
    TRY_DECLARE(auto rows, ipam.objects("Config"));
    for (Reader& row : rows) {
        Subnet subnet;
        TRY(row.read("Subnet", subnet.range));
        TRY(row.read("IPRange", subnet.leases));
        TRY(row.read("Gateway", subnet.gateway));
        row.finish();
        // Compose sends an empty one for "as usual".
        if (subnet.range.empty() && subnet.leases.empty() && subnet.gateway.empty())
            continue;
        if (subnet.range.empty())
            return row.wrong("Subnet", "must say which addresses IPRange and Gateway are of");
        into.push_back(std::move(subnet));
    }
    return ok();
}

Result<void> readIpam(Reader& body, NetworkAsked& into)
{
    TRY_DECLARE(auto ipam, body.object("IPAM"));
    if (!ipam)
        return ok();
    std::string driver;
    TRY(ipam->read("Driver", driver));
    if (!driver.empty() && driver != "default")
        return Error(ErrorKind::Unsupported,
                     "addresses are given out by the engine itself, not by the driver " + oci::inQuotes(driver));
    TRY(readSubnets(*ipam, into.subnets));
    ipam->finish();
    return ok();
}

/// Kinds of networks that only a swarm has, and templates of networks.
Result<void> refuseOthers(Reader& body)
{
    for (const std::string_view name : {"Ingress", "ConfigOnly"}) {
        bool isAsked = false;
        TRY(body.read(name, isAsked));
        if (isAsked)
            return Error(ErrorKind::Unsupported, "networks with " + std::string(name) + " are not offered");
    }
    std::string scope;
    TRY(body.read("Scope", scope));
    if (!scope.empty() && scope != "local")
        return Error(ErrorKind::Unsupported, "networks are of this machine alone; the scope cannot be " + scope);
    return ok();
}

json subnetsJson(const Network& network)
{
    json out = json::array();
    for (const Subnet& subnet : network.subnets) {
        json row{{"Subnet", subnet.range}};
        if (!subnet.leases.empty())
            row["IPRange"] = subnet.leases;
        if (!subnet.gateway.empty())
            row["Gateway"] = subnet.gateway;
        out.push_back(std::move(row));
    }
    return out;
}

std::string withPrefix(const std::string& address, int prefix)
{
    return address.empty() ? std::string() : address + "/" + std::to_string(prefix);
}

} // namespace

Result<NetworkAsked> parseNetwork(const json& body, std::vector<std::string>& warnings)
{
    TRY_DECLARE(Reader reader, Reader::of(body, {}, warnings));
    NetworkAsked out;
    TRY(reader.read("Name", out.name));
    TRY(reader.read("Driver", out.driver));
    TRY(reader.read("Internal", out.isInternal));
    TRY(reader.read("EnableIPv6", out.hasIpv6));
    TRY(reader.read("Options", out.options));
    TRY(reader.read("Labels", out.labels));
    TRY(readIpam(reader, out));
    TRY(refuseOthers(reader));
    // Who may join is no question here, and no name is ever there twice.
    for (const std::string_view name : {"CheckDuplicate", "Attachable"})
        static_cast<void>(reader.find(name));
    reader.finish();
    return out;
}

json networkJson(const Network& network)
{
    return {{"Name", network.name},
            {"Id", network.id.value()},
            {"Created", container::timeText(network.created)},
            {"Scope", "local"},
            {"Driver", network.driver},
            {"EnableIPv6", network.hasIpv6},
            {"IPAM", {{"Driver", "default"}, {"Options", nullptr}, {"Config", subnetsJson(network)}}},
            {"Internal", network.isInternal},
            {"Attachable", false},
            {"Ingress", false},
            {"ConfigFrom", {{"Network", ""}}},
            {"ConfigOnly", false},
            {"Containers", json::object()},
            {"Options", network.options},
            {"Labels", network.labels}};
}

json membersJson(const NetworkId& network, const std::vector<ContainerPtr>& members)
{
    json out = json::object();
    for (const ContainerPtr& member : members) {
        for (const Endpoint& endpoint : member->network.endpoints) {
            if (endpoint.network != network)
                continue;
            out[member->id.value()] = {{"Name", member->name},
                                       {"EndpointID", ""},
                                       {"MacAddress", endpoint.mac},
                                       {"IPv4Address", withPrefix(endpoint.address, endpoint.prefix)},
                                       {"IPv6Address", withPrefix(endpoint.address6, endpoint.prefix6)}};
        }
    }
    return out;
}

} // namespace darse::api
