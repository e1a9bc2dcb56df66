// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gzipheader.h"

#include "core/store/decoder.h"

#include <array>
#include <isa-l/crc.h>

namespace darse::store {
namespace {

constexpr std::uint32_t kFixedSize = 10;
constexpr std::array<std::uint8_t, 3> kMagic = {0x1f, 0x8b, 0x08};
constexpr std::uint32_t kFlagsAt = 3;

constexpr std::uint8_t kHasChecksum = 0x02;
constexpr std::uint8_t kHasExtra = 0x04;
constexpr std::uint8_t kHasName = 0x08;
constexpr std::uint8_t kHasComment = 0x10;
constexpr std::uint8_t kUnknown = 0xe0;

Error wrong()
{
    return damaged(Compression::Gzip, "its header is wrong");
}

} // namespace

Result<std::size_t> GzipHeader::take(std::string_view in)
{
    std::size_t count = 0;
    while (count < in.size() && m_field != Field::Done)
        TRY(takeByte(static_cast<std::uint8_t>(in[count++])));
    return count;
}

Result<void> GzipHeader::takeByte(std::uint8_t byte)
{
    if (m_field != Field::Checksum)
        m_crc = ::crc32_gzip_refl(m_crc, &byte, 1);
    ++m_count;
    switch (m_field) {
    case Field::Fixed:
        return takeFixed(byte);
    case Field::ExtraSize:
        m_extraSize |= static_cast<std::uint32_t>(byte) << (8 * (m_count - 1));
        if (m_count == 2)
            enter(m_extraSize > 0 ? Field::Extra : Field::Name);
        return ok();
    case Field::Extra:
        if (m_count == m_extraSize)
            enter(Field::Name);
        return ok();
    case Field::Name:
        if (byte == 0)
            enter(Field::Comment);
        return ok();
    case Field::Comment:
        if (byte == 0)
            enter(Field::Checksum);
        return ok();
    case Field::Checksum:
        m_expected |= static_cast<std::uint32_t>(byte) << (8 * (m_count - 1));
        if (m_count == 2 && m_expected != (m_crc & 0xffffU))
            return wrong();
        if (m_count == 2)
            m_field = Field::Done;
        return ok();
    case Field::Done:
        break;
    }
    return ok();
}

Result<void> GzipHeader::takeFixed(std::uint8_t byte)
{
    const std::uint32_t at = m_count - 1;
    if (at < kMagic.size() && byte != kMagic[at])
        return wrong();
    if (at == kFlagsAt)
        m_flags = byte;
    if ((m_flags & kUnknown) != 0)
        return wrong();
    if (m_count == kFixedSize)
        enter(Field::ExtraSize);
    return ok();
}

/// That field, or the first one after it that this header has.
void GzipHeader::enter(Field field)
{
    m_count = 0;
    while (!has(field))
        field = static_cast<Field>(static_cast<int>(field) + 1);
    m_field = field;
}

bool GzipHeader::has(Field field) const
{
    switch (field) {
    case Field::ExtraSize:
    case Field::Extra:
        return (m_flags & kHasExtra) != 0;
    case Field::Name:
        return (m_flags & kHasName) != 0;
    case Field::Comment:
        return (m_flags & kHasComment) != 0;
    case Field::Checksum:
        return (m_flags & kHasChecksum) != 0;
    case Field::Fixed:
    case Field::Done:
        break;
    }
    return true;
}

} // namespace darse::store
