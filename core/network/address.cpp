// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/address.h"

#include "core/sys/netlinks.h"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstdio>
#include <limits>

namespace darse::network {
namespace {

constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();

/// The first `count` of 64 bits.
std::uint64_t mask(int count)
{
    if (count <= 0)
        return 0;
    return count >= 64 ? kAll : kAll << (64 - count);
}

Address masked(const Address& address, int prefix)
{
    if (!address.isV6)
        return {false, 0, address.low & mask(32 + prefix)};
    return {true, address.high & mask(prefix), address.low & mask(prefix - 64)};
}

} // namespace

bool Address::isLoopback() const
{
    return isV6 ? high == 0 && low == 1 : (low >> 24) == 127;
}

bool Range::contains(const Address& address) const
{
    return address.isV6 == first.isV6 && masked(address, prefix) == first;
}

bool Range::overlaps(const Range& other) const
{
    return contains(other.first) || other.contains(first);
}

std::uint64_t Range::size() const
{
    const int bits = (first.isV6 ? 128 : 32) - prefix;
    return bits >= 64 ? kAll : std::uint64_t{1} << bits;
}

std::optional<Address> parseAddress(std::string_view text)
{
    const std::string bytes = sys::addressBytes(std::string(text));
    if (bytes.empty())
        return std::nullopt;
    Address address;
    address.isV6 = bytes.size() == 16;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto& half = address.isV6 && i < 8 ? address.high : address.low;
        half = half << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return address;
}

std::optional<Range> parseRange(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto address = parseAddress(text.substr(0, slash));
    const std::string_view digits = text.substr(slash + 1);
    int prefix = -1;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
    if (!address || read.ec != std::errc() || read.ptr != digits.data() + digits.size() || prefix < 0 ||
        prefix > (address->isV6 ? 128 : 32))
        return std::nullopt;
    return Range{masked(*address, prefix), prefix};
}

std::string toString(const Address& address)
{
    std::array<unsigned char, 16> bytes{};
    const std::size_t count = address.isV6 ? 16 : 4;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t back = count - 1 - i;
        const std::uint64_t half = back >= 8 ? address.high : address.low;
        bytes[i] = static_cast<unsigned char>(half >> (8 * (back % 8)));
    }
    std::array<char, INET6_ADDRSTRLEN> text{};
    ::inet_ntop(address.isV6 ? AF_INET6 : AF_INET, bytes.data(), text.data(), text.size());
    return text.data();
}

std::string toString(const Range& range)
{
    return toString(range.first) + "/" + std::to_string(range.prefix);
}

std::string macFor(const Address& address)
{
    std::array<char, 18> text{};
    const auto part = [&address](int shift) { return static_cast<unsigned>(address.low >> shift & 0xff); };
    std::snprintf(text.data(), text.size(), "02:42:%02x:%02x:%02x:%02x", part(24), part(16), part(8), part(0));
    return text.data();
}

bool isMac(std::string_view text)
{
    if (text.size() != 17)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isDigit = std::string_view("0123456789abcdefABCDEF").find(text[i]) != std::string_view::npos;
        if (i % 3 == 2 ? text[i] != ':' : !isDigit)
            return false;
    }
    // The lowest bit of the first byte says "a group".
    return std::string_view("02468aceACE").find(text[1]) != std::string_view::npos && text != "00:00:00:00:00:00";
}

} // namespace darse::network
