// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace darse::container {

enum class Protocol { Tcp, Udp, Sctp };

[[nodiscard]] std::string_view toString(Protocol protocol);

struct Port {
    std::uint16_t number = 0;
    Protocol protocol = Protocol::Tcp;

    friend auto operator<=>(const Port&, const Port&) = default; // NOLINT(modernize-use-nullptr)
};

/// "80/tcp"
[[nodiscard]] std::string toString(Port port);

/// A port of the container that the host is to answer for.
struct PortBinding {
    Port inside;
    std::string address{};   ///< of the host; empty: all of them
    std::uint16_t first = 0; ///< of the host; 0: any free one
    std::uint16_t last = 0;  ///< the same as `first`, or the end of a range of which a free one is taken

    friend bool operator==(const PortBinding&, const PortBinding&) = default;
};

/// How a container is to be on one network.
struct EndpointAsked {
    std::vector<std::string> aliases{};
    std::string address{};  ///< IPv4; empty: any free one
    std::string address6{}; ///< IPv6
    std::string mac{};
    std::vector<std::string> links{}; ///< "container:alias", as Config::links

    friend bool operator==(const EndpointAsked&, const EndpointAsked&) = default;
};

/// By name or id of the network.
using EndpointsAsked = std::map<std::string, EndpointAsked>;

} // namespace darse::container
