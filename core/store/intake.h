// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytestream.h"
#include "core/oci/reference.h"
#include "core/store/layer.h"

#include <memory>
#include <stop_token>

namespace darse::store {

/// An image whose layers stand in the store already.
struct NewImage {
    std::string manifestJson; ///< byte for byte, because its digest is its name
    std::string manifestType; ///< media type; empty: the document says it
    std::string configJson;
    /// A tag becomes a name, taken from the image that had it before. A digest becomes what the image is known by in
    /// registries: that of the manifest, or of the index which it was chosen from.
    std::vector<oci::Reference> names{};
};

/// One image on its way in. What it has added is safe from removal until it ends; what it added in vain is gone then.
/// Safe to use from many threads at once; must end before its ImageStore.
class Intake {
public:
    virtual ~Intake() = default;

    /// Brings a layer into the store: reads `compressed` once, keeps it, verifies both digests and unpacks it in the
    /// same pass. `compressed` is not asked at all when blob and layer are here, so that it may open its connection at
    /// the first question. Of several callers who want the same layer at once, one works and the others wait for it.
    /// A wrong digest or size is Protocol and names the layer; whatever fails leaves nothing.
    [[nodiscard]] virtual Result<LayerRecord> addLayer(const LayerPlan& plan, const ByteSource& compressed,
                                                       const ProgressSink& progress, const std::stop_token& stop) = 0;

    /// Keeps a blob as it is, of at most `descriptor.size` bytes, which must be its digest.
    [[nodiscard]] virtual Result<void> addBlob(const oci::Descriptor& descriptor, const ByteSource& content,
                                               const std::stop_token& stop) = 0;

    /// Makes the image visible, with its names, in one step that survives a power cut. All its layers must have been
    /// added. The id of the image.
    [[nodiscard]] virtual Result<oci::Digest> commit(const NewImage& image) = 0;
};

} // namespace darse::store
