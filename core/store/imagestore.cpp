// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/imagestore.h"

#include "core/store/layerintake.h"
#include "core/store/lookup.h"

namespace darse::store {

ImageStore::ImageStore(std::unique_ptr<StoreCore> core) : m_core(std::move(core)) {}
ImageStore::~ImageStore() = default;

Result<std::unique_ptr<ImageStore>> ImageStore::open(const std::filesystem::path& root, StoreOptions options)
{
    auto core = std::make_unique<StoreCore>(root, std::move(options));
    TRY(core->open());
    return std::unique_ptr<ImageStore>(new ImageStore(std::move(core)));
}

ImageList ImageStore::images() const
{
    return m_core->catalogue()->images();
}

Result<Found> ImageStore::resolve(std::string_view text) const
{
    // With a damaged index nobody knows what there is: that is no "there is none".
    if (auto damage = m_core->indexError())
        return *std::move(damage);
    return lookUp(*m_core->catalogue(), text, m_core->options.search);
}

Result<Image> ImageStore::image(const oci::Digest& id) const
{
    const auto catalogue = m_core->catalogue();
    const ImageInfo* info = catalogue->image(id);
    if (info == nullptr)
        return noSuchImage(id.text());
    return imageOfManifest(info->manifest);
}

Result<Image> ImageStore::imageOfManifest(const oci::Digest& manifest) const
{
    const auto catalogue = m_core->catalogue();
    const ManifestFacts* facts = catalogue->manifest(manifest);
    if (facts == nullptr)
        return noSuchImage(manifest.text());
    const ImageInfo& info = *catalogue->image(facts->config.digest);
    TRY_DECLARE(std::string manifestJson, m_core->blobs.readDocument(manifest));
    TRY_DECLARE(oci::Manifest parsed, oci::parseManifest(manifestJson, facts->descriptor.mediaType));
    TRY_DECLARE(std::string configJson, m_core->blobs.readDocument(facts->config.digest));
    TRY_DECLARE(oci::ImageConfig config, oci::parseImageConfig(configJson));
    return Image{.info = info,
                 .manifest = std::move(parsed),
                 .config = std::move(config),
                 .manifestJson = std::move(manifestJson),
                 .configJson = std::move(configJson)};
}

Result<std::vector<HistoryStep>> ImageStore::history(const oci::Digest& id) const
{
    TRY_DECLARE(const Image image, this->image(id));
    std::vector<HistoryStep> steps;
    std::size_t next = 0;
    const auto addLayer = [&](oci::HistoryEntry entry) {
        const oci::Digest& chainId = image.info.layers[next++];
        const auto record = layer(chainId);
        steps.push_back({.entry = std::move(entry), .layer = chainId, .size = record ? record->content : Bytes()});
    };
    for (const oci::HistoryEntry& entry : image.config.history) {
        if (entry.isEmptyLayer || next == image.info.layers.size())
            steps.push_back({.entry = entry});
        else
            addLayer(entry);
    }
    // A history is a courtesy of whoever made the image: what it does not tell is there all the same.
    while (next < image.info.layers.size())
        addLayer({});
    return steps;
}

std::filesystem::path ImageStore::layerPath(const oci::Digest& chainId) const
{
    return m_core->paths.diff(chainId);
}

Result<LayerRecord> ImageStore::layer(const oci::Digest& chainId) const
{
    return m_core->layers.record(chainId);
}

OverlayMarks ImageStore::marks() const
{
    return m_core->options.marks;
}

Result<ByteSource> ImageStore::openBlob(const oci::Digest& digest) const
{
    return m_core->blobs.open(digest);
}

std::unique_ptr<Intake> ImageStore::intake()
{
    return std::make_unique<LayerIntake>(*m_core);
}

Result<std::shared_ptr<void>> ImageStore::hold(const oci::Digest& id)
{
    Needs needs;
    TRY(m_core->pinImage(id, needs));
    return std::shared_ptr<void>(m_core.get(),
                                 [needs, id](void* core) { static_cast<StoreCore*>(core)->unpin(needs, id); });
}

std::optional<Error> ImageStore::problem() const
{
    return m_core->indexError();
}

bool ImageStore::isSuspect() const
{
    return m_core->settling.isSuspect();
}

Result<void> ImageStore::tag(const Found& image, const oci::Reference& name)
{
    return m_core->change([&](StoreCore::Draft& draft) -> Result<void> {
        const ManifestFacts* facts = draft.catalogue.manifest(image.manifest);
        if (facts == nullptr)
            return noSuchImage(image.manifest.text());
        IndexEntry entry{.manifest = facts->descriptor, .standIn = facts->standIn};
        entry.manifest.annotations.clear();
        if (name.tag)
            entry.name = name.name() + ":" + *name.tag;
        if (name.digest)
            entry.knownAs.insert(name.name() + "@" + name.digest->text());
        draft.index.name(std::move(entry), [&](const oci::Digest& digest) { return draft.catalogue.idOf(digest); });
        return ok();
    });
}

} // namespace darse::store
