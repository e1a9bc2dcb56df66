// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/addressrange.h"

#include <algorithm>
#include <arpa/inet.h>

namespace darse::session {
namespace {

constexpr int kByte = 8;
constexpr int kIpv4Bits = 32;
constexpr int kIpv6Bits = 128;

/// The bits of byte `at` that belong to a prefix of so many bits.
std::uint8_t maskOf(int bits, std::size_t at)
{
    const int here = std::clamp(bits - static_cast<int>(at) * kByte, 0, kByte);
    return static_cast<std::uint8_t>(0xff00U >> here);
}

} // namespace

AddressRange AddressRange::start() const
{
    AddressRange out = *this;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        out.bytes[at] = static_cast<std::uint8_t>(bytes[at] & maskOf(bits, at));
    return out;
}

bool AddressRange::holds(const AddressRange& other) const
{
    if (isIpv6 != other.isIpv6 || other.bits < bits)
        return false;
    AddressRange part = other;
    part.bits = bits;
    return part.start().bytes == start().bytes;
}

QString AddressRange::text() const
{
    std::array<char, INET6_ADDRSTRLEN> out{};
    ::inet_ntop(isIpv6 ? AF_INET6 : AF_INET, bytes.data(), out.data(), out.size());
    const QString address = QString::fromLatin1(out.data());
    const bool isOne = bits == (isIpv6 ? kIpv6Bits : kIpv4Bits);
    return isOne ? address : address + u'/' + QString::number(bits);
}

std::optional<AddressRange> parseAddress(const QString& text)
{
    AddressRange out;
    out.isIpv6 = text.contains(u':');
    out.bits = out.isIpv6 ? kIpv6Bits : kIpv4Bits;
    if (::inet_pton(out.isIpv6 ? AF_INET6 : AF_INET, text.toUtf8().constData(), out.bytes.data()) != 1)
        return std::nullopt;
    return out;
}

std::optional<AddressRange> parseRange(const QString& text)
{
    const qsizetype slash = text.indexOf(u'/');
    auto out = parseAddress(text.left(slash));
    bool isNumber = false;
    const int bits = text.mid(slash + 1).toInt(&isNumber);
    if (slash < 0 || !out || !isNumber || bits < 0 || bits > out->bits)
        return std::nullopt;
    out->bits = bits;
    return out;
}

} // namespace darse::session
