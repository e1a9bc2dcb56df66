// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/registries.h"
#include "core/engine/transfer.h"
#include "core/store/imagestore.h"

namespace darse::engine {

struct PushRequest {
    store::Found image;
    oci::Reference target; ///< where to, with a tag
    RequestCredential credential{};
};

struct Pushed {
    oci::Reference target;
    oci::Digest digest; ///< of the manifest
    std::uint64_t size = 0;
};

/// Sends an image: only what the registry does not have, and nothing that another of its repositories can give.
[[nodiscard]] Result<Pushed> pushImage(store::ImageStore& store, Registries& registries, const PushRequest& request,
                                       const TransferSink& sink, const std::stop_token& stop);

} // namespace darse::engine
