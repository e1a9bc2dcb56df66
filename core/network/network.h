// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "core/container/networking.h"
#include "core/container/state.h"

#include <map>
#include <string>
#include <vector>

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

} // namespace darse::network
