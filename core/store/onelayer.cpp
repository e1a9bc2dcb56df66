// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/onelayer.h"

#include "core/base/stop.h"
#include "core/store/decompress.h"
#include "core/store/layerintake.h"
#include "core/sys/files.h"

#include <algorithm>
#include <cstring>
#include <fcntl.h>

namespace darse::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPiece = std::size_t{256} * 1024;

struct Peeked {
    Compression compression;
    ByteSource source; ///< from the beginning
};

Result<Peeked> peek(const ByteSource& source, const std::stop_token& stop)
{
    constexpr std::size_t kEnough = 16;
    auto beginning = std::make_shared<std::string>(kEnough, '\0');
    std::size_t size = 0;
    while (size < kEnough) {
        TRY_DECLARE(const std::size_t count, source({beginning->data() + size, kEnough - size}, stop));
        if (count == 0)
            break;
        size += count;
    }
    beginning->resize(size);
    const Compression compression = recognise(*beginning);
    return Peeked{
        .compression = compression,
        .source = [beginning, source](std::span<char> into, const std::stop_token& inner) -> Result<std::size_t> {
            if (beginning->empty())
                return source(into, inner);
            const std::size_t count = std::min(into.size(), beginning->size());
            std::memcpy(into.data(), beginning->data(), count);
            beginning->erase(0, count);
            return count;
        }};
}

/// Where a layer waits for its digests to be known.
class Spool {
public:
    explicit Spool(StorePaths& paths) : m_path(paths.newWork("one-layer")) {}
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;
    ~Spool()
    {
        std::error_code ignored; // it was moved away, or else goes when the store opens
        fs::remove(m_path, ignored);
    }

    /// Writes what comes and computes both digests as it passes.
    Result<void> fill(const ByteSource& source, const std::stop_token& stop)
    {
        m_file = UniqueFd(::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
        if (!m_file.isOpen())
            return Error::fromErrno(errno, "create " + m_path.native());
        const ByteSource tee = [&](std::span<char> into, const std::stop_token& inner) -> Result<std::size_t> {
            TRY_DECLARE(const std::size_t count, source(into, inner));
            m_blob.add({into.data(), count});
            m_size += count;
            TRY(sys::writeAll(m_file.get(), {into.data(), count}));
            return count;
        };
        const ByteSource content = decompressed(tee);
        std::vector<char> piece(kPiece);
        for (;;) {
            TRY_DECLARE(const std::size_t count, content(piece, stop));
            if (count == 0)
                return ok();
            m_content.add({piece.data(), count});
        }
    }
    /// Once.
    [[nodiscard]] oci::Descriptor blob(std::string_view mediaType)
    {
        return {.mediaType = std::string(mediaType), .digest = m_blob.finish(), .size = m_size};
    }
    /// Once.
    [[nodiscard]] oci::Digest diffId() { return m_content.finish(); }
    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
    UniqueFd m_file;
    oci::Digester m_blob;
    oci::Digester m_content;
    std::uint64_t m_size = 0;
};

std::string_view layerType(Compression compression)
{
    if (compression == Compression::Gzip)
        return oci::mediatype::kLayerGzip;
    return compression == Compression::Zstd ? oci::mediatype::kLayerZstd : oci::mediatype::kLayer;
}

} // namespace

Result<oci::Digest> addOneLayer(ImageStore& store, const ByteSource& tar, const OneLayer& image)
{
    TRY_DECLARE(Peeked peeked, peek(tar, image.stop));
    if (layerType(peeked.compression) == oci::mediatype::kLayer)
        peeked.source = decompressed(std::move(peeked.source));
    Spool spool(store.core().paths);
    TRY(spool.fill(peeked.source, image.stop));

    oci::ImageConfig config = image.config;
    config.diffIds = {spool.diffId()};
    const std::string configJson = oci::toJson(config);
    const oci::Manifest manifest{.mediaType = std::string(oci::mediatype::kManifest),
                                 .config = {.mediaType = std::string(oci::mediatype::kConfig),
                                            .digest = oci::Digest::of(configJson),
                                            .size = configJson.size()},
                                 .layers = {spool.blob(layerType(peeked.compression))}};
    TRY_DECLARE(const auto plans, planLayers(manifest, config));

    LayerIntake intake(store.core());
    TRY(intake.adoptBlob(plans.front().blob, spool.path(), image.stop));
    TRY_DECLARE(const ByteSource kept, intake.openBlob(plans.front().blob.digest));
    TRY(intake.addLayer(plans.front(), kept, image.progress, image.stop));
    return intake.commit({.manifestJson = oci::toJson(manifest),
                          .manifestType = manifest.mediaType,
                          .configJson = configJson,
                          .names = image.names});
}

} // namespace darse::store
