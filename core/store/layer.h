// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/oci/imageconfig.h"
#include "core/oci/manifest.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace darse::store {

/// A layer that an image needs: what is to be had, and what must come of it.
struct LayerPlan {
    oci::Descriptor blob;                ///< as the manifest names it, mostly compressed
    oci::Digest diffId;                  ///< of the uncompressed tar
    oci::Digest chainId;                 ///< what it is stored under
    std::optional<oci::Digest> parent{}; ///< chain id of the layer below
};

/// The layers of an image, the lowest first. Protocol when manifest and configuration do not speak of as many layers,
/// Unsupported for what is no layer (artifacts, layers that no registry gives).
[[nodiscard]] Result<std::vector<LayerPlan>> planLayers(const oci::Manifest& manifest, const oci::ImageConfig& config);

/// What is known of a layer that stands in the store.
struct LayerRecord {
    oci::Digest chainId;
    oci::Digest diffId;
    std::optional<oci::Digest> parent{};
    oci::Digest blob; ///< that it was unpacked from
    std::uint64_t blobSize = 0;
    std::uint64_t tarSize = 0; ///< uncompressed
    Bytes content{};           ///< of its regular files
    std::uint64_t entries = 0;
    bool hidesAllBelow = false;       ///< the layers below must not be mounted with it
    std::vector<std::string> notes{}; ///< what could not be kept

    friend bool operator==(const LayerRecord&, const LayerRecord&) = default;
};

enum class LayerStep {
    Waiting,   ///< another caller brings it
    Receiving, ///< read from its source and unpacked in the same pass
    Unpacking, ///< its blob is here already
    Done,
};

struct LayerProgress {
    oci::Digest blob;
    LayerStep step = LayerStep::Waiting;
    Bytes done;
    Bytes total;
};

/// Called on the threads that work, a few times per MiB; must be quick.
using ProgressSink = std::function<void(const LayerProgress&)>;

} // namespace darse::store
