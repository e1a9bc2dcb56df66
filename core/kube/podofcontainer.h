// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace darse::kube {

/// A container and its image, as Docker's language inspects them. Without the image (null) what it says is repeated.
struct Inspected {
    nlohmann::json container;
    nlohmann::json image;
};

/// What containers become as YAML.
struct PodOfContainers {
    nlohmann::json pod;
    std::vector<nlohmann::json> claims; ///< on the named volumes that it mounts
    std::vector<std::string> lost;      ///< "web: its devices": what no pod can say

    /// All as documents, the pod last, and in comments what is lost.
    [[nodiscard]] std::string text() const;
};

/// One pod of all of them; `name` empty: that of the first. What is of the pod as a whole is taken from the first.
[[nodiscard]] PodOfContainers podOf(const std::vector<Inspected>& containers, const std::string& name = {});
/// An object as somebody would write it: without what the server has added.
[[nodiscard]] nlohmann::json plainObject(nlohmann::json object);

} // namespace darse::kube
