// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/catalogue.h"

#include <algorithm>

namespace darse::network {
namespace {

constexpr int kMostInterfaces = 4096;
constexpr std::size_t kLongestInterface = 15;
constexpr int kPrefix4 = 24;

const std::vector<const char*>& pools()
{
    static const std::vector<const char*> all{"10.90.0.0/15", "10.92.0.0/14",  "10.96.0.0/11",
                                              "10.128.0.0/9", "172.20.0.0/14", "192.168.0.0/16"};
    return all;
}

/// A private range of our own that nobody else is likely to have.
std::string randomIpv6Range()
{
    const std::string digits = randomHex(10);
    return "fd" + digits.substr(0, 2) + ":" + digits.substr(2, 4) + ":" + digits.substr(6, 4) + "::/64";
}

bool isInterfaceName(const std::string& name)
{
    return !name.empty() && name.size() <= kLongestInterface && name != "." && name != ".." &&
           std::ranges::all_of(name, [](unsigned char letter) {
               return letter > ' ' && letter < 0x7f &&
                      std::string_view("/:\"\\%").find(static_cast<char>(letter)) == std::string_view::npos;
           });
}

} // namespace

Result<Subnet> settled(const Subnet& asked)
{
    const auto range = parseRange(asked.range);
    if (!range)
        return Error(ErrorKind::InvalidInput, "\"" + asked.range + "\" is not a subnet, as 10.90.0.0/24 is");
    if (range->prefix < 8 || range->size() < 4)
        return Error(ErrorKind::InvalidInput, "subnet " + asked.range + " is too large or too small");
    Subnet subnet{toString(*range), asked.gateway, asked.leases};
    if (subnet.gateway.empty())
        subnet.gateway = toString(range->first.plus(1));
    const auto gateway = parseAddress(subnet.gateway);
    if (!gateway || !range->contains(*gateway) || *gateway == range->first)
        return Error(ErrorKind::InvalidInput, "gateway " + subnet.gateway + " does not belong to " + subnet.range);
    if (!subnet.leases.empty()) {
        const auto leases = parseRange(subnet.leases);
        if (!leases || !range->contains(leases->first) || leases->prefix < range->prefix)
            return Error(ErrorKind::InvalidInput, subnet.leases + " is no part of " + subnet.range);
    }
    return subnet;
}

std::string Catalogue::ownerOf(const Range& range, const std::vector<HostRange>& machine) const
{
    for (const Network& network : m_networks) {
        for (const Subnet& subnet : network.subnets) {
            const auto other = parseRange(subnet.range);
            if (other && other->overlaps(range))
                return subnet.range + " of network " + network.name;
        }
    }
    for (const HostRange& each : machine) {
        const bool isOurs = std::ranges::any_of(
            m_networks, [&each](const Network& network) { return network.interface == each.interfaceName; });
        if (!isOurs && each.range.overlaps(range))
            return toString(each.range) + " of interface " + each.interfaceName;
    }
    return {};
}

Result<Subnet> Catalogue::freeSubnet(const std::vector<const char*>& pools, int prefix) const
{
    const auto machine = m_surroundings.ranges();
    for (const char* each : pools) {
        const auto pool = parseRange(each);
        for (Range range{pool->first, std::max(prefix, pool->prefix)}; pool->contains(range.first);
             range = range.next()) {
            if (ownerOf(range, machine).empty())
                return settled({.range = toString(range)});
        }
    }
    return Error(ErrorKind::Conflict, "all subnets that could be chosen are in use; name one");
}

Result<std::vector<Subnet>> Catalogue::subnetsFor(const NetworkAsked& asked) const
{
    std::vector<Subnet> subnets;
    const auto machine = m_surroundings.ranges();
    for (const Subnet& each : asked.subnets) {
        TRY_DECLARE(Subnet subnet, settled(each));
        const auto range = parseRange(subnet.range);
        if (const std::string owner = ownerOf(*range, machine); !owner.empty())
            return Error(ErrorKind::Conflict,
                         "subnet " + subnet.range + " of network " + asked.name + " overlaps " + owner);
        for (const Subnet& other : subnets) {
            if (parseRange(other.range)->overlaps(*range))
                return Error(ErrorKind::InvalidInput, "subnets " + subnet.range + " and " + other.range + " overlap");
        }
        subnets.push_back(std::move(subnet));
    }
    const auto has = [&subnets](bool isV6) {
        return std::ranges::any_of(
            subnets, [isV6](const Subnet& subnet) { return (subnet.range.find(':') != std::string::npos) == isV6; });
    };
    if (!has(false)) {
        TRY_DECLARE(Subnet subnet, freeSubnet(pools(), kPrefix4));
        subnets.insert(subnets.begin(), std::move(subnet));
    }
    if (asked.hasIpv6 && !has(true)) {
        TRY_DECLARE(Subnet subnet, settled({.range = randomIpv6Range()}));
        subnets.push_back(std::move(subnet));
    }
    return subnets;
}

Result<std::string> Catalogue::freeInterface(const NetworkAsked& asked) const
{
    const auto isTaken = [this](const std::string& name) {
        return m_surroundings.hasInterface(name) ||
               std::ranges::any_of(m_networks, [&name](const Network& each) { return each.interface == name; });
    };
    if (const auto named = asked.options.find("com.docker.network.bridge.name"); named != asked.options.end()) {
        if (!isInterfaceName(named->second))
            return Error(ErrorKind::InvalidInput,
                         "\"" + named->second.substr(0, 64) + "\" is not a name for an interface");
        if (isTaken(named->second))
            return Error(ErrorKind::Conflict, "an interface " + named->second + " is there already");
        return named->second;
    }
    for (int number = 0; number < kMostInterfaces; ++number) {
        std::string name = "darse" + std::to_string(number);
        if (!isTaken(name))
            return name;
    }
    return Error(ErrorKind::Conflict, "there are too many networks");
}

} // namespace darse::network
