// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The last step of an intake: an image becomes visible.
#include "core/store/layerintake.h"
#include "core/sys/files.h"

namespace darse::store {
namespace {

std::set<std::string> knownAs(const std::vector<oci::Reference>& names)
{
    std::set<std::string> known;
    for (const oci::Reference& name : names) {
        if (name.digest)
            known.insert(name.name() + "@" + name.digest->text());
    }
    return known;
}

std::string tagged(const oci::Reference& name)
{
    return name.name() + ":" + *name.tag;
}

struct Parsed {
    oci::Manifest manifest;
    oci::ImageConfig config;
    std::vector<LayerPlan> layers;
};

Result<Parsed> parse(const NewImage& image)
{
    TRY_DECLARE(oci::Manifest manifest, oci::parseManifest(image.manifestJson, image.manifestType));
    oci::Digester digester(manifest.config.digest.algorithm());
    digester.add(image.configJson);
    TRY(compareBlob(manifest.config, image.configJson.size(), digester.finish()).within("the configuration"));
    TRY_DECLARE(oci::ImageConfig config, oci::parseImageConfig(image.configJson));
    TRY_DECLARE(std::vector<LayerPlan> layers, planLayers(manifest, config));
    return Parsed{.manifest = std::move(manifest), .config = std::move(config), .layers = std::move(layers)};
}

Needs needsOf(const Parsed& parsed, const NewImage& image)
{
    Needs needs{.blobs = {oci::Digest::of(image.manifestJson), parsed.manifest.config.digest}, .layers = {}};
    for (const LayerPlan& layer : parsed.layers) {
        needs.blobs.insert(layer.blob.digest);
        needs.layers.insert(layer.chainId);
    }
    return needs;
}

} // namespace

Result<void> LayerIntake::requireLayers(const std::vector<LayerPlan>& plans) const
{
    for (const LayerPlan& plan : plans) {
        if (!m_core.layers.has(plan.chainId) || !m_core.blobs.has(plan.blob))
            return Error(ErrorKind::InvalidState, "layer " + plan.blob.digest.text() + " was not added");
    }
    return ok();
}

Result<oci::Digest> LayerIntake::commit(const NewImage& image)
{
    TRY_DECLARE(const Parsed parsed, parse(image));
    pin(needsOf(parsed, image));
    TRY(requireLayers(parsed.layers));
    TRY(m_core.blobs.put(image.configJson, parsed.manifest.config.digest));
    TRY_DECLARE(const oci::Digest manifest, m_core.blobs.put(image.manifestJson));
    // All that the index is about to promise, at once: cheaper than one sync for each of many thousand files.
    TRY(sys::syncFileSystem(m_core.paths.root()));
    const oci::Digest id = parsed.manifest.config.digest;
    const IndexEntry entry{.manifest = {.mediaType = parsed.manifest.mediaType,
                                        .digest = manifest,
                                        .size = image.manifestJson.size(),
                                        .platform = parsed.config.platform},
                           .knownAs = knownAs(image.names)};
    TRY(m_core.change([&](StoreCore::Draft& draft) -> Result<void> {
        const auto idOf = [&](const oci::Digest& digest) {
            return digest == manifest ? id : draft.catalogue.idOf(digest);
        };
        draft.index.name(entry, idOf);
        for (const oci::Reference& name : image.names) {
            if (!name.tag)
                continue;
            IndexEntry named = entry;
            named.name = tagged(name);
            draft.index.name(std::move(named), idOf);
        }
        return ok();
    }));
    return id;
}

} // namespace darse::store
