// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/archive.h"

namespace darse::store {

/// An image that is made here, of one layer.
struct OneLayer {
    oci::ImageConfig config{}; ///< less the layer
    std::vector<oci::Reference> names{};
    ProgressSink progress{};
    std::stop_token stop{};
};

/// Makes an image of a tar, compressed or not. The layer is kept as it comes, if a manifest has a name for its
/// compression, else uncompressed. The id.
[[nodiscard]] Result<oci::Digest> addOneLayer(ImageStore& store, const ByteSource& tar, const OneLayer& image);

} // namespace darse::store
