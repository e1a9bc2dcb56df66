// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/registries.h"
#include "core/engine/transfer.h"
#include "core/store/imagestore.h"

#include <optional>

namespace darse::engine {

struct PullRequest {
    oci::Reference reference;
    std::optional<oci::Platform> platform{}; ///< absent: this machine's
    RequestCredential credential{};
};

struct Pulled {
    oci::Reference reference;
    oci::Digest id;
    oci::Digest digest; ///< what the registry knows the reference by: of the index where there is one
    bool isNew = true;  ///< false: the store had it under this name already
};

/// Brings an image into the store, several layers at once. What is here already is not fetched.
[[nodiscard]] Result<Pulled> pullImage(store::ImageStore& store, Registries& registries, const PullRequest& request,
                                       const TransferSink& sink, const std::stop_token& stop);

} // namespace darse::engine
