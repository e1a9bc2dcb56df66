// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/decoder.h"

#include <algorithm>
#include <bzlib.h>
#include <limits>
#include <new>

namespace darse::store {
namespace {

unsigned within32Bits(std::size_t size)
{
    return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<unsigned>::max()));
}

class Bzip2Decoder final : public Decoder {
public:
    Bzip2Decoder() { begin(); }
    ~Bzip2Decoder() override { BZ2_bzDecompressEnd(&m_stream); }

    Result<Decoded> decode(std::string_view in, std::span<char> out) override
    {
        if (m_isComplete && in.empty())
            return Decoded{};
        if (m_isComplete && in.front() != 'B')
            return garbageAfter(Compression::Bzip2);
        if (m_isComplete) {
            BZ2_bzDecompressEnd(&m_stream);
            begin();
        }
        m_stream.next_in = const_cast<char*>(in.data()); // it only reads there
        m_stream.avail_in = within32Bits(in.size());
        m_stream.next_out = out.data();
        m_stream.avail_out = within32Bits(out.size());
        const unsigned inSize = m_stream.avail_in;
        const unsigned outSize = m_stream.avail_out;
        const int code = BZ2_bzDecompress(&m_stream);
        if (code == BZ_MEM_ERROR)
            throw std::bad_alloc();
        if (code != BZ_OK && code != BZ_STREAM_END)
            return damaged(Compression::Bzip2, "a block is wrong");
        m_isComplete = code == BZ_STREAM_END;
        return Decoded{.consumed = inSize - m_stream.avail_in, .produced = outSize - m_stream.avail_out};
    }

    bool isComplete() const override { return m_isComplete; }

private:
    void begin()
    {
        m_stream = {};
        if (BZ2_bzDecompressInit(&m_stream, 0, 0) != BZ_OK)
            throw std::bad_alloc();
        m_isComplete = false;
    }

    bz_stream m_stream{};
    bool m_isComplete = false;
};

} // namespace

std::unique_ptr<Decoder> makeBzip2Decoder()
{
    return std::make_unique<Bzip2Decoder>();
}

} // namespace darse::store
