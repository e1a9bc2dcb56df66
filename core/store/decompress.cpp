// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/decompress.h"

#include "core/store/decoder.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <vector>

namespace darse::store {
namespace {

constexpr std::size_t kRead = std::size_t{256} * 1024;
constexpr std::size_t kRecognised = 6;

std::unique_ptr<Decoder> decoderFor(Compression compression)
{
    switch (compression) {
    case Compression::None:
        return nullptr;
    case Compression::Gzip:
        return makeGzipDecoder();
    case Compression::Zstd:
        return makeZstdDecoder();
    case Compression::Xz:
        return makeXzDecoder();
    case Compression::Bzip2:
        return makeBzip2Decoder();
    }
    return nullptr;
}

/// Reads a stream through the decoder that its beginning asks for.
class Decompressor {
public:
    explicit Decompressor(ByteSource source) : m_source(std::move(source)), m_buffer(kRead) {}

    Result<std::size_t> read(std::span<char> into, const std::stop_token& stop)
    {
        if (m_failure)
            return *m_failure;
        auto count = m_hasBegun ? next(into, stop) : begin(into, stop);
        if (!count)
            m_failure = count.error();
        return count;
    }

private:
    Result<std::size_t> begin(std::span<char> into, const std::stop_token& stop)
    {
        std::size_t held = 0;
        while (held < kRecognised && !m_hasEnded) {
            TRY_DECLARE(const std::size_t count, m_source(std::span(m_buffer).subspan(held), stop));
            m_hasEnded = count == 0;
            held += count;
        }
        m_held = std::string_view(m_buffer.data(), held);
        m_compression = recognise(m_held);
        m_decoder = decoderFor(m_compression);
        m_hasBegun = true;
        return next(into, stop);
    }

    Result<std::size_t> next(std::span<char> into, const std::stop_token& stop)
    {
        if (m_decoder)
            return decode(into, stop);
        if (m_held.empty())
            return m_hasEnded ? std::size_t{0} : m_source(into, stop);
        const std::size_t count = std::min(m_held.size(), into.size());
        std::memcpy(into.data(), m_held.data(), count);
        m_held.remove_prefix(count);
        return count;
    }

    Result<std::size_t> decode(std::span<char> into, const std::stop_token& stop)
    {
        while (true) {
            if (m_held.empty() && !m_hasEnded)
                TRY(refill(stop));
            TRY_DECLARE(const Decoded step, m_decoder->decode(m_held, into));
            m_held.remove_prefix(step.consumed);
            if (step.produced > 0)
                return step.produced;
            if (step.consumed > 0)
                continue;
            if (!m_held.empty())
                return damaged(m_compression, "it makes no sense");
            if (m_hasEnded && m_decoder->isComplete())
                return std::size_t{0};
            if (m_hasEnded)
                return Error(ErrorKind::InvalidInput,
                             "the " + std::string(toString(m_compression)) + " stream ends before its end");
        }
    }

    Result<void> refill(const std::stop_token& stop)
    {
        TRY_DECLARE(const std::size_t count, m_source(m_buffer, stop));
        m_hasEnded = count == 0;
        m_held = std::string_view(m_buffer.data(), count);
        return ok();
    }

    ByteSource m_source;
    std::vector<char> m_buffer;
    std::string_view m_held; ///< in m_buffer, not decoded yet
    Compression m_compression = Compression::None;
    std::unique_ptr<Decoder> m_decoder;
    bool m_hasBegun = false;
    bool m_hasEnded = false; ///< the source
    std::optional<Error> m_failure;
};

bool isZstd(std::string_view beginning)
{
    // A frame, or one that is skipped: those begin with any of sixteen numbers.
    return beginning.starts_with("\x28\xb5\x2f\xfd") ||
           (beginning.size() >= 4 && (beginning[0] & 0xf0) == 0x50 && beginning.substr(1, 3) == "\x2a\x4d\x18");
}

bool isBzip2(std::string_view beginning)
{
    if (beginning.size() < kRecognised || !beginning.starts_with("BZh") || beginning[3] < '1' || beginning[3] > '9')
        return false;
    const std::string_view block = beginning.substr(4, 2);
    return block == "\x31\x41" || block == "\x17\x72";
}

} // namespace

std::string_view toString(Compression compression)
{
    switch (compression) {
    case Compression::None:
        return "uncompressed";
    case Compression::Gzip:
        return "gzip";
    case Compression::Zstd:
        return "zstd";
    case Compression::Xz:
        return "xz";
    case Compression::Bzip2:
        return "bzip2";
    }
    return "unknown";
}

Compression recognise(std::string_view beginning)
{
    if (beginning.starts_with("\x1f\x8b\x08"))
        return Compression::Gzip;
    if (isZstd(beginning))
        return Compression::Zstd;
    if (beginning.starts_with(std::string_view("\xfd\x37\x7a\x58\x5a\x00", kRecognised)))
        return Compression::Xz;
    return isBzip2(beginning) ? Compression::Bzip2 : Compression::None;
}

Error damaged(Compression compression, std::string_view why)
{
    return {ErrorKind::InvalidInput,
            "the " + std::string(toString(compression)) + " stream is damaged: " + std::string(why)};
}

Error garbageAfter(Compression compression)
{
    return {ErrorKind::InvalidInput,
            "after the end of the " + std::string(toString(compression)) + " stream comes something else"};
}

ByteSource decompressed(ByteSource compressed)
{
    // Shared because a ByteSource can be copied; its copies read on where the others are.
    auto state = std::make_shared<Decompressor>(std::move(compressed));
    return [state](std::span<char> into, const std::stop_token& stop) { return state->read(into, stop); };
}

} // namespace darse::store
