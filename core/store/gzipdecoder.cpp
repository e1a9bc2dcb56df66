// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/decoder.h"
#include "core/store/gzipheader.h"

#include <algorithm>
#include <isa-l/igzip_lib.h>
#include <limits>

namespace darse::store {
namespace {

std::string_view reasonOf(int code)
{
    switch (code) {
    case ISAL_INCORRECT_CHECKSUM:
        return "its checksum is wrong";
    default:
        return "a block is wrong";
    }
}

std::uint32_t within32Bits(std::size_t size)
{
    return static_cast<std::uint32_t>(std::min<std::size_t>(size, std::numeric_limits<std::uint32_t>::max()));
}

/// ISA-L is two to three times as fast as zlib, and streams. It checks the CRC and the length of every member.
class GzipDecoder final : public Decoder {
public:
    Result<Decoded> decode(std::string_view in, std::span<char> out) override
    {
        switch (m_place) {
        case Place::Header:
            return readHeader(in);
        case Place::Content:
            return inflate(in, out);
        case Place::BetweenMembers:
            return enterNext(in);
        case Place::Padding:
            break;
        }
        return skipPadding(in);
    }

    bool isComplete() const override { return m_place == Place::BetweenMembers || m_place == Place::Padding; }

private:
    enum class Place { Header, Content, BetweenMembers, Padding };

    Result<Decoded> readHeader(std::string_view in)
    {
        TRY_DECLARE(const std::size_t count, m_header.take(in));
        if (m_header.isComplete()) {
            isal_inflate_init(&m_state);
            m_state.crc_flag = ISAL_GZIP_NO_HDR_VER;
            m_place = Place::Content;
        }
        return Decoded{.consumed = count};
    }

    Result<Decoded> inflate(std::string_view in, std::span<char> out)
    {
        const std::uint32_t inSize = within32Bits(in.size());
        const std::uint32_t outSize = within32Bits(out.size());
        // ISA-L does not write there; it only lacks the const.
        m_state.next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(in.data()));
        m_state.avail_in = inSize;
        m_state.next_out = reinterpret_cast<std::uint8_t*>(out.data());
        m_state.avail_out = outSize;
        if (const int code = isal_inflate(&m_state); code != ISAL_DECOMP_OK)
            return damaged(Compression::Gzip, reasonOf(code));
        if (m_state.block_state == ISAL_BLOCK_FINISH)
            m_place = Place::BetweenMembers;
        return Decoded{.consumed = inSize - m_state.avail_in, .produced = outSize - m_state.avail_out};
    }

    Result<Decoded> enterNext(std::string_view in)
    {
        if (in.empty())
            return Decoded{};
        if (in.front() == '\0') { // tapes and disks are filled up with zeros
            m_place = Place::Padding;
            return skipPadding(in);
        }
        if (in.front() != '\x1f')
            return garbageAfter(Compression::Gzip);
        m_header = {};
        m_place = Place::Header;
        return readHeader(in);
    }

    static Result<Decoded> skipPadding(std::string_view in)
    {
        if (in.find_first_not_of('\0') != std::string_view::npos)
            return garbageAfter(Compression::Gzip);
        return Decoded{.consumed = in.size()};
    }

    GzipHeader m_header;
    inflate_state m_state{};
    Place m_place = Place::Header;
};

} // namespace

std::unique_ptr<Decoder> makeGzipDecoder()
{
    return std::make_unique<GzipDecoder>();
}

} // namespace darse::store
