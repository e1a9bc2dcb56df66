// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Objects that make what is there once more.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace darse::kube {

/// An object that makes another one like it: without what the server and its defaults have added.
[[nodiscard]] nlohmann::json plainObject(nlohmann::json object);

/// What Docker's dialect tells of a container and of its image.
struct Inspected {
    nlohmann::json container;
    nlohmann::json image;
};

struct Generated {
    std::vector<nlohmann::json> objects{}; ///< claims of the volumes, then the pod
    std::vector<std::string> left{};       ///< "db: Devices": what of the containers no pod says
};

/// The containers as one pod; without a name it is called as the first of them. What an image says is not repeated.
[[nodiscard]] Generated podOf(const std::vector<Inspected>& containers, const std::string& name = {});
/// The documents, what is left out in front of them as comments.
[[nodiscard]] std::string toYaml(const Generated& generated);

} // namespace darse::kube
