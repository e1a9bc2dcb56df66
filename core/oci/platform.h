// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace darse::oci {

/// What an image runs on, in Go's words: "linux", "amd64", "arm64" with "v8".
struct Platform {
    std::string os;
    std::string architecture;
    std::string variant{};
    std::string osVersion{};
    std::vector<std::string> osFeatures{};

    /// "linux/arm64/v8"
    [[nodiscard]] std::string text() const;

    friend bool operator==(const Platform&, const Platform&) = default;
};

/// Reads "os/architecture[/variant]"; names of other worlds (x86_64, aarch64) become Go's.
[[nodiscard]] Result<Platform> parsePlatform(std::string_view text);

/// This machine's.
[[nodiscard]] Platform hostPlatform();

/// How well what is `offered` runs on `wanted`: 0 not at all, higher is better.
[[nodiscard]] int fitness(const Platform& offered, const Platform& wanted);

} // namespace darse::oci
