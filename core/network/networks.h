// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/network.h"
#include "core/state/records.h"
#include "core/sys/processrunner.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace darse::network {

struct NetworkPlaces {
    std::filesystem::path folder; ///< below /run: namespaces, names, leases; gone after a reboot
    bool isRootless = false;
};

/// The networks of one machine and who is on them. What cannot be (overlapping subnets, used ports and addresses, a
/// missing program) is told in one sentence before anything is changed. For any thread.
class Networks {
public:
    [[nodiscard]] static Result<std::unique_ptr<Networks>> open(NetworkPlaces places, state::Records& records,
                                                                sys::ProcessRunner& runner);
    virtual ~Networks() = default;

    /// "bridge" (the default one), "host" and "none" are always there.
    [[nodiscard]] virtual std::vector<Network> list() const = 0;
    /// By name, id, or at least 4 digits of one.
    [[nodiscard]] virtual Result<Network> find(std::string_view text) const = 0;
    [[nodiscard]] virtual Result<Network> create(const NetworkAsked& asked) = 0;
    /// InUse while somebody is on it.
    [[nodiscard]] virtual Result<void> remove(const NetworkId& id) = 0;
    [[nodiscard]] virtual std::vector<ContainerId> members(const NetworkId& id) const = 0;

    /// A new network namespace with a loopback interface that is up, kept by a mount: its path. There already is
    /// success.
    [[nodiscard]] virtual Result<std::filesystem::path> makeNamespace(const ContainerId& id) = 0;
    [[nodiscard]] virtual std::filesystem::path namespacePath(const ContainerId& id) const = 0;
    /// Puts its namespace on these networks and publishes its ports: all or nothing.
    [[nodiscard]] virtual Result<Connected> connect(const Member& member, const container::EndpointsAsked& asked,
                                                    const std::vector<container::PortBinding>& ports,
                                                    const std::stop_token& stop) = 0;
    /// One more network, for one that lives.
    [[nodiscard]] virtual Result<Endpoint> connectOne(const Member& member, const NetworkId& network,
                                                      const container::EndpointAsked& asked,
                                                      const std::stop_token& stop) = 0;
    [[nodiscard]] virtual Result<void> disconnectOne(const ContainerId& id, const NetworkId& network) = 0;
    /// What it is connected to by now; nothing when it is on none.
    [[nodiscard]] virtual Connected connectedNow(const ContainerId& id) const = 0;
    /// Off all networks: ports, addresses and the namespace are free again. Never was on one: success.
    [[nodiscard]] virtual Result<void> release(const ContainerId& id) = 0;
    /// What is left of containers that are not in `living` is released. For the start of an engine.
    [[nodiscard]] virtual Result<void> sweep(const std::vector<ContainerId>& living) = 0;

    /// The name servers for a container on these networks, for its resolv.conf.
    [[nodiscard]] virtual std::vector<std::string> nameServers(const Connected& connected) const = 0;
};

} // namespace darse::network
