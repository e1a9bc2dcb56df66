// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What `docker save` and `podman save` write by default.
#include "core/oci/dockerarchive.h"
#include "core/store/archivedimages.h"
#include "core/store/decompress.h"
#include "core/sys/files.h"

#include <array>

namespace darse::store {
namespace {

/// Short names in such archives are Docker's.
const oci::SearchOrder kDockerNames{.registries = {"docker.io"}};

Result<std::string_view> layerType(const ArchiveSpool::File& file)
{
    constexpr std::size_t kEnough = 16;
    TRY_DECLARE(const ByteSource content, openFile(file.path));
    std::array<char, kEnough> beginning{};
    TRY_DECLARE(const std::size_t count, content(beginning, {}));
    switch (recognise({beginning.data(), count})) {
    case Compression::None:
        return oci::mediatype::kLayer;
    case Compression::Gzip:
        return oci::mediatype::kLayerGzip;
    case Compression::Zstd:
        return oci::mediatype::kLayerZstd;
    case Compression::Xz:
    case Compression::Bzip2:
        break;
    }
    return Error(ErrorKind::Unsupported, "a layer of the archive is compressed in a way that no manifest can name");
}

Result<PendingImage> read(const ArchiveSpool& spool, const oci::ArchivedImage& archived)
{
    TRY_DECLARE(const ArchiveSpool::File* configFile, spool.file(archived.config));
    TRY_DECLARE(std::string configJson, spool.document(archived.config));
    TRY_DECLARE(const oci::ImageConfig config, oci::parseImageConfig(configJson).within(archived.config));
    oci::Manifest manifest{.mediaType = std::string(oci::mediatype::kManifest),
                           .config = {.mediaType = std::string(oci::mediatype::kConfig),
                                      .digest = oci::Digest::of(configJson),
                                      .size = configFile->size}};
    PendingImage pending{.image = {}, .id = manifest.config.digest};
    for (const std::string& layer : archived.layers) {
        TRY_DECLARE(const ArchiveSpool::File* file, spool.file(layer));
        TRY_DECLARE(const std::string_view type, layerType(*file));
        manifest.layers.push_back({.mediaType = std::string(type), .digest = file->digest, .size = file->size});
        pending.files.push_back(file);
    }
    TRY_DECLARE(pending.layers, planLayers(manifest, config));
    pending.image = {
        .manifestJson = oci::toJson(manifest), .manifestType = manifest.mediaType, .configJson = std::move(configJson)};
    for (const std::string& tag : archived.repoTags) {
        TRY_DECLARE(auto names, oci::candidates(tag, kDockerNames));
        names.front().digest.reset();
        pending.image.names.push_back(std::move(names.front()));
    }
    return pending;
}

} // namespace

Result<std::vector<PendingImage>> imagesOfDockerArchive(const ArchiveSpool& spool)
{
    TRY_DECLARE(const std::string json, spool.document("manifest.json"));
    TRY_DECLARE(const auto archived, oci::parseDockerArchive(json));
    std::vector<PendingImage> images;
    for (const oci::ArchivedImage& image : archived) {
        TRY_DECLARE(PendingImage pending, read(spool, image));
        images.push_back(std::move(pending));
    }
    return images;
}

} // namespace darse::store
