// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/machine.h"
#include "core/net/router.h"

#include <string>
#include <string_view>
#include <vector>

namespace darse::api {

/// The version of the Docker Engine API that is spoken, and the oldest that is understood.
inline constexpr std::string_view kDockerApi = "1.41";
inline constexpr std::string_view kDockerMinApi = "1.24";

/// The routes of the Docker dialect, without a version in front.
[[nodiscard]] std::vector<net::Route> dockerRoutes(const Machine& machine);

/// "/v1.41/version" as the version and the rest of the path; the version is empty when there is none in front.
struct VersionedPath {
    std::string_view version;
    std::string_view path;
};
[[nodiscard]] VersionedPath splitVersion(std::string_view path);

/// Whether a version is `least` or later; without one the spoken version counts.
[[nodiscard]] bool isAtLeast(std::string_view version, std::string_view least);

/// InvalidInput, in Docker's own words, for a version outside of what is understood.
[[nodiscard]] Result<void> checkVersion(std::string_view version);

} // namespace darse::api
