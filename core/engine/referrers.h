// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/images.h"

namespace darse::engine {

/// What refers to an image at its registry: signatures, attestations, lists of what is in it.
struct Referrers {
    oci::Reference subject; ///< with its digest
    std::vector<oci::Descriptor> found{};
};

/// Asks the registry that has the image, or for a short name the first one of the search order.
[[nodiscard]] Result<Referrers> referrersOf(Images& images, const PullAsked& asked, const std::stop_token& stop);

} // namespace darse::engine
