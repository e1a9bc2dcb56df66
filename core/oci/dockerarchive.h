// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace darse::oci {

/// One image of what `docker save` writes: names of files in the archive. They are untrusted text, but relative and
/// without "..".
struct ArchivedImage {
    std::string config;
    std::vector<std::string> repoTags{};
    std::vector<std::string> layers{};

    friend bool operator==(const ArchivedImage&, const ArchivedImage&) = default;
};

/// Reads the manifest.json of a docker-archive.
[[nodiscard]] Result<std::vector<ArchivedImage>> parseDockerArchive(std::string_view json);
[[nodiscard]] std::string toJson(const std::vector<ArchivedImage>& images);

} // namespace darse::oci
