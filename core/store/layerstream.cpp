// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layerstream.h"

#include "core/base/stop.h"
#include "core/store/bytepipe.h"
#include "core/store/decompress.h"
#include "core/sys/directory.h"

#include <thread>

namespace darse::store {
namespace {

constexpr std::size_t kBuffer = std::size_t{256} * 1024;

/// The reading side: source → digest, blob file → pipe.
class Reading {
public:
    Reading(LayerStream& stream, BytePipe& pipe) :
        m_stream(stream),
        m_pipe(pipe),
        m_digester(stream.plan.blob.digest.algorithm())
    {
    }

    Result<void> run(const std::stop_token& stop)
    {
        for (;;) {
            const std::span<char> space = m_pipe.space();
            if (space.empty())
                return canceled("read");
            TRY_DECLARE(const std::size_t filled, fill(space, stop));
            if (filled == 0)
                break;
            m_pipe.push(filled);
            if (m_stream.progress)
                m_stream.progress(Bytes(m_size));
        }
        if (m_stream.blob)
            return m_stream.blob->verify();
        return compareBlob(m_stream.plan.blob, m_size, m_digester.finish());
    }

private:
    Result<std::size_t> fill(std::span<char> space, const std::stop_token& stop)
    {
        std::size_t filled = 0;
        while (filled < space.size()) {
            if (stop.stop_requested())
                return canceled("read");
            TRY_DECLARE(const std::size_t count, m_stream.compressed(space.subspan(filled), stop));
            if (count == 0)
                break;
            filled += count;
        }
        TRY(take({space.data(), filled}));
        return filled;
    }

    Result<void> take(std::string_view piece)
    {
        m_size += piece.size();
        if (m_stream.blob)
            return m_stream.blob->write(piece);
        if (m_size > m_stream.plan.blob.size)
            return compareBlob(m_stream.plan.blob, m_size, m_stream.plan.blob.digest);
        m_digester.add(piece);
        return ok();
    }

    LayerStream& m_stream;
    BytePipe& m_pipe;
    oci::Digester m_digester;
    std::uint64_t m_size = 0;
};

Result<void> drain(const ByteSource& source, const std::stop_token& stop)
{
    std::vector<char> rest(kBuffer);
    for (;;) {
        TRY_DECLARE(const std::size_t count, source(rest, stop));
        if (count == 0)
            return ok();
    }
}

ByteSource readingFrom(BytePipe& pipe)
{
    return [&pipe](std::span<char> into, const std::stop_token& /*stop*/) { return pipe.read(into); };
}

Result<StreamedLayer> unpackFrom(BytePipe& pipe, const LayerStream& stream, const std::stop_token& stop)
{
    StreamedLayer result;
    oci::Digester digester(stream.plan.diffId.algorithm());
    const ByteSource inflated = decompressed(readingFrom(pipe));
    const ByteSource tar = [&](std::span<char> into, const std::stop_token& inner) -> Result<std::size_t> {
        TRY_DECLARE(const std::size_t count, inflated(into, inner));
        digester.add({into.data(), count});
        result.tarSize += count;
        const UnpackLimits& limits = stream.options.limits;
        if (result.tarSize > limits.ratioFrom.count() && result.tarSize / limits.ratio > stream.plan.blob.size)
            return Error(ErrorKind::InvalidInput,
                         "it is more than " + std::to_string(limits.ratio) + " times as large as it was compressed");
        return count;
    };
    if (stream.directory) {
        TRY_DECLARE(const sys::Directory directory, sys::Directory::open(*stream.directory));
        TRY_DECLARE(result.unpacked, unpackLayer(tar, directory.fd(), stream.options, stop));
    }
    TRY(drain(tar, stop));
    if (const oci::Digest actual = digester.finish(); actual != stream.plan.diffId)
        return Error(ErrorKind::Protocol,
                     "its content is " + actual.text() + " instead of " + stream.plan.diffId.text());
    return result;
}

} // namespace

Result<StreamedLayer> streamLayer(LayerStream& stream, const std::stop_token& stop)
{
    BytePipe pipe(kBuffer);
    Reading reading(stream, pipe);
    LinkedStop readStop(stop, {});
    Result<void> read;
    std::jthread reader([&] {
        read = reading.run(readStop.token());
        pipe.finish(read);
    });
    auto unpacked = unpackFrom(pipe, stream, stop);
    // What is wrong inside may only be wrong because something else came: the rest must be read to know.
    if (!unpacked && unpacked.error().kind() == ErrorKind::InvalidInput)
        (void)drain(readingFrom(pipe), stop);
    const bool wasStopped = stop.stop_requested();
    readStop.requestStop();
    pipe.close();
    reader.join();
    const std::string layer = "layer " + stream.plan.blob.digest.text();
    if (wasStopped)
        return canceled(layer);
    // That it was stopped from here, because of a fault on this side, is no fault of the reader's.
    if (!read && (unpacked || read.error().kind() != ErrorKind::Canceled))
        return std::move(read).error().within(layer);
    return std::move(unpacked).within(layer);
}

} // namespace darse::store
