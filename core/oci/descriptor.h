// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/digest.h"
#include "core/oci/platform.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darse::oci {

namespace mediatype {
inline constexpr std::string_view kIndex = "application/vnd.oci.image.index.v1+json";
inline constexpr std::string_view kManifest = "application/vnd.oci.image.manifest.v1+json";
inline constexpr std::string_view kConfig = "application/vnd.oci.image.config.v1+json";
inline constexpr std::string_view kLayer = "application/vnd.oci.image.layer.v1.tar";
inline constexpr std::string_view kLayerGzip = "application/vnd.oci.image.layer.v1.tar+gzip";
inline constexpr std::string_view kLayerZstd = "application/vnd.oci.image.layer.v1.tar+zstd";
inline constexpr std::string_view kDockerList = "application/vnd.docker.distribution.manifest.list.v2+json";
inline constexpr std::string_view kDockerManifest = "application/vnd.docker.distribution.manifest.v2+json";
inline constexpr std::string_view kDockerConfig = "application/vnd.docker.container.image.v1+json";
inline constexpr std::string_view kDockerLayer = "application/vnd.docker.image.rootfs.diff.tar";
inline constexpr std::string_view kDockerLayerGzip = "application/vnd.docker.image.rootfs.diff.tar.gzip";
inline constexpr std::string_view kDockerLayerZstd = "application/vnd.docker.image.rootfs.diff.tar.zstd";
inline constexpr std::string_view kDockerForeignLayer = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";
inline constexpr std::string_view kEmpty = "application/vnd.oci.empty.v1+json";
} // namespace mediatype

using Annotations = std::map<std::string, std::string, std::less<>>;

/// Points to a content by what it is.
struct Descriptor {
    std::string mediaType;
    Digest digest;
    std::uint64_t size = 0;
    Annotations annotations{};
    std::vector<std::string> urls{};
    std::optional<Platform> platform{}; ///< in an index
    std::string artifactType{};

    friend bool operator==(const Descriptor&, const Descriptor&) = default;
};

[[nodiscard]] bool isIndexType(std::string_view mediaType);
[[nodiscard]] bool isManifestType(std::string_view mediaType);
/// The configuration of an image that can be run.
[[nodiscard]] bool isConfigType(std::string_view mediaType);
/// A layer of a file system, in any compression, that is to be had from a registry.
[[nodiscard]] bool isLayerType(std::string_view mediaType);

} // namespace darse::oci
