// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guard.h"
#include "core/oci/digester.h"
#include "core/store/decompress.h"
#include "core/store/unpack.h"
#include "tests/bench/mixedtar.h"
#include "tests/bench/stopwatch.h"
#include "tests/support/tempdir.h"

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>
#include <zstd.h>

#ifdef DARSE_WITH_ZLIB
#include <zlib.h>
#endif
#ifdef DARSE_WITH_LIBDEFLATE
#include <libdeflate.h>
#endif

using namespace darse;

namespace {

constexpr std::size_t kSize = std::size_t{200} * 1024 * 1024;
constexpr int kTimes = 3;

ByteSource sourceOf(std::string_view text)
{
    return [text](std::span<char> into, const std::stop_token&) mutable -> Result<std::size_t> {
        const std::size_t count = std::min(text.size(), into.size());
        std::memcpy(into.data(), text.data(), count);
        text.remove_prefix(count);
        return count;
    };
}

std::string compressed(const QStringList& command, const std::string& text)
{
    QProcess process;
    process.start(command.front(), command.mid(1));
    process.write(text.data(), static_cast<qint64>(text.size()));
    process.closeWriteChannel();
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        std::exit(2);
    return process.readAllStandardOutput().toStdString();
}

std::string zstdCompressed(const std::string& text)
{
    std::string compressed(ZSTD_compressBound(text.size()), '\0');
    compressed.resize(ZSTD_compress(compressed.data(), compressed.size(), text.data(), text.size(), 3));
    return compressed;
}

/// How fast `work` gets through the tar, the best of some times, and how that compares to the first row. `undo` is not
/// timed.
void row(const char* what, std::size_t size, const std::function<bool()>& work, const std::function<void()>& undo = {})
{
    static double first = 0;
    double best = 0;
    for (int i = 0; i < kTimes; ++i) {
        bool isDone = false;
        const double milliseconds = bench::timed([&] { isDone = work(); }).wall;
        if (!isDone) {
            std::printf("%s: it failed\n", what);
            std::exit(2);
        }
        if (undo)
            undo();
        best = std::max(best, static_cast<double>(size) / 1048.576 / milliseconds);
    }
    if (first == 0)
        first = best;
    std::printf("%-44s %8.0f %8.2f\n", what, best, best / first);
    std::fflush(stdout);
}

bool drain(const ByteSource& source, std::size_t expected, const ByteSink& sink = {})
{
    static std::string buffer(std::size_t{256} * 1024, '\0');
    std::size_t total = 0;
    while (true) {
        const auto count = source(buffer, {});
        if (!count)
            return false;
        if (*count == 0)
            return total == expected;
        total += *count;
        if (sink && !sink({buffer.data(), *count}))
            return false;
    }
}

#ifdef DARSE_WITH_ZLIB
bool inflateByZlib(const std::string& gzip, std::size_t expected)
{
    static std::string buffer(std::size_t{256} * 1024, '\0');
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
    stream.avail_in = static_cast<uInt>(gzip.size());
    int code = Z_OK;
    while (code == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        code = inflate(&stream, Z_NO_FLUSH);
    }
    const bool isWhole = code == Z_STREAM_END && stream.total_out == expected;
    inflateEnd(&stream);
    return isWhole;
}
#endif

#ifdef DARSE_WITH_LIBDEFLATE
bool inflateByLibdeflate(const std::string& gzip, std::size_t expected)
{
    static std::string whole(expected, '\0');
    libdeflate_decompressor* const decompressor = libdeflate_alloc_decompressor();
    std::size_t size = 0;
    const auto code =
        libdeflate_gzip_decompress(decompressor, gzip.data(), gzip.size(), whole.data(), whole.size(), &size);
    libdeflate_free_decompressor(decompressor);
    return code == LIBDEFLATE_SUCCESS && size == expected;
}
#endif

bool unpackTo(const std::filesystem::path& place, const ByteSource& tar)
{
    std::filesystem::create_directory(place);
    const UniqueFd directory(::open(place.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const auto report = store::unpackLayer(tar, directory.get(), {}, {});
    if (!report)
        std::printf("%s\n", report.error().message().c_str());
    return report.isOk();
}

ByteSource hashed(ByteSource from)
{
    return [from = std::move(from), digester = std::make_shared<oci::Digester>()](std::span<char> into,
                                                                                  const std::stop_token& stop) {
        auto count = from(into, stop);
        if (count)
            digester->add({into.data(), *count});
        return count;
    };
}

void benchUnpack(const std::string& tar, const std::string& gzip, const std::string& zstd)
{
    const test::TempDir place;
    place.write("tar", tar);
    const std::filesystem::path to = place / "layer";
    const auto undo = [&] {
        std::filesystem::remove_all(to);
        ::sync();
    };
    const auto unpackRow = [&](const char* what, const std::function<ByteSource()>& source) {
        row(
            what, tar.size(), [&] { return unpackTo(to, source()); }, undo);
    };
    undo();
    row(
        "tar -x to disk", tar.size(),
        [&] {
            std::filesystem::create_directory(to);
            return QProcess::execute(QStringLiteral("tar"),
                                     {QStringLiteral("-xf"), QString::fromStdString(place / "tar"),
                                      QStringLiteral("-C"), QString::fromStdString(to)}) == 0;
        },
        undo);
    unpackRow("unpack to disk", [&] { return sourceOf(tar); });
    unpackRow("gzip: hash, inflate, hash, unpack", [&] { return hashed(store::decompressed(hashed(sourceOf(gzip)))); });
    unpackRow("zstd: hash, decompress, hash, unpack",
              [&] { return hashed(store::decompressed(hashed(sourceOf(zstd)))); });
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::string tar = bench::mixedTar(kSize);
    const std::string gzip = compressed({QStringLiteral("gzip"), QStringLiteral("-6c")}, tar);
    const std::string zstd = zstdCompressed(tar);
    const std::size_t size = tar.size();
    std::printf("tar %zu MiB, gzip -6 %zu MiB, zstd -3 %zu MiB; one thread, best of %d\n", size >> 20U,
                gzip.size() >> 20U, zstd.size() >> 20U, kTimes);
    std::printf("%-44s %8s %8s\n", "", "MiB/s", "ratio");
#ifdef DARSE_WITH_ZLIB
    row("gzip: zlib, streaming", size, [&] { return inflateByZlib(gzip, size); });
#endif
    row("gzip: ISA-L, streaming (what the store uses)", size,
        [&] { return drain(store::decompressed(sourceOf(gzip)), size); });
#ifdef DARSE_WITH_LIBDEFLATE
    row("gzip: libdeflate, all in memory", size, [&] { return inflateByLibdeflate(gzip, size); });
#endif
    row("zstd: libzstd, streaming", size, [&] { return drain(store::decompressed(sourceOf(zstd)), size); });
    row("SHA-256 of the tar", size, [&] {
        oci::Digester digester;
        return drain(sourceOf(tar), size, [&](std::string_view piece) {
            digester.add(piece);
            return ok();
        });
    });
    benchUnpack(tar, gzip, zstd);
    return 0;
}
