// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Both formats are tars of an OCI layout. That for Docker has its layers uncompressed, because Docker before version
// 25 reads nothing else, and says the same in manifest.json and repositories once more.
#include "core/base/stop.h"
#include "core/oci/dockerarchive.h"
#include "core/oci/layout.h"
#include "core/store/archive.h"
#include "core/store/decompress.h"
#include "core/store/standin.h"
#include "core/store/storecore.h"
#include "core/store/tarwriter.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace darse::store {
namespace {

using Json = nlohmann::json;

/// Where others look for a name: Docker and containerd in the second.
constexpr std::string_view kContainerdName = "io.containerd.image.name";

/// A blob of the archive: kept as it is in the store, or a text, or the uncompressed content of a blob.
struct Member {
    std::uint64_t size = 0;
    std::optional<std::string> text{};
    std::optional<oci::Digest> packed{};
};

struct Contents {
    std::map<oci::Digest, Member> blobs{};
    oci::Index index{.mediaType = std::string(oci::mediatype::kIndex)};
    std::vector<oci::ArchivedImage> docker{};
    Json repositories = Json::object();
};

void addToIndex(Contents& contents, const oci::Descriptor& manifest, const std::vector<std::string>& names)
{
    if (names.empty())
        contents.index.manifests.push_back(manifest);
    for (const std::string& name : names) {
        oci::Descriptor named = manifest;
        named.annotations[std::string(oci::kRefName)] = name;
        named.annotations[std::string(kContainerdName)] = name;
        contents.index.manifests.push_back(std::move(named));
    }
}

oci::Descriptor describe(const oci::Manifest& manifest, const std::string& json, const oci::Platform& platform)
{
    return {
        .mediaType = manifest.mediaType, .digest = oci::Digest::of(json), .size = json.size(), .platform = platform};
}

Result<void> gatherOci(const Image& image, const ToSave& wanted, Contents& contents)
{
    oci::Descriptor manifest{
        .mediaType = image.manifest.mediaType, .digest = wanted.manifest, .size = image.manifestJson.size()};
    if (const auto standIn = standInFor(image.manifest)) {
        manifest = standIn->descriptor;
        contents.blobs[manifest.digest] = {.size = manifest.size, .text = standIn->json};
    } else {
        contents.blobs[manifest.digest] = {.size = manifest.size};
    }
    manifest.platform = image.config.platform;
    contents.blobs[image.manifest.config.digest] = {.size = image.manifest.config.size};
    for (const oci::Descriptor& layer : image.manifest.layers)
        contents.blobs[layer.digest] = {.size = layer.size};
    addToIndex(contents, manifest, wanted.names);
    return ok();
}

Result<void> gatherDocker(const ImageStore& store, const Image& image, const ToSave& wanted, Contents& contents)
{
    oci::Manifest manifest{.mediaType = std::string(oci::mediatype::kManifest), .config = image.manifest.config};
    manifest.config.mediaType = oci::mediatype::kConfig;
    oci::ArchivedImage docker{.config = oci::blobPath(image.info.id), .repoTags = wanted.names};
    TRY_DECLARE(const auto plans, planLayers(image.manifest, image.config));
    for (const LayerPlan& plan : plans) {
        TRY_DECLARE(const LayerRecord record, store.layer(plan.chainId));
        manifest.layers.push_back(
            {.mediaType = std::string(oci::mediatype::kLayer), .digest = plan.diffId, .size = record.tarSize});
        docker.layers.push_back(oci::blobPath(plan.diffId));
        contents.blobs[plan.diffId] = {.size = record.tarSize, .packed = plan.blob.digest};
    }
    const std::string json = oci::toJson(manifest);
    const oci::Descriptor descriptor = describe(manifest, json, image.config.platform);
    contents.blobs[descriptor.digest] = {.size = json.size(), .text = json};
    contents.blobs[image.info.id] = {.size = image.configJson.size()};
    addToIndex(contents, descriptor, wanted.names);
    for (const std::string& name : wanted.names) {
        const auto reference = oci::parseReference(name);
        if (reference && reference->tag && !plans.empty())
            contents.repositories[reference->name()][*reference->tag] = plans.back().chainId.hex();
    }
    contents.docker.push_back(std::move(docker));
    return ok();
}

/// The bytes of a blob, which must be its digest: rot must not spread into archives.
ByteSource verified(const ByteSource& source, const oci::Digest& expected)
{
    auto digester = std::make_shared<oci::Digester>(expected.algorithm());
    return [source, expected, digester](std::span<char> into, const std::stop_token& stop) -> Result<std::size_t> {
        TRY_DECLARE(const std::size_t count, source(into, stop));
        digester->add({into.data(), count});
        if (count == 0 && digester->finish() != expected)
            return Error(ErrorKind::Io, "blob " + expected.text() + " is damaged in the store");
        return count;
    };
}

Result<void> writeBlob(const ImageStore& store, const oci::Digest& digest, const Member& member, TarWriter& tar)
{
    const std::string name = oci::blobPath(digest);
    if (member.text)
        return tar.addFile({.name = name}, *member.text);
    TRY_DECLARE(ByteSource source, store.openBlob(member.packed.value_or(digest)));
    if (member.packed)
        source = decompressed(std::move(source));
    return tar.addFile({.name = name, .size = member.size}, verified(source, digest), {});
}

Result<void> write(const ImageStore& store, const Contents& contents, ArchiveFormat format, TarWriter& tar)
{
    TRY(tar.addFile({.name = "oci-layout"}, oci::kLayoutFile));
    TRY(tar.addFile({.name = "index.json"}, oci::toJson(contents.index)));
    if (format == ArchiveFormat::Docker) {
        TRY(tar.addFile({.name = "manifest.json"}, oci::toJson(contents.docker)));
        TRY(tar.addFile({.name = "repositories"}, contents.repositories.dump()));
    }
    TRY(tar.add({.name = "blobs/", .mode = 0755}));
    std::set<oci::Algorithm> algorithms;
    for (const auto& [digest, member] : contents.blobs) {
        if (algorithms.insert(digest.algorithm()).second)
            TRY(tar.add({.name = "blobs/" + std::string(oci::toString(digest.algorithm())) + "/", .mode = 0755}));
        TRY(writeBlob(store, digest, member, tar));
    }
    return tar.finish();
}

} // namespace

Result<std::vector<ToSave>> whatToSave(const ImageStore& store, const std::vector<std::string>& texts)
{
    std::vector<ToSave> result;
    for (const std::string& text : texts) {
        TRY_DECLARE(const Found found, store.resolve(text));
        std::set<std::string> names;
        if (found.name)
            names.insert(*found.name);
        TRY_DECLARE(const Image image, store.imageOfManifest(found.manifest));
        for (const ImageName& name : image.info.names) {
            if (!found.name && name.manifest == found.manifest)
                names.insert(name.text);
        }
        const auto same = std::ranges::find(result, found.manifest, &ToSave::manifest);
        if (same != result.end())
            names.insert(same->names.begin(), same->names.end());
        ToSave& place = same != result.end() ? *same : result.emplace_back(ToSave{.manifest = found.manifest});
        place.names.assign(names.begin(), names.end());
    }
    return result;
}

Result<void> saveArchive(ImageStore& store, const std::vector<ToSave>& images, ArchiveFormat format,
                         const ByteSink& sink)
{
    Contents contents;
    std::vector<std::shared_ptr<void>> holds;
    for (const ToSave& wanted : images) {
        TRY_DECLARE(const Image image, store.imageOfManifest(wanted.manifest));
        TRY_DECLARE(auto hold, store.hold(image.info.id));
        holds.push_back(std::move(hold));
        if (format == ArchiveFormat::Oci)
            TRY(gatherOci(image, wanted, contents));
        else
            TRY(gatherDocker(store, image, wanted, contents));
    }
    TarWriter tar(sink);
    return write(store, contents, format, tar);
}

} // namespace darse::store
