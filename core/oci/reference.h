// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/digest.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darse::oci {

/// The full name of an image: "docker.io/library/alpine:3.19@sha256:…". The registry is never implied; a tag and a
/// digest may both be there, the digest then decides.
struct Reference {
    std::string registry;   ///< host with an optional port, as people write it: "docker.io", "localhost:5000"
    std::string repository; ///< "library/alpine"
    std::optional<std::string> tag;
    std::optional<Digest> digest;

    /// "docker.io/library/alpine"
    [[nodiscard]] std::string name() const;
    [[nodiscard]] std::string text() const;
    /// As people say it: "alpine:3.19" for docker.io/library, everything else in full.
    [[nodiscard]] std::string familiar() const;

    friend bool operator==(const Reference&, const Reference&) = default;
};

/// Reads a full name: its first part has a dot, a colon or is "localhost". A name with neither tag nor digest gets the
/// tag "latest". InvalidInput says which part is wrong.
[[nodiscard]] Result<Reference> parseReference(std::string_view text);

/// As `parseReference`, but neither tag nor digest is made up.
[[nodiscard]] Result<Reference> parseRepository(std::string_view text);

/// True when a name says which one of a repository's images is meant.
[[nodiscard]] bool hasTagOrDigest(std::string_view name);

/// Where names without a registry are looked for, in this order. "docker.io" adds "library/" to a name of one part.
struct SearchOrder {
    std::vector<std::string> registries{"docker.io"};
};

/// The full names that `text` can mean, in order; one for a full name.
[[nodiscard]] Result<std::vector<Reference>> candidates(std::string_view text, const SearchOrder& order);

/// True for what can be a tag: at most 128 of letters, digits and "_.-", not beginning with "." or "-".
[[nodiscard]] bool isTag(std::string_view text);

} // namespace darse::oci
