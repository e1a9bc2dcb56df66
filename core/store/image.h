// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/oci/imageconfig.h"
#include "core/oci/manifest.h"
#include "core/oci/reference.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace darse::store {

using TimePoint = std::chrono::sys_time<std::chrono::nanoseconds>;

/// A name that an image goes by, and the manifest that this name means: an image (one configuration) may have come in
/// several manifests, for instance with gzip and with zstd layers.
struct ImageName {
    std::string text; ///< in full: "docker.io/library/alpine:3.19"
    oci::Digest manifest;

    friend bool operator==(const ImageName&, const ImageName&) = default;
};

/// What a list shows of one image.
struct ImageInfo {
    oci::Digest id;                     ///< of the configuration
    oci::Digest manifest;               ///< of its first entry in the index
    std::vector<ImageName> names{};     ///< sorted; none: the image is dangling
    std::vector<std::string> digests{}; ///< "docker.io/library/alpine@sha256:…", sorted
    std::optional<TimePoint> created{}; ///< as its maker says
    oci::Platform platform{};           ///
    oci::Annotations labels{};          ///
    std::vector<oci::Digest> layers{};  ///< chain ids, the lowest first
    Bytes size{};                       ///< of the files in all layers
    Bytes shared{};                     ///< of that, in layers that other images use too
    Bytes blobs{};                      ///< of the compressed layers, as they are kept
    [[nodiscard]] Bytes unique() const { return size - shared; }
    [[nodiscard]] bool isDangling() const { return names.empty(); }

    friend bool operator==(const ImageInfo&, const ImageInfo&) = default;
};

/// Sorted by the first name, images without one last. Never changes once handed out.
using ImageList = std::shared_ptr<const std::vector<ImageInfo>>;

/// All of one image.
struct Image {
    ImageInfo info;
    oci::Manifest manifest;
    oci::ImageConfig config;
    std::string manifestJson; ///< byte for byte
    std::string configJson;   ///< byte for byte
};

/// What a text that a person typed means.
struct Found {
    oci::Digest id;
    oci::Digest manifest;
    std::optional<std::string> name{}; ///< the full name, when it was found by one
};

/// One step of how an image was made, the lowest first.
struct HistoryStep {
    oci::HistoryEntry entry;
    std::optional<oci::Digest> layer{}; ///< chain id; none for a step that added no layer
    Bytes size{};
};

} // namespace darse::store
