// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/bridgednetworks.h"
#include "core/sys/netnamespace.h"

#include <algorithm>

namespace darse::network {
namespace {

Connected connectedOf(const Lease& lease)
{
    Connected connected;
    for (const LeasedEndpoint& each : lease.endpoints)
        connected.endpoints.push_back(each.endpoint);
    connected.ports = lease.ports;
    return connected;
}

} // namespace

Result<void> BridgedNetworks::makeReady(const Network& network, const std::stop_token& stop)
{
    const std::scoped_lock structure(m_structure);
    if (m_ready.contains(network.id) && m_parts.wires.hasBridge(network) && m_parts.firewall.isThere())
        return ok();
    TRY(m_parts.wires.makeBridge(network));
    // With everybody's ports: whoever has emptied the packet filter has closed them.
    std::string rules = networkRules(m_parts.firewall.table(), list());
    {
        const std::scoped_lock lock(m_mutex);
        for (const auto& [id, lease] : m_leases)
            rules += portRulesOf(lease, PortChange::Open);
    }
    TRY(m_parts.firewall.apply(rules, stop));
    TRY(m_parts.firewall.letThrough(network.interface, stop));
    m_ready.insert(network.id);
    return ok();
}

Result<void> BridgedNetworks::tellNames(const std::vector<LeasedEndpoint>& endpoints, const std::stop_token& stop)
{
    for (const LeasedEndpoint& each : endpoints) {
        TRY_DECLARE(const Network network, find(each.endpoint.network.value()));
        if (network.hasNames)
            TRY(m_parts.names->set(membersOf(network), stop));
    }
    return ok();
}

std::string BridgedNetworks::portRulesOf(const Lease& lease, PortChange change) const
{
    Lease there = lease;
    for (PublishedPort& port : there.ports)
        port = m_parts.side->arriving(port);
    return portRules(m_parts.firewall.table(), there, change);
}

Result<void> BridgedNetworks::setUp(const Lease& lease, const std::stop_token& stop)
{
    TRY_DECLARE(const auto space, makeNamespace(lease.member.id));
    TRY(m_parts.side->run([&]() -> Result<void> {
        for (const LeasedEndpoint& each : lease.endpoints) {
            TRY_DECLARE(const Network network, find(each.endpoint.network.value()));
            TRY(makeReady(network, stop));
            TRY(m_parts.wires.connect(network, each, space));
        }
        TRY(Wires::setWayOut(lease.endpoints, space));
        TRY(m_parts.firewall.apply(portRulesOf(lease, PortChange::Open), stop));
        return tellNames(lease.endpoints, stop);
    }));
    return m_parts.side->open(lease.ports);
}

Result<Connected> BridgedNetworks::connect(const Member& member, const container::EndpointsAsked& asked,
                                           const std::vector<container::PortBinding>& ports,
                                           const std::stop_token& stop)
{
    TRY_DECLARE(const Wanted wanted, wantedFrom(asked));
    if (wanted.empty())
        return Connected{};
    auto lease = reserve(member, wanted, ports);
    if (!lease)
        return std::move(lease).error();
    rememberPorts();
    auto done = setUp(*lease, stop);
    if (done)
        return connectedOf(*lease);
    // What cannot be undone now is swept up later: its lease is still written down.
    static_cast<void>(undo(*lease).isOk());
    return std::move(done).error();
}

Result<Endpoint> BridgedNetworks::connectOne(const Member& member, const NetworkId& network,
                                             const container::EndpointAsked& asked, const std::stop_token& stop)
{
    TRY_DECLARE(const Wanted wanted, wantedFrom({{network.value(), asked}}));
    Lease before{member};
    Lease lease{member};
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto found = m_leases.find(member.id); found != m_leases.end())
            lease = before = found->second;
        TRY(addEndpoints(lease, wanted));
        m_leases[member.id] = lease;
    }
    Lease added{member, {lease.endpoints.back()}};
    // One that was on no network any more gets its ports back with the next.
    if (before.endpoints.empty())
        added.ports = before.ports;
    auto done = setUp(added, stop);
    if (done)
        return added.endpoints.front().endpoint;
    static_cast<void>(m_parts.side
                          ->runIfThere([&]() -> Result<void> {
                              static_cast<void>(
                                  m_parts.firewall.apply(portRulesOf(added, PortChange::Close), {}).isOk());
                              return m_parts.wires.cut(added.endpoints.front());
                          })
                          .isOk());
    static_cast<void>(
        (before.endpoints.empty() && before.ports.empty() ? forgetLease(member.id) : changeLease(before)).isOk());
    static_cast<void>(m_parts.side->runIfThere([&] { return tellNames(added.endpoints, {}); }).isOk());
    return std::move(done).error();
}

Result<void> BridgedNetworks::disconnectOne(const ContainerId& id, const NetworkId& network)
{
    const auto before = leaseOf(id);
    const auto isIt = [&network](const LeasedEndpoint& each) { return each.endpoint.network == network; };
    if (!before || std::ranges::none_of(before->endpoints, isIt))
        return Error(ErrorKind::NotFound, "container " + id.value().substr(0, 12) + " is not on that network");
    Lease after = *before;
    std::erase_if(after.endpoints, isIt);
    const LeasedEndpoint gone = *std::ranges::find_if(before->endpoints, isIt);
    TRY(m_parts.side->runIfThere([&]() -> Result<void> {
        // The ports lead to the network that is left, if there is one.
        if (portTarget(*before) != portTarget(after))
            TRY(m_parts.firewall.apply(portRulesOf(*before, PortChange::Close) + portRulesOf(after, PortChange::Open),
                                       {}));
        TRY(m_parts.wires.cut(gone));
        return Wires::setWayOut(after.endpoints, namespacePath(id));
    }));
    TRY(changeLease(after));
    return m_parts.side->runIfThere([&] { return tellNames({gone}, {}); });
}

Result<void> BridgedNetworks::undo(const Lease& lease)
{
    TRY(m_parts.side->close(lease.ports));
    TRY(m_parts.side->runIfThere(
        [&]() -> Result<void> { return m_parts.firewall.apply(portRulesOf(lease, PortChange::Close), {}); }));
    // With its last namespace the kernel takes the wires away by itself, and nobody has to wait for that.
    TRY(sys::dropNetworkNamespace(namespacePath(lease.member.id)));
    TRY(forgetLease(lease.member.id));
    TRY(m_parts.side->runIfThere([&] { return tellNames(lease.endpoints, {}); }));
    return endIfUnused();
}

Connected BridgedNetworks::connectedNow(const ContainerId& id) const
{
    const auto lease = leaseOf(id);
    return lease ? connectedOf(*lease) : Connected{};
}

Result<void> BridgedNetworks::release(const ContainerId& id)
{
    if (const auto lease = leaseOf(id))
        return undo(*lease);
    return sys::dropNetworkNamespace(namespacePath(id));
}

} // namespace darse::network
