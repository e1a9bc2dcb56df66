// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/strongid.h"
#include "core/container/networking.h"
#include "core/container/state.h"
#include "core/state/records.h"
#include "core/sys/finding.h"
#include "core/sys/processrunner.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace darse::network {

struct Subnet {
    std::string range;     ///< "10.89.0.0/24"
    std::string gateway{}; ///< empty: the first address
    std::string leases{};  ///< part of the range that addresses are taken from; empty: all of it

    friend bool operator==(const Subnet&, const Subnet&) = default;
};

struct Network {
    NetworkId id;
    std::string name;
    std::string driver = "bridge"; ///< or "host", "none": the two that are always there
    std::string interface {
    }; ///< "darse0"
    std::vector<Subnet> subnets{};
    bool isInternal = false;
    bool hasIpv6 = false;
    bool hasNames = true; ///< containers find one another by name; not on the default one
    std::map<std::string, std::string> labels{};
    std::map<std::string, std::string> options{};
    container::TimePoint created{};
};

struct NetworkAsked {
    std::string name;
    std::string driver = "bridge";
    std::vector<Subnet> subnets{}; ///< empty: the next free one
    bool isInternal = false;
    bool hasIpv6 = false;
    std::map<std::string, std::string> labels{};
    std::map<std::string, std::string> options{};
};

/// How a container is on a network while it lives.
struct Endpoint {
    NetworkId network;
    std::string networkName{};
    std::string interface {
    }; ///< "eth0"
    std::vector<std::string> aliases{};
    std::string address{}; ///< IPv4
    int prefix = 0;
    std::string gateway{};
    std::string address6{};
    int prefix6 = 0;
    std::string gateway6{};
    std::string mac{};
};

/// A port of the host that leads to a container.
struct PublishedPort {
    container::Port inside;
    std::string address{}; ///< "0.0.0.0"
    std::uint16_t outside = 0;

    friend bool operator==(const PublishedPort&, const PublishedPort&) = default;
};

/// Who is to be connected.
struct Member {
    ContainerId id;
    std::string name;
    std::string hostname{};
};

struct Connected {
    std::vector<Endpoint> endpoints{};
    std::vector<PublishedPort> ports{};
};

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
    /// Off all networks: ports, addresses and the namespace are free again. Never was on one: success.
    [[nodiscard]] virtual Result<void> release(const ContainerId& id) = 0;
    /// What is left of containers that are not in `living` is released. For the start of an engine.
    [[nodiscard]] virtual Result<void> sweep(const std::vector<ContainerId>& living) = 0;

    /// The name servers for a container on these networks, for its resolv.conf.
    [[nodiscard]] virtual std::vector<std::string> nameServers(const Connected& connected) const = 0;
};

/// The texts of /etc/hosts and /etc/resolv.conf.
struct NameFiles {
    std::vector<std::string> extraHosts{};                  ///< "name:address", "name:host-gateway"
    std::vector<std::pair<std::string, std::string>> own{}; ///< address, names
    std::vector<std::string> servers{};                     ///< of a person; empty: as the network has it
    std::vector<std::string> search{};
    std::vector<std::string> options{};
};
[[nodiscard]] Result<std::string> hostsFile(const NameFiles& names, const std::string& hostGateway);
/// `networkServers` are ours; `hostFile` is the machine's own resolv.conf, of which loopback servers do not count.
[[nodiscard]] std::string resolvFile(const NameFiles& names, const std::vector<std::string>& networkServers,
                                     std::string_view hostFile);

} // namespace darse::network
