// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The last step of an intake: an image becomes visible.
#include "core/store/layerintake.h"
#include "core/store/standin.h"

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
    if (const auto standIn = standInFor(parsed.manifest))
        needs.blobs.insert(standIn->descriptor.digest);
    for (const LayerPlan& layer : parsed.layers) {
        needs.blobs.insert(layer.blob.digest);
        needs.layers.insert(layer.chainId);
    }
    return needs;
}

/// What is to stand in the index.
struct Arrival {
    IndexEntry entry;
    oci::Digest id;
    std::vector<std::string> names{};
};

Arrival arrivalOf(const Parsed& parsed, const NewImage& image)
{
    Arrival arrival{.entry = {.manifest = {.mediaType = parsed.manifest.mediaType,
                                           .digest = oci::Digest::of(image.manifestJson),
                                           .size = image.manifestJson.size(),
                                           .platform = parsed.config.platform},
                              .knownAs = knownAs(image.names)},
                    .id = parsed.manifest.config.digest};
    if (const auto standIn = standInFor(parsed.manifest))
        arrival.entry.standIn = standIn->descriptor;
    for (const oci::Reference& name : image.names) {
        if (name.tag)
            arrival.names.push_back(name.name() + ":" + *name.tag);
    }
    return arrival;
}

void enter(const Arrival& arrival, const std::vector<Arrival>& all, StoreCore::Draft& draft)
{
    const auto idOf = [&](const oci::Digest& manifest) -> std::optional<oci::Digest> {
        for (const Arrival& other : all) {
            if (other.entry.manifest.digest == manifest)
                return other.id;
        }
        return draft.catalogue.idOf(manifest);
    };
    draft.index.name(arrival.entry, idOf);
    for (const std::string& name : arrival.names) {
        IndexEntry named = arrival.entry;
        named.name = name;
        draft.index.name(std::move(named), idOf);
    }
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
    TRY(commitAll({image}));
    return parsed.manifest.config.digest;
}

Result<void> LayerIntake::commitAll(const std::vector<NewImage>& images)
{
    TRY(settle());
    std::vector<Arrival> arrivals;
    for (const NewImage& image : images) {
        TRY_DECLARE(const Parsed parsed, parse(image));
        pin(needsOf(parsed, image));
        TRY(requireLayers(parsed.layers));
        TRY(m_core.blobs.put(image.configJson, parsed.manifest.config.digest));
        TRY(m_core.blobs.put(image.manifestJson));
        if (const auto standIn = standInFor(parsed.manifest))
            TRY(m_core.blobs.put(standIn->json));
        arrivals.push_back(arrivalOf(parsed, image));
    }
    // It promises what is settling, so it need not be safer than that.
    return m_core.change(
        [&](StoreCore::Draft& draft) -> Result<void> {
            for (const Arrival& arrival : arrivals)
                enter(arrival, arrivals, draft);
            return ok();
        },
        sys::Durability::Process);
}

} // namespace darse::store
