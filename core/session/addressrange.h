// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <optional>

namespace darse::session {

/// An address of IPv4 or IPv6, or the range that its first bits stand for.
struct AddressRange {
    std::array<std::uint8_t, 16> bytes{}; ///< of IPv4 the first four
    bool isIpv6 = false;
    int bits = 0; ///< of the prefix; all of them for one address

    /// Whether every address of `other` is in it.
    [[nodiscard]] bool holds(const AddressRange& other) const;
    [[nodiscard]] bool overlaps(const AddressRange& other) const { return holds(other) || other.holds(*this); }
    /// The same with nothing behind the prefix.
    [[nodiscard]] AddressRange start() const;
    [[nodiscard]] QString text() const;

    friend bool operator==(const AddressRange&, const AddressRange&) = default;
};

/// "10.20.0.0/16", "fd00:1::/64".
[[nodiscard]] std::optional<AddressRange> parseRange(const QString& text);
/// "10.20.0.1".
[[nodiscard]] std::optional<AddressRange> parseAddress(const QString& text);

} // namespace darse::session
