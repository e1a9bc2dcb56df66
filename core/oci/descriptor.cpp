// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/descriptor.h"

#include <algorithm>

namespace darse::oci {
namespace {

using namespace mediatype;

constexpr std::string_view kIndexes[] = {kIndex, kDockerList};
constexpr std::string_view kManifests[] = {kManifest, kDockerManifest};
constexpr std::string_view kConfigs[] = {kConfig, kDockerConfig};
constexpr std::string_view kLayers[] = {
    kLayer, kLayerGzip, kLayerZstd, kDockerLayer, kDockerLayerGzip, kDockerLayerZstd,
};

} // namespace

bool isIndexType(std::string_view mediaType)
{
    return std::ranges::find(kIndexes, mediaType) != std::end(kIndexes);
}

bool isManifestType(std::string_view mediaType)
{
    return std::ranges::find(kManifests, mediaType) != std::end(kManifests);
}

bool isConfigType(std::string_view mediaType)
{
    return std::ranges::find(kConfigs, mediaType) != std::end(kConfigs);
}

bool isLayerType(std::string_view mediaType)
{
    return std::ranges::find(kLayers, mediaType) != std::end(kLayers);
}

} // namespace darse::oci
