// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/registry.h"

namespace darse::registry {

/// After a push to a registry that did not answer with OCI-Subject: enters the manifest, when it refers to another one,
/// into the index that stands in for the referrers API. What two do at once for the same subject may lose one entry:
/// the specification has no lock for it.
[[nodiscard]] Result<void> tellSubject(Registry& registry, const std::string& repository, const NewManifest& manifest,
                                       const std::stop_token& stop);

} // namespace darse::registry
