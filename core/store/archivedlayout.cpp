// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An OCI layout in an archive, as podman, skopeo, buildkit and Docker from 25 on write it.
#include "core/oci/layout.h"
#include "core/store/archivedimages.h"

namespace darse::store {
namespace {

constexpr int kMaxDepth = 4; ///< of indexes in indexes

/// The name that an entry of the index gives; nothing when it gives none.
std::optional<oci::Reference> nameOf(const oci::Descriptor& entry)
{
    // Docker and containerd write the tag alone into the second.
    for (const std::string_view key : {std::string_view("io.containerd.image.name"), oci::kRefName}) {
        const auto found = entry.annotations.find(key);
        if (found == entry.annotations.end())
            continue;
        for (const std::string& text : {found->second, "localhost/" + found->second}) {
            if (auto name = oci::parseReference(text))
                return std::move(name).value();
        }
    }
    return std::nullopt;
}

/// The manifest that an entry leads to: through indexes, of which an archive often has one platform only.
Result<oci::Descriptor> manifestOf(const ArchiveSpool& spool, const oci::Descriptor& entry, int depth)
{
    if (!oci::isIndexType(entry.mediaType))
        return entry;
    if (depth == kMaxDepth)
        return Error(ErrorKind::InvalidInput, "the indexes in the archive are nested too deep");
    TRY_DECLARE(const std::string json, spool.document(oci::blobPath(entry.digest)));
    TRY_DECLARE(oci::Index index, oci::parseIndex(json, entry.mediaType));
    std::erase_if(index.manifests, [&](const oci::Descriptor& manifest) {
        return spool.find(oci::blobPath(manifest.digest)) == nullptr;
    });
    if (index.manifests.size() == 1)
        return manifestOf(spool, index.manifests.front(), depth + 1);
    TRY_DECLARE(const oci::Descriptor chosen, oci::choosePlatform(index, oci::hostPlatform()));
    return manifestOf(spool, chosen, depth + 1);
}

Result<PendingImage> read(const ArchiveSpool& spool, const oci::Descriptor& descriptor)
{
    TRY_DECLARE(std::string manifestJson, spool.document(oci::blobPath(descriptor.digest)));
    TRY_DECLARE(const oci::Manifest manifest, oci::parseManifest(manifestJson, descriptor.mediaType));
    TRY_DECLARE(std::string configJson, spool.document(oci::blobPath(manifest.config.digest)));
    TRY_DECLARE(const oci::ImageConfig config, oci::parseImageConfig(configJson));
    PendingImage pending{.image = {.manifestJson = std::move(manifestJson),
                                   .manifestType = manifest.mediaType,
                                   .configJson = std::move(configJson)},
                         .id = manifest.config.digest};
    TRY_DECLARE(pending.layers, planLayers(manifest, config));
    for (const LayerPlan& layer : pending.layers) {
        TRY_DECLARE(const ArchiveSpool::File* file, spool.file(oci::blobPath(layer.blob.digest)));
        TRY(compareBlob(layer.blob, file->size, file->digest));
        pending.files.push_back(file);
    }
    return pending;
}

} // namespace

Result<std::vector<PendingImage>> imagesOfLayout(const ArchiveSpool& spool)
{
    TRY_DECLARE(const std::string layout, spool.document("oci-layout"));
    TRY(oci::checkLayout(layout));
    TRY_DECLARE(const std::string json, spool.document("index.json"));
    TRY_DECLARE(const oci::Index index, oci::parseIndex(json, oci::mediatype::kIndex));
    std::vector<PendingImage> images;
    for (const oci::Descriptor& entry : index.manifests) {
        if (!oci::isIndexType(entry.mediaType) && !oci::isManifestType(entry.mediaType))
            continue;
        TRY_DECLARE(const oci::Descriptor manifest, manifestOf(spool, entry, 0));
        TRY_DECLARE(PendingImage pending, read(spool, manifest).within("manifest " + manifest.digest.text()));
        if (auto name = nameOf(entry)) {
            // What an archive says about registries is hearsay.
            name->digest.reset();
            pending.image.names.push_back(std::move(*name));
        }
        images.push_back(std::move(pending));
    }
    return images;
}

Result<std::vector<PendingImage>> imagesOf(const ArchiveSpool& spool)
{
    const bool isLayout = spool.find("oci-layout") != nullptr && spool.find("index.json") != nullptr;
    if (!isLayout && spool.find("manifest.json") == nullptr)
        return Error(ErrorKind::InvalidInput, "the archive has neither an OCI layout nor a manifest.json of Docker's");
    TRY_DECLARE(auto images, isLayout ? imagesOfLayout(spool) : imagesOfDockerArchive(spool));
    if (images.empty())
        return Error(ErrorKind::InvalidInput, "the archive has no image");
    return images;
}

} // namespace darse::store
