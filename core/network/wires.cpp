// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/wires.h"

#include "core/network/address.h"
#include "core/sys/files.h"
#include "core/sys/netlinks.h"
#include "core/sys/netnamespace.h"

#include <algorithm>
#include <charconv>
#include <fcntl.h>

namespace darse::network {
namespace {

Result<void> setSwitch(const std::string& name, std::string_view value)
{
    const UniqueFd file(::open(("/proc/sys/net/" + name).c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.isOpen())
        return Error::fromErrno(errno, "set net/" + name);
    return sys::writeAll(file.get(), value).within("set net/" + name);
}

int mtuOf(const Network& network)
{
    int mtu = 0;
    for (const char* key : {"com.docker.network.driver.mtu", "mtu"}) {
        if (const auto found = network.options.find(key); found != network.options.end())
            std::from_chars(found->second.data(), found->second.data() + found->second.size(), mtu);
    }
    return mtu;
}

Result<void> giveAddresses(sys::Netlink& line, int index, const Network& network)
{
    for (const Subnet& subnet : network.subnets) {
        if (const auto range = parseRange(subnet.range))
            TRY(sys::addAddress(line, index, {subnet.gateway, range->prefix}));
    }
    return ok();
}

Result<void> openSwitches(const Network& network)
{
    TRY(setSwitch("ipv4/ip_forward", "1"));
    TRY(setSwitch("ipv4/conf/" + network.interface + "/route_localnet", "1"));
    // Whoever is on it is not to tell the machine where its routes go. Without IPv6 there is nothing to set.
    static_cast<void>(setSwitch("ipv6/conf/" + network.interface + "/accept_ra", "0"));
    if (network.hasIpv6)
        TRY(setSwitch("ipv6/conf/all/forwarding", "1"));
    return ok();
}

Result<void> dress(const Endpoint& endpoint)
{
    TRY_DECLARE(sys::Netlink line, sys::Netlink::open());
    TRY_DECLARE(const sys::NetLink link, sys::findLink(line, endpoint.interface));
    TRY(sys::setLinkUp(line, link.index));
    if (!endpoint.address.empty())
        TRY(sys::addAddress(line, link.index, {endpoint.address, endpoint.prefix}));
    if (!endpoint.address6.empty())
        TRY(sys::addAddress(line, link.index, {endpoint.address6, endpoint.prefix6}));
    return ok();
}

Result<void> takeWaysOut(const std::vector<LeasedEndpoint>& endpoints)
{
    TRY_DECLARE(sys::Netlink line, sys::Netlink::open());
    // The second way out is no error and changes nothing: the first one stays.
    for (const LeasedEndpoint& each : endpoints) {
        for (const std::string& gateway : {each.endpoint.gateway, each.endpoint.gateway6}) {
            if (gateway.empty())
                continue;
            TRY_DECLARE(const sys::NetLink link, sys::findLink(line, each.endpoint.interface));
            TRY(sys::addDefaultRoute(line, link.index, gateway));
        }
    }
    return ok();
}

} // namespace

Result<void> Wires::makeBridge(const Network& network) const
{
    TRY_DECLARE(sys::Netlink line, sys::Netlink::open());
    auto added = sys::addBridge(
        line, {.name = network.interface, .mark = m_mark, .mtu = mtuOf(network), .coming = comingName()});
    if (!added && added.error().kind() != ErrorKind::AlreadyExists)
        return added;
    TRY_DECLARE(const sys::NetLink link, sys::findLink(line, network.interface));
    if (link.mark != m_mark)
        return Error(ErrorKind::Conflict, "network " + network.name + " needs an interface " + network.interface +
                                              ", which belongs to something else");
    TRY(giveAddresses(line, link.index, network));
    return openSwitches(network);
}

bool Wires::hasBridge(const Network& network) const
{
    auto line = sys::Netlink::open();
    if (!line)
        return false;
    const auto link = sys::findLink(*line, network.interface);
    return link && link->mark == m_mark;
}

Result<void> Wires::connect(const Network& network, const LeasedEndpoint& leased,
                            const std::filesystem::path& space) const
{
    TRY_DECLARE(const UniqueFd inside, sys::openNetworkNamespace(space));
    TRY_DECLARE(sys::Netlink line, sys::Netlink::open());
    TRY_DECLARE(const sys::NetLink bridge, sys::findLink(line, network.interface));
    TRY(sys::addVeth(line, {.name = leased.outerInterface,
                            .mark = m_mark,
                            .bridge = bridge.index,
                            .innerName = leased.endpoint.interface,
                            .innerNamespace = inside.get(),
                            .innerMac = leased.endpoint.mac,
                            .mtu = mtuOf(network)}));
    return sys::inNetworkNamespace(inside.get(), [&leased] { return dress(leased.endpoint); });
}

Result<void> Wires::setWayOut(const std::vector<LeasedEndpoint>& endpoints, const std::filesystem::path& space)
{
    if (endpoints.empty())
        return ok();
    TRY_DECLARE(const UniqueFd inside, sys::openNetworkNamespace(space));
    return sys::inNetworkNamespace(inside.get(), [&endpoints] { return takeWaysOut(endpoints); });
}

Result<void> Wires::cut(const LeasedEndpoint& leased) const
{
    TRY_DECLARE(sys::Netlink line, sys::Netlink::open());
    return sys::removeLink(line, leased.outerInterface);
}

Result<void> Wires::removeBridge(const Network& network) const
{
    if (!hasBridge(network))
        return ok();
    TRY_DECLARE(sys::Netlink line, sys::Netlink::open());
    return sys::removeLink(line, network.interface);
}

std::string Wires::comingName() const
{
    // "darse 0123abcd" as the name of an interface.
    return "dc" + m_mark.substr(m_mark.rfind(' ') + 1).substr(0, 8);
}

Result<std::vector<std::string>> Wires::removeOthers(const std::vector<std::string>& kept) const
{
    std::vector<std::string> gone;
    TRY_DECLARE(sys::Netlink line, sys::Netlink::open());
    TRY_DECLARE(const auto links, sys::listLinks(line));
    for (const sys::NetLink& link : links) {
        const bool isOurs = link.mark == m_mark || link.name == comingName();
        if (!isOurs || std::ranges::find(kept, link.name) != kept.end())
            continue;
        TRY(sys::removeLink(line, link.name));
        gone.push_back(link.name);
    }
    return gone;
}

} // namespace darse::network
