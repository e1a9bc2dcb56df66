// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/catalogue.h"
#include "core/network/firewall.h"
#include "core/network/names.h"
#include "core/network/networks.h"
#include "core/network/occupied.h"
#include "core/network/side.h"
#include "core/network/wires.h"

#include <mutex>

namespace darse::network {

/// What networks are made of.
struct NetworkParts {
    std::unique_ptr<Catalogue> catalogue;
    std::unique_ptr<Side> side;
    std::unique_ptr<Names> names;
    Firewall firewall;
    Wires wires;
    PortProbe probe = tryPort;
};

/// Networks as bridges of the kernel. A lease is written before anything is made, and forgotten after all of it is
/// gone: who dies in between is swept up.
class BridgedNetworks final : public Networks {
public:
    BridgedNetworks(std::filesystem::path folder, NetworkParts parts);
    [[nodiscard]] Result<void> load();

    [[nodiscard]] std::vector<Network> list() const override { return m_parts.catalogue->list(); }
    [[nodiscard]] Result<Network> find(std::string_view text) const override { return m_parts.catalogue->find(text); }
    [[nodiscard]] Result<Network> create(const NetworkAsked& asked) override;
    [[nodiscard]] Result<void> remove(const NetworkId& id) override;
    [[nodiscard]] std::vector<ContainerId> members(const NetworkId& id) const override;

    [[nodiscard]] Result<std::filesystem::path> makeNamespace(const ContainerId& id) override;
    [[nodiscard]] std::filesystem::path namespacePath(const ContainerId& id) const override;
    [[nodiscard]] Result<Connected> connect(const Member& member, const container::EndpointsAsked& asked,
                                            const std::vector<container::PortBinding>& ports,
                                            const std::stop_token& stop) override;
    [[nodiscard]] Result<Endpoint> connectOne(const Member& member, const NetworkId& network,
                                              const container::EndpointAsked& asked,
                                              const std::stop_token& stop) override;
    [[nodiscard]] Result<void> disconnectOne(const ContainerId& id, const NetworkId& network) override;
    [[nodiscard]] Connected connectedNow(const ContainerId& id) const override;
    [[nodiscard]] Result<void> release(const ContainerId& id) override;
    [[nodiscard]] Result<void> sweep(const std::vector<ContainerId>& living) override;

    [[nodiscard]] std::vector<std::string> nameServers(const Connected& connected) const override;

private:
    using Wanted = std::vector<std::pair<Network, container::EndpointAsked>>;

    [[nodiscard]] Result<Wanted> wantedFrom(const container::EndpointsAsked& asked) const;
    /// Of these networks and this lease, which is written down. Under the lock.
    [[nodiscard]] Result<void> addEndpoints(Lease& lease, const Wanted& wanted);
    [[nodiscard]] Result<LeasedEndpoint> endpointFor(const Lease& lease, const Network& network,
                                                     const container::EndpointAsked& asked);
    [[nodiscard]] Result<void> takeAddresses(Endpoint& endpoint, const Network& network,
                                             const container::EndpointAsked& asked);
    [[nodiscard]] Result<Lease> reserve(const Member& member, const Wanted& wanted,
                                        const std::vector<container::PortBinding>& ports);
    [[nodiscard]] Result<void> setUp(const Lease& lease, const std::stop_token& stop);
    [[nodiscard]] Result<void> makeReady(const Network& network, const std::stop_token& stop);
    [[nodiscard]] Result<void> tellNames(const std::vector<LeasedEndpoint>& endpoints, const std::stop_token& stop);
    [[nodiscard]] Result<void> undo(const Lease& lease);
    [[nodiscard]] std::string portRulesOf(const Lease& lease, PortChange change) const;
    [[nodiscard]] Result<void> rebuild();
    [[nodiscard]] Result<void> endIfUnused();
    [[nodiscard]] std::optional<Lease> leaseOf(const ContainerId& id) const;
    [[nodiscard]] NamedMembers membersOf(const Network& network) const;
    [[nodiscard]] Result<void> changeLease(const Lease& lease);
    [[nodiscard]] Result<void> forgetLease(const ContainerId& id);
    void rememberPorts();

    std::filesystem::path m_folder;
    LeaseFiles m_files;
    NetworkParts m_parts;
    mutable std::mutex m_mutex; ///< of what follows; never held while a program runs
    std::map<ContainerId, Lease> m_leases;
    std::map<NetworkId, Address> m_latest; ///< the address given last
    std::mutex m_structure;                ///< one at a time makes and removes bridges
    std::set<NetworkId> m_ready;           ///< whose bridges are complete; under m_structure
};

} // namespace darse::network
