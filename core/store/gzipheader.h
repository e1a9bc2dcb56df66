// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace darse::store {

/// Passes over the header of a gzip member, however it is cut into pieces. (ISA-L 2.30 does that too, but takes the
/// checksum of a header wrong that comes in several.)
class GzipHeader {
public:
    /// How much of `in` belongs to the header.
    [[nodiscard]] Result<std::size_t> take(std::string_view in);
    [[nodiscard]] bool isComplete() const { return m_field == Field::Done; }

private:
    enum class Field { Fixed, ExtraSize, Extra, Name, Comment, Checksum, Done };

    Result<void> takeByte(std::uint8_t byte);
    Result<void> takeFixed(std::uint8_t byte);
    void enter(Field field);
    [[nodiscard]] bool has(Field field) const;

    Field m_field = Field::Fixed;
    std::uint8_t m_flags = 0;
    std::uint32_t m_count = 0; ///< bytes of this field so far
    std::uint32_t m_extraSize = 0;
    std::uint32_t m_crc = 0;
    std::uint32_t m_expected = 0;
};

} // namespace darse::store
