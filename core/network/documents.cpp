// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/lease.h"

#include <nlohmann/json.hpp>

namespace darse::network {
namespace {

using Json = nlohmann::json;

Json toDocument(const LeasedEndpoint& leased)
{
    const Endpoint& endpoint = leased.endpoint;
    return {{"network", endpoint.network.value()},
            {"networkName", endpoint.networkName},
            {"interface", endpoint.interface},
            {"aliases", endpoint.aliases},
            {"address", endpoint.address},
            {"prefix", endpoint.prefix},
            {"gateway", endpoint.gateway},
            {"address6", endpoint.address6},
            {"prefix6", endpoint.prefix6},
            {"gateway6", endpoint.gateway6},
            {"mac", endpoint.mac},
            {"outerInterface", leased.outerInterface}};
}

LeasedEndpoint endpointFrom(const Json& json)
{
    LeasedEndpoint leased;
    Endpoint& endpoint = leased.endpoint;
    endpoint.network = NetworkId(json.at("network").get<std::string>());
    json.at("networkName").get_to(endpoint.networkName);
    json.at("interface").get_to(endpoint.interface);
    json.at("aliases").get_to(endpoint.aliases);
    json.at("address").get_to(endpoint.address);
    json.at("prefix").get_to(endpoint.prefix);
    json.at("gateway").get_to(endpoint.gateway);
    json.at("address6").get_to(endpoint.address6);
    json.at("prefix6").get_to(endpoint.prefix6);
    json.at("gateway6").get_to(endpoint.gateway6);
    json.at("mac").get_to(endpoint.mac);
    json.at("outerInterface").get_to(leased.outerInterface);
    return leased;
}

Json toDocument(const PublishedPort& port)
{
    return {{"inside", port.inside.number},
            {"protocol", static_cast<int>(port.inside.protocol)},
            {"address", port.address},
            {"outside", port.outside}};
}

PublishedPort portFrom(const Json& json)
{
    PublishedPort port;
    json.at("inside").get_to(port.inside.number);
    port.inside.protocol = static_cast<container::Protocol>(json.at("protocol").get<int>());
    json.at("address").get_to(port.address);
    json.at("outside").get_to(port.outside);
    return port;
}

Lease leaseFrom(const Json& json)
{
    Lease lease;
    lease.member.id = ContainerId(json.at("container").get<std::string>());
    json.at("name").get_to(lease.member.name);
    json.at("hostname").get_to(lease.member.hostname);
    for (const Json& each : json.at("endpoints"))
        lease.endpoints.push_back(endpointFrom(each));
    for (const Json& each : json.at("ports"))
        lease.ports.push_back(portFrom(each));
    return lease;
}

Network networkFrom(const Json& json)
{
    Network network;
    network.id = NetworkId(json.at("id").get<std::string>());
    json.at("name").get_to(network.name);
    json.at("driver").get_to(network.driver);
    json.at("interface").get_to(network.interface);
    for (const Json& each : json.at("subnets"))
        network.subnets.push_back({each.at("range"), each.at("gateway"), each.at("leases")});
    json.at("internal").get_to(network.isInternal);
    json.at("ipv6").get_to(network.hasIpv6);
    json.at("names").get_to(network.hasNames);
    json.at("labels").get_to(network.labels);
    json.at("options").get_to(network.options);
    network.created = container::TimePoint(std::chrono::nanoseconds(json.at("created").get<std::int64_t>()));
    return network;
}

/// The library speaks in exceptions; they end here.
template <class Value>
Result<Value> parsed(std::string_view text, Value (*from)(const Json&), const char* what)
{
    try {
        return from(Json::parse(text));
    } catch (const Json::exception& problem) {
        return Error(ErrorKind::InvalidState, std::string("the record of ") + what + " cannot be read")
            .withDetail(problem.what());
    }
}

} // namespace

std::string toJson(const Lease& lease)
{
    Json endpoints = Json::array();
    for (const LeasedEndpoint& each : lease.endpoints)
        endpoints.push_back(toDocument(each));
    Json ports = Json::array();
    for (const PublishedPort& each : lease.ports)
        ports.push_back(toDocument(each));
    return Json{{"container", lease.member.id.value()},
                {"name", lease.member.name},
                {"hostname", lease.member.hostname},
                {"endpoints", std::move(endpoints)},
                {"ports", std::move(ports)}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Lease> parseLease(std::string_view json)
{
    return parsed<Lease>(json, leaseFrom, "a lease");
}

std::string toJson(const Network& network)
{
    Json subnets = Json::array();
    for (const Subnet& each : network.subnets)
        subnets.push_back({{"range", each.range}, {"gateway", each.gateway}, {"leases", each.leases}});
    return Json{{"id", network.id.value()},
                {"name", network.name},
                {"driver", network.driver},
                {"interface", network.interface},
                {"subnets", std::move(subnets)},
                {"internal", network.isInternal},
                {"ipv6", network.hasIpv6},
                {"names", network.hasNames},
                {"labels", network.labels},
                {"options", network.options},
                {"created", network.created.time_since_epoch().count()}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Network> parseNetwork(std::string_view json)
{
    return parsed<Network>(json, networkFrom, "a network");
}

} // namespace darse::network
