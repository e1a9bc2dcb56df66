// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

namespace darse {

/// An amount of memory, storage or traffic. Arithmetic stays within what 64 bits can hold: it stops at zero and at
/// max() instead of wrapping around.
class Bytes {
public:
    constexpr Bytes() = default;

    /// A negative count becomes zero.
    template <std::integral Integer>
    requires(!std::same_as<Integer, bool>) constexpr explicit Bytes(Integer count) : m_count(atLeastZero(count)) {}

    [[nodiscard]] static constexpr Bytes max() { return Bytes(std::numeric_limits<std::uint64_t>::max()); }

    [[nodiscard]] constexpr std::uint64_t count() const { return m_count; }

    constexpr Bytes& operator+=(Bytes other)
    {
        m_count = other.m_count > max().m_count - m_count ? max().m_count : m_count + other.m_count;
        return *this;
    }
    constexpr Bytes& operator-=(Bytes other)
    {
        m_count = other.m_count > m_count ? 0 : m_count - other.m_count;
        return *this;
    }
    constexpr Bytes& operator*=(std::uint64_t factor)
    {
        m_count = factor != 0 && m_count > max().m_count / factor ? max().m_count : m_count * factor;
        return *this;
    }

    [[nodiscard]] friend constexpr Bytes operator+(Bytes left, Bytes right) { return left += right; }
    [[nodiscard]] friend constexpr Bytes operator-(Bytes left, Bytes right) { return left -= right; }
    [[nodiscard]] friend constexpr Bytes operator*(Bytes left, std::uint64_t factor) { return left *= factor; }
    [[nodiscard]] friend constexpr Bytes operator*(std::uint64_t factor, Bytes right) { return right *= factor; }

    friend constexpr auto operator<=>(Bytes, Bytes) = default; // NOLINT(modernize-use-nullptr)
    friend constexpr bool operator==(Bytes, Bytes) = default;

private:
    template <class Integer>
    static constexpr std::uint64_t atLeastZero(Integer count)
    {
        if constexpr (std::is_signed_v<Integer>)
            return count < 0 ? 0 : static_cast<std::uint64_t>(count);
        else
            return count;
    }

    std::uint64_t m_count = 0;
};

[[nodiscard]] constexpr Bytes kibibytes(std::uint64_t count)
{
    return Bytes(1024U) * count;
}

[[nodiscard]] constexpr Bytes mebibytes(std::uint64_t count)
{
    return kibibytes(1024) * count;
}

[[nodiscard]] constexpr Bytes gibibytes(std::uint64_t count)
{
    return mebibytes(1024) * count;
}

/// In binary units with at most one decimal: "0 B", "1023 B", "1 KiB", "1.5 MiB". For messages and the command line;
/// what a window shows goes through the user's locale instead.
[[nodiscard]] std::string formatBytes(Bytes bytes);

/// Reads a size as container tools do: "512m", "1.5GiB", "100k", "2 GB", "4096". Every unit is binary, upper and lower
/// case mean the same, and no unit means bytes. A fraction is rounded down to whole bytes; a fraction of a byte, a
/// negative size or one beyond Bytes::max() is InvalidInput.
[[nodiscard]] Result<Bytes> parseBytes(std::string_view text);

} // namespace darse
