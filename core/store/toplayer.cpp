// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/toplayer.h"

#include "core/store/gzipencoder.h"
#include "core/store/layerintake.h"
#include "core/sys/files.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <utility>

namespace darse::store {

namespace fs = std::filesystem;

namespace {

/// Where the layer waits for its digests to be known.
class GzipSpool {
public:
    explicit GzipSpool(StorePaths& paths) : m_path(paths.newWork("top-layer")) {}
    GzipSpool(const GzipSpool&) = delete;
    GzipSpool& operator=(const GzipSpool&) = delete;
    ~GzipSpool()
    {
        std::error_code ignored; // it was moved away, or else goes when the store opens
        fs::remove(m_path, ignored);
    }

    Result<void> fill(const TopLayer& layer)
    {
        const UniqueFd file(::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
        if (!file.isOpen())
            return Error::fromErrno(errno, "create " + m_path.native());
        GzipEncoder gzip([&](std::string_view piece) {
            m_blob.add(piece);
            m_size += piece.size();
            return sys::writeAll(file.get(), piece);
        });
        TRY(layer.writeTar([&](std::string_view piece) {
            m_content.add(piece);
            return gzip.write(piece);
        }));
        return gzip.finish();
    }
    /// Once.
    [[nodiscard]] oci::Descriptor blob()
    {
        return {.mediaType = std::string(oci::mediatype::kLayerGzip), .digest = m_blob.finish(), .size = m_size};
    }
    /// Once.
    [[nodiscard]] oci::Digest diffId() { return m_content.finish(); }
    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
    oci::Digester m_blob;
    oci::Digester m_content;
    std::uint64_t m_size = 0;
};

/// In a manifest of OCI the layers have OCI's words, whoever made them.
oci::Descriptor inOciWords(oci::Descriptor layer)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kWords{{
        {oci::mediatype::kDockerLayer, oci::mediatype::kLayer},
        {oci::mediatype::kDockerLayerGzip, oci::mediatype::kLayerGzip},
        {oci::mediatype::kDockerLayerZstd, oci::mediatype::kLayerZstd},
    }};
    for (const auto& [docker, ours] : kWords) {
        if (layer.mediaType == docker)
            layer.mediaType = ours;
    }
    return layer;
}

Result<void> addLayers(ImageStore& store, LayerIntake& intake, const std::vector<LayerPlan>& plans,
                       const std::stop_token& stop)
{
    for (const LayerPlan& plan : plans) {
        TRY_DECLARE(const ByteSource kept, store.openBlob(plan.blob.digest));
        TRY(intake.addLayer(plan, kept, {}, stop));
    }
    return ok();
}

} // namespace

Result<oci::Digest> addTopLayer(ImageStore& store, const Image& base, const TopLayer& layer)
{
    TRY_DECLARE(const auto held, store.hold(base.info.id));
    GzipSpool spool(store.core().paths);
    TRY(spool.fill(layer));

    oci::ImageConfig config = layer.config;
    config.diffIds = base.config.diffIds;
    config.diffIds.push_back(spool.diffId());
    const std::string configJson = oci::toJson(config);
    oci::Manifest manifest{.mediaType = std::string(oci::mediatype::kManifest),
                           .config = {.mediaType = std::string(oci::mediatype::kConfig),
                                      .digest = oci::Digest::of(configJson),
                                      .size = configJson.size()}};
    for (const oci::Descriptor& below : base.manifest.layers)
        manifest.layers.push_back(inOciWords(below));
    manifest.layers.push_back(spool.blob());
    TRY_DECLARE(const auto plans, planLayers(manifest, config));

    LayerIntake intake(store.core());
    TRY(intake.adoptBlob(plans.back().blob, spool.path(), layer.stop));
    TRY(addLayers(store, intake, plans, layer.stop));
    return intake.commit({.manifestJson = oci::toJson(manifest),
                          .manifestType = manifest.mediaType,
                          .configJson = configJson,
                          .names = layer.names});
}

} // namespace darse::store
