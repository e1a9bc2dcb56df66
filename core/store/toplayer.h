// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/imagestore.h"

#include <functional>

namespace darse::store {

/// An image that is made here of another one and one more layer.
struct TopLayer {
    std::function<Result<void>(const ByteSink& sink)> writeTar; ///< of the layer, uncompressed
    oci::ImageConfig config{};                                  ///< less the layers
    std::vector<oci::Reference> names{};
    std::stop_token stop{};
};

/// Keeps the layer gzipped, unpacks it and makes the image visible under its names. The id.
[[nodiscard]] Result<oci::Digest> addTopLayer(ImageStore& store, const Image& base, const TopLayer& layer);

} // namespace darse::store
