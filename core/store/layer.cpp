// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layer.h"

namespace darse::store {

Result<std::vector<LayerPlan>> planLayers(const oci::Manifest& manifest, const oci::ImageConfig& config)
{
    for (const oci::Descriptor& layer : manifest.layers) {
        if (!oci::isLayerType(layer.mediaType))
            return Error(ErrorKind::Unsupported, "a layer of the image is of the type \"" + layer.mediaType +
                                                     "\", which is not a file system to be had from a registry");
    }
    if (manifest.layers.size() != config.diffIds.size())
        return Error(ErrorKind::Protocol, "the manifest names " + std::to_string(manifest.layers.size()) +
                                              " layers, the configuration " + std::to_string(config.diffIds.size()));
    const std::vector<oci::Digest> chain = oci::chainIds(config.diffIds);
    std::vector<LayerPlan> plans;
    for (std::size_t i = 0; i < chain.size(); ++i)
        plans.push_back({.blob = manifest.layers[i],
                         .diffId = config.diffIds[i],
                         .chainId = chain[i],
                         .parent = i == 0 ? std::nullopt : std::optional(chain[i - 1])});
    return plans;
}

} // namespace darse::store
