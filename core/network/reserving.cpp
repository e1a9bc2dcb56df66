// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/bridgednetworks.h"

#include <algorithm>

namespace darse::network {
namespace {

constexpr std::size_t kWireDigits = 10;

std::string freeInterface(const Lease& lease)
{
    for (int number = 0;; ++number) {
        const std::string name = "eth" + std::to_string(number);
        if (std::ranges::none_of(lease.endpoints,
                                 [&name](const LeasedEndpoint& each) { return each.endpoint.interface == name; }))
            return name;
    }
}

Error alreadyOn(const Lease& lease, const Network& network)
{
    return {ErrorKind::Conflict, "container " + lease.member.name + " is on network " + network.name + " already"};
}

} // namespace

Result<BridgedNetworks::Wanted> BridgedNetworks::wantedFrom(const container::EndpointsAsked& asked) const
{
    Wanted wanted;
    for (const auto& [name, endpoint] : asked) {
        TRY_DECLARE(Network network, find(name));
        if (network.name == kBridge && members(network.id).empty()) {
            TRY_DECLARE(network, m_parts.catalogue->settleUsual());
        }
        if (network.driver != kBridge)
            return Error(ErrorKind::InvalidInput, "network " + network.name + " cannot be combined with others");
        const bool isThere =
            std::ranges::any_of(wanted, [&network](const auto& each) { return each.first.id == network.id; });
        if (isThere)
            return Error(ErrorKind::InvalidInput, "network " + network.name + " is named twice");
        wanted.emplace_back(std::move(network), endpoint);
    }
    // Only what is not internal has a way out, and the first one is taken.
    std::ranges::stable_sort(wanted, {}, [](const auto& each) { return each.first.isInternal; });
    return wanted;
}

Result<void> BridgedNetworks::takeAddresses(Endpoint& endpoint, const Network& network,
                                            const container::EndpointAsked& asked)
{
    const Taken taken = takenOn(network.id, m_leases);
    for (const Subnet& subnet : network.subnets) {
        const auto range = parseRange(subnet.range);
        if (!range)
            continue;
        const bool isV6 = range->first.isV6;
        std::string& address = isV6 ? endpoint.address6 : endpoint.address;
        if (!address.empty())
            continue;
        const std::string& fixed = isV6 ? asked.address6 : asked.address;
        TRY_DECLARE(const Address chosen, chooseAddress(subnet, fixed, taken, isV6 ? Address{} : m_latest[network.id])
                                              .within("network " + network.name));
        if (!isV6 && fixed.empty())
            m_latest[network.id] = chosen;
        address = toString(chosen);
        (isV6 ? endpoint.prefix6 : endpoint.prefix) = range->prefix;
        if (!network.isInternal)
            (isV6 ? endpoint.gateway6 : endpoint.gateway) = subnet.gateway;
    }
    if (!asked.address6.empty() && endpoint.address6.empty())
        return Error(ErrorKind::InvalidInput, "network " + network.name + " has no IPv6 addresses");
    return ok();
}

Result<LeasedEndpoint> BridgedNetworks::endpointFor(const Lease& lease, const Network& network,
                                                    const container::EndpointAsked& asked)
{
    LeasedEndpoint leased;
    leased.outerInterface = "dv" + randomHex(kWireDigits);
    Endpoint& endpoint = leased.endpoint;
    endpoint.network = network.id;
    endpoint.networkName = network.name;
    endpoint.interface = freeInterface(lease);
    endpoint.aliases = asked.aliases;
    if (!asked.mac.empty() && !isMac(asked.mac))
        return Error(ErrorKind::InvalidInput, "\"" + asked.mac + "\" is not the hardware address of one interface");
    TRY(takeAddresses(endpoint, network, asked));
    const auto address = parseAddress(endpoint.address);
    endpoint.mac = !asked.mac.empty() ? asked.mac : macFor(address.value_or(Address{}));
    return leased;
}

Result<void> BridgedNetworks::addEndpoints(Lease& lease, const Wanted& wanted)
{
    for (const auto& [network, asked] : wanted) {
        // It may have been removed since it was looked up.
        TRY_DECLARE(const Network current, find(network.id.value()));
        if (std::ranges::any_of(lease.endpoints,
                                [&current](const LeasedEndpoint& each) { return each.endpoint.network == current.id; }))
            return alreadyOn(lease, current);
        TRY_DECLARE(LeasedEndpoint endpoint, endpointFor(lease, current, asked));
        lease.endpoints.push_back(std::move(endpoint));
    }
    return m_files.keep(lease);
}

Result<Lease> BridgedNetworks::reserve(const Member& member, const Wanted& wanted,
                                       const std::vector<container::PortBinding>& ports)
{
    const std::scoped_lock lock(m_mutex);
    if (m_leases.contains(member.id))
        return Error(ErrorKind::InvalidState, "container " + member.name + " is on its networks already");
    Lease lease{member};
    const bool hasWayOut = std::ranges::any_of(wanted, [](const auto& each) { return !each.first.isInternal; });
    if (hasWayOut) {
        TRY_DECLARE(lease.ports, choosePorts(ports, m_leases, m_parts.probe));
    }
    TRY(addEndpoints(lease, wanted));
    m_leases.emplace(member.id, lease);
    return lease;
}

} // namespace darse::network
