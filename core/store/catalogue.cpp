// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/catalogue.h"

#include <algorithm>

namespace darse::store {
namespace {

/// In how many images a layer is.
using Users = std::map<oci::Digest, int>;

ImageInfo infoOf(const ManifestFacts& facts)
{
    ImageInfo info{.id = facts.config.digest, .manifest = facts.descriptor.digest};
    info.created = facts.created;
    info.platform = facts.platform;
    info.labels = facts.labels;
    for (std::size_t i = 0; i < facts.layers.size(); ++i) {
        info.layers.push_back(facts.layers[i].chainId);
        info.size += facts.contents[i];
        info.blobs += Bytes(facts.layers[i].blob.size);
    }
    return info;
}

Bytes sharedOf(const ManifestFacts& facts, const Users& users)
{
    Bytes shared;
    for (std::size_t i = 0; i < facts.layers.size(); ++i) {
        if (users.at(facts.layers[i].chainId) > 1)
            shared += facts.contents[i];
    }
    return shared;
}

bool isBefore(const ImageInfo& left, const ImageInfo& right)
{
    if (left.isDangling() != right.isDangling())
        return right.isDangling();
    if (!left.isDangling())
        return left.names.front().text < right.names.front().text;
    return left.id < right.id;
}

} // namespace

void Needs::add(const ManifestFacts& manifest)
{
    blobs.insert(manifest.descriptor.digest);
    blobs.insert(manifest.config.digest);
    if (manifest.standIn)
        blobs.insert(manifest.standIn->digest);
    for (const LayerPlan& layer : manifest.layers) {
        blobs.insert(layer.blob.digest);
        layers.insert(layer.chainId);
    }
}

Result<ManifestFacts> readFacts(const IndexEntry& entry, const Blobs& blobs, const Layers& layers)
{
    const oci::Descriptor& manifest = entry.manifest;
    TRY_DECLARE(const std::string manifestJson, blobs.readDocument(manifest.digest));
    TRY_DECLARE(const oci::Manifest parsed, oci::parseManifest(manifestJson, manifest.mediaType));
    TRY_DECLARE(const std::string configJson, blobs.readDocument(parsed.config.digest));
    TRY_DECLARE(const oci::ImageConfig config, oci::parseImageConfig(configJson));
    ManifestFacts facts{.descriptor = manifest, .config = parsed.config, .standIn = entry.standIn};
    TRY_DECLARE(facts.layers, planLayers(parsed, config));
    for (const LayerPlan& layer : facts.layers) {
        const auto record = layers.record(layer.chainId);
        facts.contents.push_back(record ? record->content : Bytes());
    }
    facts.created = oci::parseTime(config.created);
    facts.platform = config.platform;
    facts.labels = config.run.labels;
    return facts;
}

std::shared_ptr<const Catalogue> Catalogue::of(const ImageIndex& index, const Blobs& blobs, const Layers& layers,
                                               const Catalogue& previous)
{
    auto catalogue = std::make_shared<Catalogue>();
    for (const IndexEntry& entry : index.entries()) {
        const oci::Digest& digest = entry.manifest.digest;
        if (const auto known = previous.m_manifests.find(digest); known != previous.m_manifests.end()) {
            catalogue->m_manifests.insert(*known);
            continue;
        }
        auto facts = readFacts(entry, blobs, layers);
        if (facts)
            catalogue->m_manifests.emplace(digest, std::make_shared<ManifestFacts>(std::move(facts).value()));
        else
            catalogue->m_unreadable.insert(digest);
    }
    catalogue->list(index);
    return catalogue;
}

void Catalogue::list(const ImageIndex& index)
{
    std::vector<ImageInfo> images;
    std::map<oci::Digest, std::size_t> places;
    for (const IndexEntry& entry : index.entries()) {
        const ManifestFacts* facts = manifest(entry.manifest.digest);
        if (facts == nullptr)
            continue;
        const auto [place, isNew] = places.emplace(facts->config.digest, images.size());
        if (isNew)
            images.push_back(infoOf(*facts));
        ImageInfo& info = images[place->second];
        if (entry.name)
            info.names.push_back({.text = *entry.name, .manifest = entry.manifest.digest});
        info.digests.insert(info.digests.end(), entry.knownAs.begin(), entry.knownAs.end());
    }
    Users users;
    for (const ImageInfo& info : images) {
        for (const oci::Digest& layer : std::set(info.layers.begin(), info.layers.end()))
            ++users[layer];
    }
    for (ImageInfo& info : images) {
        info.shared = sharedOf(*manifest(info.manifest), users);
        std::ranges::sort(info.names, {}, &ImageName::text);
        std::ranges::sort(info.digests);
        info.digests.erase(std::unique(info.digests.begin(), info.digests.end()), info.digests.end());
    }
    std::ranges::stable_sort(images, isBefore);
    m_images = std::make_shared<const std::vector<ImageInfo>>(std::move(images));
}

const ImageInfo* Catalogue::image(const oci::Digest& id) const
{
    const auto found = std::ranges::find(*m_images, id, &ImageInfo::id);
    return found == m_images->end() ? nullptr : &*found;
}

const ManifestFacts* Catalogue::manifest(const oci::Digest& digest) const
{
    const auto found = m_manifests.find(digest);
    return found == m_manifests.end() ? nullptr : found->second.get();
}

std::vector<const ManifestFacts*> Catalogue::manifestsOf(const oci::Digest& id) const
{
    std::vector<const ManifestFacts*> all;
    for (const auto& [digest, facts] : m_manifests) {
        if (facts->config.digest == id)
            all.push_back(facts.get());
    }
    return all;
}

std::optional<oci::Digest> Catalogue::idOf(const oci::Digest& manifest) const
{
    const ManifestFacts* facts = this->manifest(manifest);
    if (facts == nullptr)
        return std::nullopt;
    return facts->config.digest;
}

Needs Catalogue::needs(const std::set<oci::Digest>& without) const
{
    Needs needs;
    for (const auto& [digest, facts] : m_manifests) {
        if (!without.contains(facts->config.digest))
            needs.add(*facts);
    }
    return needs;
}

} // namespace darse::store
