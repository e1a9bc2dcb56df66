// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oci/reference.h"
#include "core/registry/registryoptions.h"

#include <string_view>

namespace darse::engine {

/// What a person has settled about registries.
struct RegistrySettings {
    oci::SearchOrder search{};
    std::set<std::string> insecure{};
    std::map<std::string, std::vector<std::string>> mirrors{};
    std::vector<std::filesystem::path> certificateFolders{};
};

/// Reads the text of registries.json:
///
///     {"search": ["docker.io", "quay.io"], "insecure": ["10.0.0.5:5000"],
///      "mirrors": {"docker.io": ["mirror.example:5000/hub"]}, "certificates": ["/srv/certs.d"]}
///
/// Every key may be missing. InvalidInput names what is wrong: a key that does not exist, a name that is no registry.
[[nodiscard]] Result<RegistrySettings> parseRegistries(std::string_view json);

/// The same from a file; one that does not exist settles nothing.
[[nodiscard]] Result<RegistrySettings> readRegistries(const std::filesystem::path& file);

} // namespace darse::engine
