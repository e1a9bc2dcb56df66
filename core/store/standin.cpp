// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/standin.h"

#include <algorithm>
#include <array>
#include <utility>

namespace darse::store {
namespace {

namespace mediatype = oci::mediatype;

constexpr std::array kWords{std::pair{mediatype::kDockerManifest, mediatype::kManifest},
                            std::pair{mediatype::kDockerConfig, mediatype::kConfig},
                            std::pair{mediatype::kDockerLayer, mediatype::kLayer},
                            std::pair{mediatype::kDockerLayerGzip, mediatype::kLayerGzip},
                            std::pair{mediatype::kDockerLayerZstd, mediatype::kLayerZstd}};

void translate(std::string& mediaType)
{
    const auto found = std::ranges::find(kWords, std::string_view(mediaType), &decltype(kWords)::value_type::first);
    if (found != kWords.end())
        mediaType = found->second;
}

} // namespace

std::optional<StandIn> standInFor(const oci::Manifest& manifest)
{
    if (manifest.mediaType != mediatype::kDockerManifest)
        return std::nullopt;
    oci::Manifest translated = manifest;
    translate(translated.mediaType);
    translate(translated.config.mediaType);
    for (oci::Descriptor& layer : translated.layers)
        translate(layer.mediaType);
    const std::string json = oci::toJson(translated);
    return StandIn{
        .descriptor = {.mediaType = translated.mediaType, .digest = oci::Digest::of(json), .size = json.size()},
        .json = json};
}

} // namespace darse::store
