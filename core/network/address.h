// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace darse::network {

/// An IPv4 or IPv6 address as a number.
struct Address {
    bool isV6 = false;
    std::uint64_t high = 0;
    std::uint64_t low = 0; ///< all of an IPv4 address

    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] bool isAny() const { return high == 0 && low == 0; }
    /// That many further; within the lower half.
    [[nodiscard]] Address plus(std::uint64_t count) const { return {isV6, high, low + count}; }

    friend auto operator<=>(const Address&, const Address&) = default;
};

/// A range of addresses that share their first bits.
struct Range {
    Address first;
    int prefix = 0;

    [[nodiscard]] bool contains(const Address& address) const;
    [[nodiscard]] bool overlaps(const Range& other) const;
    /// How many addresses there are; the largest number when there are more.
    [[nodiscard]] std::uint64_t size() const;
    [[nodiscard]] Address last() const { return first.plus(size() - 1); }
    /// The one behind it, of the same size.
    [[nodiscard]] Range next() const { return {first.plus(size()), prefix}; }

    friend bool operator==(const Range&, const Range&) = default;
};

[[nodiscard]] std::optional<Address> parseAddress(std::string_view text);
/// "10.89.0.0/24"; bits behind the prefix are cleared.
[[nodiscard]] std::optional<Range> parseRange(std::string_view text);
[[nodiscard]] std::string toString(const Address& address);
[[nodiscard]] std::string toString(const Range& range);

/// The hardware address that belongs to an IPv4 address: so that a new owner is known by the old entries of others.
[[nodiscard]] std::string macFor(const Address& address);
/// "02:42:0a:59:00:02", of one interface and not of a group.
[[nodiscard]] bool isMac(std::string_view text);

} // namespace darse::network
