// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/decoder.h"

#include <new>
#include <zstd.h>

namespace darse::store {
namespace {

class ZstdDecoder final : public Decoder {
public:
    ZstdDecoder() : m_context(ZSTD_createDCtx())
    {
        if (!m_context ||
            ZSTD_isError(ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, kMaxWindowLog)) != 0)
            throw std::bad_alloc();
    }

    Result<Decoded> decode(std::string_view in, std::span<char> out) override
    {
        if (in.empty() && m_isComplete)
            return Decoded{};
        ZSTD_inBuffer input{.src = in.data(), .size = in.size(), .pos = 0};
        ZSTD_outBuffer output{.dst = out.data(), .size = out.size(), .pos = 0};
        const std::size_t left = ZSTD_decompressStream(m_context.get(), &output, &input);
        if (ZSTD_isError(left) != 0)
            return damaged(Compression::Zstd, ZSTD_getErrorName(left));
        m_isComplete = left == 0;
        return Decoded{.consumed = input.pos, .produced = output.pos};
    }

    bool isComplete() const override { return m_isComplete; }

private:
    struct Free {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };

    std::unique_ptr<ZSTD_DCtx, Free> m_context;
    bool m_isComplete = false;
};

} // namespace

std::unique_ptr<Decoder> makeZstdDecoder()
{
    return std::make_unique<ZstdDecoder>();
}

} // namespace darse::store
