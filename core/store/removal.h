// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/image.h"

namespace darse::store {

enum class Force {
    No,  ///< an image that is used, or asked for by id while it has several names, is InUse or Conflict
    Yes, ///< all its names go; what containers use stays without a name
};

/// What a removal has done, or would do.
struct Removal {
    struct Removed {
        oci::Digest id;
        std::vector<std::string> names{}; ///< it had
        Bytes freed{};                    ///< layers and blobs that nobody else needs
    };
    std::vector<std::string> untagged{};
    std::vector<Removed> images{};
    std::vector<std::string> kept{}; ///< why something stayed: one sentence each
    Bytes freed{};
};

enum class PruneScope {
    Dangling, ///< images without a name
    Unused,   ///< and all others that no container uses
};

struct PruneFilter {
    PruneScope scope = PruneScope::Dangling;
    std::optional<TimePoint> until{}; ///< only images made before
    /// "key" or "key=value": only images that have all of `labels` and none of `notLabels`.
    std::vector<std::string> labels{};
    std::vector<std::string> notLabels{};
};

struct DiskUse {
    struct OfImage {
        oci::Digest id;
        std::vector<std::string> names{};
        Bytes size{};
        Bytes shared{};
        Bytes unique{};
        std::vector<std::string> usedBy{};
    };
    std::vector<OfImage> images{};
    std::size_t layerCount = 0;
    std::size_t blobCount = 0;
    Bytes layers{};       ///< content of all unpacked layers, each once
    Bytes sharedLayers{}; ///< of that, used by more than one image
    Bytes blobs{};        ///< what the compressed layers and documents take beside them
    Bytes reclaimable{};  ///< what a prune of all unused images would give back
};

} // namespace darse::store
