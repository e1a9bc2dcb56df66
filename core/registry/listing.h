// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace darse::registry {

/// The names of a listing that comes in pages. They are the registry's words: hostile, perhaps not UTF-8.
struct Names {
    std::vector<std::string> names{};
    bool isTruncated = false; ///< there are more than anybody can look through
};

/// The most names that a listing gives.
inline constexpr std::size_t kMaxNames = 50'000;

struct SearchQuery {
    std::string term;
    std::size_t limit = 25;
};

struct SearchHit {
    std::string name; ///< "docker.io/library/alpine"
    std::string description{};
    std::int64_t stars = 0;
    bool isOfficial = false;
    bool isAutomated = false;

    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

} // namespace darse::registry
