// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/guard.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <linux/netlink.h>
#include <string>
#include <string_view>
#include <vector>

namespace darse::sys {

/// A message to the kernel's routing tables, put together piece by piece.
class NetlinkMessage {
public:
    NetlinkMessage(std::uint16_t type, std::uint16_t flags);

    /// The fixed part that follows the header; once, first.
    template <class Body>
    NetlinkMessage& body(const Body& value)
    {
        append(&value, sizeof value);
        return *this;
    }
    NetlinkMessage& attribute(std::uint16_t type, std::string_view bytes);
    NetlinkMessage& text(std::uint16_t type, const std::string& value);
    NetlinkMessage& number(std::uint16_t type, std::uint32_t value);
    /// What `fill` adds is inside of an attribute.
    NetlinkMessage& nest(std::uint16_t type, const std::function<void(NetlinkMessage&)>& fill);

    /// With its length settled.
    [[nodiscard]] std::string finish(std::uint32_t sequence);

private:
    void append(const void* bytes, std::size_t count);

    std::string m_bytes;
};

/// A line to the kernel's routing tables of the network namespace in which it was opened, whatever namespace its user
/// is in. For one thread at a time.
class Netlink {
public:
    [[nodiscard]] static Result<Netlink> open();
    /// The same, to its packet filter.
    [[nodiscard]] static Result<Netlink> openFilter();

    /// The error is what the kernel answers.
    [[nodiscard]] Result<void> request(NetlinkMessage message, std::string_view attempt);
    /// Everything that the kernel has to say to a dump, message by message.
    [[nodiscard]] Result<void> dump(NetlinkMessage message, std::string_view attempt,
                                    const std::function<void(const nlmsghdr&)>& take);

private:
    explicit Netlink(UniqueFd socket) : m_socket(std::move(socket)) {}
    [[nodiscard]] Result<void> talk(NetlinkMessage& message, const std::function<void(const nlmsghdr&)>& take,
                                    std::string_view attempt);

    UniqueFd m_socket;
    std::uint32_t m_sequence = 0;
};

} // namespace darse::sys
