// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compressing.h"

#include <QProcess>

#include <bzlib.h>
#include <cstdint>
#include <lzma.h>
#include <memory>
#include <zstd.h>

namespace darse::test {

std::string gzipped(const std::string& text)
{
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"), {QStringLiteral("-6c")});
    gzip.write(text.data(), static_cast<qint64>(text.size()));
    gzip.closeWriteChannel();
    const bool isDone = gzip.waitForFinished() && gzip.exitCode() == 0;
    return isDone ? gzip.readAllStandardOutput().toStdString() : std::string();
}

std::string zstdCompressed(const std::string& text)
{
    const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    std::string compressed(ZSTD_compressBound(text.size()), '\0');
    compressed.resize(ZSTD_compress2(context.get(), compressed.data(), compressed.size(), text.data(), text.size()));
    return compressed;
}

std::string xzCompressed(const std::string& text)
{
    std::string compressed(lzma_stream_buffer_bound(text.size()), '\0');
    std::size_t size = 0;
    lzma_easy_buffer_encode(6, LZMA_CHECK_CRC64, nullptr, reinterpret_cast<const std::uint8_t*>(text.data()),
                            text.size(), reinterpret_cast<std::uint8_t*>(compressed.data()), &size, compressed.size());
    compressed.resize(size);
    return compressed;
}

std::string bzip2Compressed(const std::string& text)
{
    std::string compressed(text.size() + text.size() / 100 + 600, '\0');
    auto size = static_cast<unsigned>(compressed.size());
    BZ2_bzBuffToBuffCompress(compressed.data(), &size, const_cast<char*>(text.data()),
                             static_cast<unsigned>(text.size()), 9, 0, 0);
    compressed.resize(size);
    return compressed;
}

std::string withHugeDictionary(std::string xz)
{
    constexpr std::size_t kHeader = 12; // of the stream; that of the first block follows
    constexpr char kHuge = 34;
    const std::size_t size = (static_cast<std::size_t>(xz[kHeader]) + 1) * 4;
    xz[xz.find("\x21\x01", kHeader) + 2] = kHuge;
    const std::uint32_t crc = lzma_crc32(reinterpret_cast<const std::uint8_t*>(xz.data()) + kHeader, size - 4, 0);
    for (std::size_t i = 0; i < 4; ++i)
        xz[kHeader + size - 4 + i] = static_cast<char>(crc >> (8 * i) & 0xffU);
    return xz;
}

std::string mixedText(std::size_t size)
{
    std::string text;
    for (std::uint64_t state = 88'172'645'463'325'252; text.size() < size;) {
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
        text.append(std::to_string(state)).append(state % 300, 'x');
    }
    text.resize(size);
    return text;
}

} // namespace darse::test
