// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/bridgednetworks.h"
#include "core/sys/files.h"
#include "core/sys/netnamespace.h"

#include <algorithm>

namespace darse::network {

Result<void> BridgedNetworks::endIfUnused()
{
    const std::scoped_lock structure(m_structure);
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_leases.empty())
            return ok();
    }
    return m_parts.side->end();
}

Result<void> BridgedNetworks::sweep(const std::vector<ContainerId>& living)
{
    const auto lives = [&living](const std::string& id) {
        return std::ranges::find(living, ContainerId(id)) != living.end();
    };
    std::vector<ContainerId> dead;
    {
        const std::scoped_lock lock(m_mutex);
        for (const auto& [id, lease] : m_leases) {
            if (!lives(id.value()))
                dead.push_back(id);
        }
    }
    for (const ContainerId& id : dead)
        TRY(forgetLease(id));
    TRY_DECLARE(const auto spaces, sys::listDirectory(m_folder / "netns"));
    for (const std::string& space : spaces) {
        if (!lives(space))
            TRY(sys::dropNetworkNamespace(m_folder / "netns" / space));
    }
    TRY(m_parts.side->runIfThere([this] { return rebuild(); }));
    return endIfUnused();
}

/// Everything that follows from the leases is made anew, and what does not follow from them goes.
Result<void> BridgedNetworks::rebuild()
{
    const std::scoped_lock structure(m_structure);
    const std::string& table = m_parts.firewall.table();
    std::string rules = networkRules(table, list()) + noPorts(table);
    std::vector<std::string> kept;
    std::vector<NamedMembers> named;
    m_ready.clear();
    for (const Network& network : list()) {
        NamedMembers members = membersOf(network);
        if (members.leases.empty())
            continue;
        kept.push_back(network.interface);
        TRY(m_parts.wires.makeBridge(network));
        if (network.hasNames)
            named.push_back(std::move(members));
    }
    bool isAnybodyThere = false;
    std::vector<PublishedPort> ports;
    {
        const std::scoped_lock lock(m_mutex);
        isAnybodyThere = !m_leases.empty();
        for (const auto& [id, lease] : m_leases) {
            rules += portRulesOf(lease, PortChange::Open);
            ports.insert(ports.end(), lease.ports.begin(), lease.ports.end());
            for (const LeasedEndpoint& each : lease.endpoints)
                kept.push_back(each.outerInterface);
        }
    }
    TRY_DECLARE(const auto gone, m_parts.wires.removeOthers(kept));
    for (const std::string& name : gone) {
        if (!name.starts_with("dv"))
            TRY(m_parts.firewall.forgetBridge(name));
    }
    TRY(isAnybodyThere ? m_parts.firewall.apply(rules, {}) : m_parts.firewall.clear());
    TRY(m_parts.names->setAll(named));
    return isAnybodyThere ? m_parts.side->open(ports) : ok();
}

} // namespace darse::network
