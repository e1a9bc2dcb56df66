// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/blobs.h"
#include "core/store/layer.h"
#include "core/store/unpack.h"

namespace darse::store {

/// What a layer's stream is made into on its one way through.
struct LayerStream {
    const LayerPlan& plan;
    const ByteSource& compressed;
    std::optional<BlobWriter> blob{}; ///< keeps what comes, if it is to be kept; verified, not committed
    std::optional<std::filesystem::path> directory{}; ///< empty, to be unpacked into, if it is to be unpacked
    UnpackOptions options{};
    std::function<void(Bytes done)> progress{};
};

/// What came out of it.
struct StreamedLayer {
    UnpackReport unpacked{};
    std::uint64_t tarSize = 0;
};

/// Reads, keeps, verifies and unpacks in one pass, on two threads: one reads, writes the blob and computes its
/// digest; this one decompresses, computes the diff id and unpacks. Success means that blob and diff id are what the
/// plan says. A blob that is another than announced is told before what was found wrong inside of it.
[[nodiscard]] Result<StreamedLayer> streamLayer(LayerStream& stream, const std::stop_token& stop);

} // namespace darse::store
