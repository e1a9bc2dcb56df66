// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sys/netlink.h"

#include <optional>

namespace darse::sys {

/// A network interface.
struct NetLink {
    int index = 0;
    std::string name{};
    std::string mark{}; ///< the alias that its maker gave it
};

struct BridgeAsked {
    std::string name;
    std::string mark{};
    int mtu = 0;          ///< 0: as the kernel has it
    std::string coming{}; ///< what it is called until it is marked; empty: as it will be
};

/// Two interfaces with a wire between them: whoever speaks into one is heard at the other.
struct VethAsked {
    std::string name; ///< of the end on this side
    std::string mark{};
    int bridge = 0; ///< the index of that which this end is put into
    std::string innerName{};
    int innerNamespace = -1; ///< descriptor of the namespace of the other end
    std::string innerMac{};  ///< "02:42:0a:59:00:02"
    int mtu = 0;
};

/// An address of an interface, or of whom a route goes through: IPv4 or IPv6 as text.
struct LinkAddress {
    std::string address;
    int prefix = 0;
};

/// "10.89.0.1" as 4 bytes, "fd00::1" as 16; empty: neither.
[[nodiscard]] std::string addressBytes(const std::string& text);

[[nodiscard]] Result<std::vector<NetLink>> listLinks(Netlink& line);
/// NotFound when there is none of that name.
[[nodiscard]] Result<NetLink> findLink(Netlink& line, const std::string& name);
/// Up at once. AlreadyExists when the name is taken. It is made as `coming` and has its name only once it is marked:
/// who dies in between leaves nothing that could be anybody's.
[[nodiscard]] Result<void> addBridge(Netlink& line, const BridgeAsked& asked);
/// The end on this side is up at once, the other one is not.
[[nodiscard]] Result<void> addVeth(Netlink& line, const VethAsked& asked);
/// None there is success.
[[nodiscard]] Result<void> removeLink(Netlink& line, const std::string& name);
/// Whether the packet filter has a table of that name for IPv4; when that cannot be told: true.
[[nodiscard]] bool hasFilterTable(const std::string& name);
[[nodiscard]] Result<void> setLinkUp(Netlink& line, int index);
/// There already is success.
[[nodiscard]] Result<void> addAddress(Netlink& line, int index, const LinkAddress& address);
/// Everything that has no better way goes through `gateway`. There already is success.
[[nodiscard]] Result<void> addDefaultRoute(Netlink& line, int index, const std::string& gateway);

} // namespace darse::sys
