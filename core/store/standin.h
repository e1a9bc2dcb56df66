// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/manifest.h"

#include <optional>
#include <string>

namespace darse::store {

/// What an OCI layout has in the place of a manifest of Docker's, which readers of layouts do not know: the same image
/// in the words of OCI. Always the same for the same manifest.
struct StandIn {
    oci::Descriptor descriptor;
    std::string json;
};

/// Nothing for a manifest that needs none.
[[nodiscard]] std::optional<StandIn> standInFor(const oci::Manifest& manifest);

} // namespace darse::store
