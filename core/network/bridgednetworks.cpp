// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/bridgednetworks.h"

#include "core/network/namefiles.h"
#include "core/sys/files.h"
#include "core/sys/netnamespace.h"

#include <algorithm>

namespace darse::network {

BridgedNetworks::BridgedNetworks(std::filesystem::path folder, NetworkParts parts) :
    m_folder(std::move(folder)),
    m_files(m_folder / "leases"),
    m_parts(std::move(parts))
{
}

Result<void> BridgedNetworks::load()
{
    TRY_DECLARE(std::vector<Lease> leases, m_files.load());
    for (Lease& lease : leases)
        m_leases.emplace(lease.member.id, std::move(lease));
    rememberPorts();
    return ok();
}

Result<Network> BridgedNetworks::create(const NetworkAsked& asked)
{
    return m_parts.catalogue->create(asked);
}

Result<void> BridgedNetworks::remove(const NetworkId& id)
{
    TRY_DECLARE(const Network network, find(id.value()));
    const std::scoped_lock structure(m_structure);
    {
        // Whoever reserves an address looks for the network under the same lock.
        const std::scoped_lock lock(m_mutex);
        if (!takenOn(id, m_leases).empty())
            return Error(ErrorKind::InUse, "network " + network.name + " has containers on it");
        TRY(m_parts.catalogue->remove(id));
        m_latest.erase(id);
    }
    m_ready.erase(id);
    return m_parts.side->runIfThere([&]() -> Result<void> {
        if (!m_parts.wires.hasBridge(network))
            return ok();
        TRY(m_parts.wires.removeBridge(network));
        return m_parts.firewall.forgetBridge(network.interface);
    });
}

std::vector<ContainerId> BridgedNetworks::members(const NetworkId& id) const
{
    std::vector<ContainerId> found;
    for (const Lease& lease : membersOf({.id = id, .name = {}}).leases)
        found.push_back(lease.member.id);
    return found;
}

NamedMembers BridgedNetworks::membersOf(const Network& network) const
{
    NamedMembers members{network};
    const std::scoped_lock lock(m_mutex);
    for (const auto& [id, lease] : m_leases) {
        if (std::ranges::any_of(lease.endpoints,
                                [&network](const LeasedEndpoint& each) { return each.endpoint.network == network.id; }))
            members.leases.push_back(lease);
    }
    return members;
}

std::optional<Lease> BridgedNetworks::leaseOf(const ContainerId& id) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_leases.find(id);
    return found == m_leases.end() ? std::nullopt : std::optional(found->second);
}

Result<void> BridgedNetworks::changeLease(const Lease& lease)
{
    const std::scoped_lock lock(m_mutex);
    TRY(m_files.keep(lease));
    m_leases[lease.member.id] = lease;
    return ok();
}

Result<void> BridgedNetworks::forgetLease(const ContainerId& id)
{
    {
        const std::scoped_lock lock(m_mutex);
        TRY(m_files.forget(id));
        m_leases.erase(id);
    }
    rememberPorts();
    return ok();
}

void BridgedNetworks::rememberPorts()
{
    std::vector<PublishedPort> ports;
    const std::scoped_lock lock(m_mutex);
    for (const auto& [id, lease] : m_leases)
        ports.insert(ports.end(), lease.ports.begin(), lease.ports.end());
    m_parts.side->remember(ports);
}

std::filesystem::path BridgedNetworks::namespacePath(const ContainerId& id) const
{
    return m_folder / "netns" / id.value();
}

Result<std::filesystem::path> BridgedNetworks::makeNamespace(const ContainerId& id)
{
    const auto path = namespacePath(id);
    if (const auto there = sys::openNetworkNamespace(path))
        return path;
    // A file without a namespace is what somebody has left who was killed.
    TRY(sys::dropNetworkNamespace(path));
    TRY(sys::makeNetworkNamespace(path));
    return path;
}

std::vector<std::string> BridgedNetworks::nameServers(const Connected& connected) const
{
    std::vector<std::string> servers;
    for (const Endpoint& endpoint : connected.endpoints) {
        const auto network = find(endpoint.network.value());
        if (!network || !network->hasNames)
            continue;
        for (const Subnet& subnet : network->subnets)
            servers.push_back(subnet.gateway);
    }
    if (!servers.empty())
        return servers;
    if (const std::string own = m_parts.side->nameServer(); !own.empty() && !connected.endpoints.empty())
        return {own};
    const auto text = sys::readFile("/etc/resolv.conf", mebibytes(1));
    return text ? serversOf(*text) : servers;
}

} // namespace darse::network
