// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/decoder.h"

#include <lzma.h>
#include <new>

namespace darse::store {
namespace {

constexpr std::uint64_t kMemory = std::uint64_t{1} << kMaxWindowLog;

std::string_view reasonOf(lzma_ret code)
{
    switch (code) {
    case LZMA_MEMLIMIT_ERROR:
        return "it wants more than 128 MiB of memory";
    case LZMA_FORMAT_ERROR:
        return "something else follows it";
    case LZMA_OPTIONS_ERROR:
    case LZMA_UNSUPPORTED_CHECK:
        return "it was made in a way that is not known";
    default:
        return "a block is wrong";
    }
}

class XzDecoder final : public Decoder {
public:
    XzDecoder()
    {
        if (lzma_stream_decoder(&m_stream, kMemory, LZMA_CONCATENATED | LZMA_TELL_UNSUPPORTED_CHECK) != LZMA_OK)
            throw std::bad_alloc();
    }
    ~XzDecoder() override { lzma_end(&m_stream); }

    Result<Decoded> decode(std::string_view in, std::span<char> out) override
    {
        if (m_isComplete)
            return Decoded{};
        m_stream.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
        m_stream.avail_in = in.size();
        m_stream.next_out = reinterpret_cast<std::uint8_t*>(out.data());
        m_stream.avail_out = out.size();
        const lzma_ret code = lzma_code(&m_stream, in.empty() ? LZMA_FINISH : LZMA_RUN);
        if (code == LZMA_MEM_ERROR)
            throw std::bad_alloc();
        m_isComplete = code == LZMA_STREAM_END;
        // LZMA_BUF_ERROR: nothing could be done, which the caller sees by itself.
        if (code != LZMA_OK && code != LZMA_STREAM_END && code != LZMA_BUF_ERROR)
            return damaged(Compression::Xz, reasonOf(code));
        return Decoded{.consumed = in.size() - m_stream.avail_in, .produced = out.size() - m_stream.avail_out};
    }

    bool isComplete() const override { return m_isComplete; }

private:
    lzma_stream m_stream = LZMA_STREAM_INIT;
    bool m_isComplete = false;
};

} // namespace

std::unique_ptr<Decoder> makeXzDecoder()
{
    return std::make_unique<XzDecoder>();
}

} // namespace darse::store
