// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/digest.h"

#include <optional>
#include <string>

namespace darse::registry {

/// A manifest of a repository, checked: nothing else can get into the address of a request.
struct ManifestName {
    std::string repository;
    std::string reference;
    std::optional<oci::Digest> digest{}; ///< when `reference` is one

    [[nodiscard]] std::string target() const { return "/v2/" + repository + "/manifests/" + reference; }
    /// "library/alpine:3.19", "library/alpine@sha256:…"
    [[nodiscard]] std::string text() const { return repository + (digest ? "@" : ":") + reference; }
};

/// InvalidInput for what cannot be a repository.
[[nodiscard]] Result<void> checkRepository(const std::string& repository);
[[nodiscard]] Result<ManifestName> manifestName(const std::string& repository, const std::string& reference);

} // namespace darse::registry
