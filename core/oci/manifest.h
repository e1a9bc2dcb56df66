// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/descriptor.h"

#include <variant>

namespace darse::oci {

/// The largest manifest, index or configuration that is read.
inline constexpr std::size_t kMaxDocument = std::size_t{4} * 1024 * 1024;
inline constexpr std::size_t kMaxLayers = 512;
inline constexpr std::size_t kMaxIndexEntries = 4096;

/// One image: its configuration and its layers, the lowest first.
struct Manifest {
    std::string mediaType; ///< kManifest or kDockerManifest
    Descriptor config;
    std::vector<Descriptor> layers{};
    Annotations annotations{};
    std::optional<Descriptor> subject{};
    std::string artifactType{};

    friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// Several manifests, mostly of one image for several platforms.
struct Index {
    std::string mediaType; ///< kIndex or kDockerList
    std::vector<Descriptor> manifests{};
    Annotations annotations{};
    std::optional<Descriptor> subject{};
    std::string artifactType{};

    friend bool operator==(const Index&, const Index&) = default;
};

using Document = std::variant<Manifest, Index>;

/// Reads a manifest or an index. `mediaType` is what its sender called it (empty: not said, then the document itself
/// must). Protocol with the reason for: what could be both, a media type that is not the one inside, schema 1, absurd
/// sizes, depths and counts.
[[nodiscard]] Result<Document> parseDocument(std::string_view json, std::string_view mediaType);
/// The same for one that must be a manifest or an index.
[[nodiscard]] Result<Manifest> parseManifest(std::string_view json, std::string_view mediaType);
[[nodiscard]] Result<Index> parseIndex(std::string_view json, std::string_view mediaType);

/// Unsupported unless the manifest is of an image that can be run: artefacts (charts, signatures, attestations) and
/// layers that are not to be had from a registry are not.
[[nodiscard]] Result<void> checkRunnable(const Manifest& manifest);

/// Compact JSON with keys in the order of the specification; reading it gives the same value.
[[nodiscard]] std::string toJson(const Manifest& manifest);
[[nodiscard]] std::string toJson(const Index& index);

/// The entry of an index that runs best on `wanted`; NotFound names what is offered. Attestations are never chosen.
[[nodiscard]] Result<Descriptor> choosePlatform(const Index& index, const Platform& wanted);

} // namespace darse::oci
