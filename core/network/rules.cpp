// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/firewall.h"
#include "core/network/occupied.h"

#include <algorithm>

namespace darse::network {
namespace {

std::string sketch(const std::string& table)
{
    return "add table ip " + table + "\nadd map ip " + table +
           " ports { type ipv4_addr . inet_proto . inet_service : ipv4_addr . inet_service ; }\nadd map ip " + table +
           " anyports { type inet_proto . inet_service : ipv4_addr . inet_service ; }\n";
}

struct Chain {
    const char* name;
    const char* hook;
};

constexpr Chain kChains[] = {
    {"published", ""},
    {"guard", "{ type filter hook prerouting priority -300 ; }"},
    {"prerouting", "{ type nat hook prerouting priority -100 ; }"},
    {"output", "{ type nat hook output priority -100 ; }"},
    {"postrouting", "{ type nat hook postrouting priority 100 ; }"},
    {"forward", "{ type filter hook forward priority 0 ; }"},
};

/// The rules of one address family.
class Rules {
public:
    Rules(const char* family, const std::string& table) : m_where(std::string(family) + " " + table + " ")
    {
        for (const Chain& chain : kChains)
            m_text +=
                "add chain " + m_where + chain.name + " " + chain.hook + "\nflush chain " + m_where + chain.name + "\n";
    }
    void add(const char* chain, const std::string& rule)
    {
        m_text += "add rule " + m_where + chain + " " + rule + "\n";
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_where;
    std::string m_text;
};

std::string quoted(const std::string& interface)
{
    return "\"" + interface + "\"";
}

bool isBridge(const Network& network)
{
    return network.driver == "bridge" && !network.interface.empty();
}

/// Inside of one network all may speak; from outside come answers, and who uses a published port; no network reaches
/// another one.
void addForward(Rules& rules, const std::vector<Network>& networks)
{
    rules.add("forward", "ct state established,related accept");
    std::string bridges;
    for (const Network& each : networks) {
        const std::string name = quoted(each.interface);
        rules.add("forward", "iifname " + name + " oifname " + name + " accept");
        if (each.isInternal) {
            rules.add("forward", "iifname " + name + " drop");
            rules.add("forward", "oifname " + name + " drop");
        }
        bridges += (bridges.empty() ? "" : ", ") + name;
    }
    rules.add("forward", "ct status dnat accept");
    if (!bridges.empty())
        rules.add("forward", "oifname { " + bridges + " } drop");
}

void addWaysOut(Rules& rules, const Network& network, bool isV6)
{
    const std::string name = quoted(network.interface);
    const std::string source = isV6 ? "ip6 saddr " : "ip saddr ";
    for (const Subnet& subnet : network.subnets) {
        const auto range = parseRange(subnet.range);
        if (!range || range->first.isV6 != isV6)
            continue;
        // Who reaches a port of itself or of a neighbour through the machine must be answered through it.
        rules.add("postrouting", "oifname " + name + " " + source + subnet.range + " ct status dnat masquerade");
        if (!network.isInternal)
            rules.add("postrouting", "oifname != " + name + " " + source + subnet.range + " masquerade");
    }
}

std::string key(const PublishedPort& port)
{
    const auto address = parseAddress(port.address);
    const std::string rest = std::string(protocolWord(port.inside.protocol)) + " . " + std::to_string(port.outside);
    return !address || address->isAny() ? rest : port.address + " . " + rest;
}

const char* mapOf(const PublishedPort& port)
{
    const auto address = parseAddress(port.address);
    return !address || address->isAny() ? " anyports " : " ports ";
}

} // namespace

std::string networkRules(const std::string& table, const std::vector<Network>& networks)
{
    std::vector<Network> bridges;
    std::ranges::copy_if(networks, std::back_inserter(bridges), isBridge);
    Rules four("ip", table);
    four.add("published", "dnat to ip daddr . meta l4proto . th dport map @ports");
    four.add("published", "dnat to meta l4proto . th dport map @anyports");
    for (const char* chain : {"prerouting", "output"})
        four.add(chain, "fib daddr type local jump published");
    Rules six("ip6", table);
    for (const Network& each : bridges) {
        // The bridge answers for the machine's 127.0.0.1 so that published ports work there: nobody inside may.
        four.add("guard", "iifname " + quoted(each.interface) + " ip daddr 127.0.0.0/8 drop");
        four.add("postrouting", "oifname " + quoted(each.interface) + " ip saddr 127.0.0.0/8 masquerade");
        addWaysOut(four, each, false);
        addWaysOut(six, each, true);
    }
    addForward(four, bridges);
    addForward(six, bridges);
    return sketch(table) + four.text() + "add table ip6 " + table + "\n" + six.text();
}

std::string portTarget(const Lease& lease)
{
    const auto found = std::ranges::find_if(lease.endpoints, [](const LeasedEndpoint& each) {
        return !each.endpoint.address.empty() && !each.endpoint.gateway.empty();
    });
    return found == lease.endpoints.end() ? std::string() : found->endpoint.address;
}

std::string portRules(const std::string& table, const Lease& lease, PortChange change)
{
    const std::string target = portTarget(lease);
    if (lease.ports.empty() || target.empty())
        return {};
    std::string text = sketch(table);
    for (const PublishedPort& port : lease.ports) {
        const std::string where = "element ip " + table + mapOf(port) + "{ " + key(port);
        text += "add " + where + " : " + target + " . " + std::to_string(port.inside.number) + " }\n";
        // What is not there cannot be deleted, so it is added before.
        if (change == PortChange::Close)
            text += "delete " + where + " }\n";
    }
    return text;
}

std::string noPorts(const std::string& table)
{
    return sketch(table) + "flush map ip " + table + " ports\nflush map ip " + table + " anyports\n";
}

} // namespace darse::network
